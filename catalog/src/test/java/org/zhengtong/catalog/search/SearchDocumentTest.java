// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.catalog.entry.EntryFixtures.entry;
import static org.zhengtong.catalog.entry.EntryFixtures.item;
import static org.zhengtong.catalog.entry.EntryFixtures.published;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.SharingType;

class SearchDocumentTest {

    private static final Synonyms SYNONYMS = new Synonyms(List.of(List.of("健康证", "健康证明"), List.of("有效期", "期限")));

    private static List<String> words(String column) {
        String words = SearchDocument.words(
                published(entry(SharingType.CONDITIONAL, "依申请", null, List.of(item("有效期至", column, null)))),
                new Pinyin(),
                SYNONYMS);
        return List.of(words.replace("'", "").split(" "));
    }

    @Test
    void aNameIsFoundByPairsItsLastCharacterAndItsPinyinFromEachCharacterOn() {
        assertThat(words("validTo"))
                .contains("a食品", "a品从", "a证明", "a明", "aspcyryjk", "ajkzm", "ajiankangzhengming", "azm")
                .doesNotContain("a食", "am", "c明");
    }

    @Test
    void aliasItemsAndSummaryAreMarkedAsSuch() {
        assertThat(words("validTo")).contains("b健康", "bjkz", "c有效", "c巴中", "c11511900009000015l", "d合格");
    }

    @Test
    void wordsOfTheFileAreWordsOfTheIndexAlsoWithinLongerOnes() {
        assertThat(words("x")).contains("a=健康证", "a=健康证明", "c=有效期").doesNotContain("a=期限", "c=健康证");
    }

    @Test
    void anotherFileOfWordsIsAnotherForm() {
        assertThat(SearchDocument.form(SYNONYMS))
                .isEqualTo(SearchDocument.form(new Synonyms(List.of(List.of("期限", "有效期"), List.of("健康证明", "健康证")))))
                .isNotEqualTo(SearchDocument.form(new Synonyms(List.of(List.of("期限", "有效期")))));
    }

    @Test
    void aColumnIsFoundWholeAndByItsParts() {
        assertThat(words("validTo")).contains("cvalidto", "cvalid", "cto");
        assertThat(words("VALID_TO")).contains("cvalidto", "cvalid", "cto");
        assertThat(words("有效_to")).contains("c有效", "cto");
    }

    @Test
    void whatItCanBeNarrowedToIsAWordThatNoTextHas() {
        assertThat(words("x")).contains("zlCITY", "zn511900", "zo11511900009000015L", "zc105", "zsCONDITIONAL", "zf03");
    }

    @Test
    void aWordThatIsReadOtherwiseHasItsOwnReading() {
        Pinyin pinyin = new Pinyin();

        assertThat(pinyin.words(Run.of("银行账户").get(0))).contains("yhzh", "yinhangzhanghu");
        assertThat(pinyin.words(Run.of("行政许可").get(0))).contains("xzxk");
        assertThat(pinyin.words(Run.of("𠮷野家").get(0))).contains("yj", "yejia");
    }

    @Test
    void levelsFollowTheDivisionCode() {
        assertThat(List.of("100000", "510000", "511900", "511902").stream().map(SearchFilter::level))
                .containsExactly("NATION", "PROVINCE", "CITY", "COUNTY");
    }
}
