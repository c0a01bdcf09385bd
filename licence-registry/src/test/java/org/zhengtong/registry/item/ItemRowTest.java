// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.kernel.imports.CsvTable;

class ItemRowTest {

    private static final String SOUND = "511A0138000000-511902000000-000-11511900009000015L-1-00";

    @Test
    void aSoundRowHasNoRemark() {
        ItemRow row = row(SOUND, "511902000000", "1", "11511900009000015L");

        assertThat(row.refusal()).isEmpty();
        assertThat(row.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"083372204", "68236467-9", "1151130108778239R", "1151130108778239R_6391", "3946653276082720768", "11736"
    })
    void departmentCodesOfOtherLengthsAreTakenWithAWarning(String departmentCode) {
        assertThat(row(SOUND, "511902000000", "1", departmentCode).warnings())
                .singleElement()
                .satisfies(remark -> assertThat(remark.finding()).isEqualTo(ItemFinding.ORGANISATION_CODE_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({
        "G-000007-001-511902000000-000-115113010833722043-1-00, ITEM_CODE_SHAPE_UNKNOWN",
        "511A0014100002-511902000000-000-2222222222222-1-00, ITEM_CODE_ORGANISATION_MALFORMED",
        "511A0138000000-511902000000-000-115113010833722044-1-00, ITEM_CODE_ORGANISATION_MALFORMED"
    })
    void itemCodesOfOtherShapesAreTakenWithAWarning(String code, ItemFinding finding) {
        assertThat(row(code, "511902000000", "1", "11511900009000015L").warnings())
                .singleElement()
                .satisfies(remark -> assertThat(remark.finding()).isEqualTo(finding));
    }

    @Test
    void nationalCodesAreKnownShapes() {
        assertThat(row("11511900009000015L3" + "511000001001", "511902", "01", "11511900009000015L")
                        .warnings())
                .isEmpty();
        assertThat(row("511000001001", "511902", "20", "11511900009000015L").warnings())
                .isEmpty();
    }

    @Test
    void aRowWithoutCodeOrAreaIsRefused() {
        assertThat(row("", "511902000000", "1", "11511900009000015L").refusal())
                .get()
                .satisfies(remark -> assertThat(remark.column()).isEqualTo("item_code"));
        assertThat(row(SOUND, "5119", "1", "11511900009000015L").refusal())
                .get()
                .satisfies(remark -> assertThat(remark.finding()).isEqualTo(ItemFinding.AREA_CODE_MALFORMED));
    }

    private static ItemRow row(String code, String area, String taskType, String departmentCode) {
        String file = String.join(",", ItemRow.COLUMNS) + "\n"
                + String.join(",", "区示例局", "未分类", "示例事项", code, area, taskType, departmentCode) + "\n";
        return new ItemRow(CsvTable.read(file.getBytes(StandardCharsets.UTF_8), ItemRow.COLUMNS)
                .rows()
                .get(0));
    }
}
