// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static CatalogueEntry entry(String name, String... items) {
        ObjectNode document = JSON.valueToTree(EntryFixtures.entry(SharingType.UNCONDITIONAL, null));
        document.put("name", name);
        ArrayNode list = document.putArray("items");
        List.of(items).forEach(item -> list.addObject().put("name", item).put("dataType", "C"));
        return JSON.convertValue(document, CatalogueEntry.class);
    }

    @Test
    void widthCaseSpacesAndPunctuationAreFolded() {
        assertThat(Likeness.fold("企业 登记（ＡＢＣ）-信息。")).isEqualTo("企业登记abc信息");
        assertThat(Likeness.fold("𠮷野 １２")).isEqualTo("𠮷野12");
        assertThat(Likeness.fold("——")).isNotEmpty();
    }

    @Test
    void theStemLeavesOutTheNumberAtTheEndAlone() {
        assertThat(Likeness.of(entry("企业登记12")).stem()).isEqualTo("企业登记");
        assertThat(Likeness.of(entry("2019年企业登记")).stem()).isEqualTo("2019年企业登记");
        assertThat(Likeness.of(entry("2019")).stem()).isEqualTo("2019");
    }

    @Test
    void entriesMostlyAlikeShareABandAndOthersDoNot() {
        CatalogueEntry one = entry("企业登记基本信息", "统一社会信用代码", "企业名称", "法定代表人", "住所", "经营范围");
        CatalogueEntry alike = entry("企业登记基础信息", "统一社会信用代码", "企业名称", "法定代表人", "住所", "成立日期");
        CatalogueEntry other = entry("不动产抵押权登记", "不动产单元号", "权利人", "抵押金额", "登记日期", "坐落");

        assertThat(Likeness.between(one, alike)).isGreaterThan(0.6);
        assertThat(Likeness.between(one, other)).isLessThan(0.2);
        assertThat(Collections.disjoint(
                        Likeness.of(one).bands(), Likeness.of(alike).bands()))
                .isFalse();
        assertThat(Collections.disjoint(
                        Likeness.of(one).bands(), Likeness.of(other).bands()))
                .isTrue();
    }
}
