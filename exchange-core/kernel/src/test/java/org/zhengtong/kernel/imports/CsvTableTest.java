// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.ProblemException;

class CsvTableTest {

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), List.of("code", "name"));
    }

    @Test
    void rowsCarryTheLineTheyBeginOnEvenAfterAQuotedLineBreak() {
        CsvTable table = read("code,name\n1,\"two\nlines\"\n\n2,next\n");

        assertThat(table.rows()).extracting(CsvRow::line).containsExactly(2, 5);
        assertThat(table.rows().get(0).value("name")).isEqualTo("two\nlines");
    }

    @Test
    void aMarkAtTheBeginningAndSpacesInTheHeaderAreNotPartOfAColumnName() {
        CsvTable table = read("\uFEFFcode, name \r\n 1\u3000,一\r\n");

        assertThat(table.header()).containsExactly("code", "name");
        assertThat(table.rows().get(0).value("code")).isEqualTo("1");
        assertThat(table.rows().get(0).raw("code")).isEqualTo(" 1\u3000");
    }

    @Test
    void whatIsNotUtf8IsReadAsGb18030() {
        byte[] file = "code,name\n1,巴中市\n".getBytes(Charset.forName("GB18030"));

        assertThat(CsvTable.read(file, List.of("code")).rows().get(0).value("name"))
                .isEqualTo("巴中市");
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsKnownAsIncomplete() {
        CsvTable table = read("code,name\n1\n1,2,3\n1,2\n");

        assertThat(table.rows()).extracting(CsvRow::complete).containsExactly(false, false, true);
    }

    @Test
    void anUnclosedQuoteIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("code,name\n1,一\n2,\"open\n3,三\n"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(ImportProblem.CSV_MALFORMED);
                    assertThat(e.extensions()).containsEntry("line", 3L);
                });
    }

    @Test
    void aMissingColumnAndAnEmptyFileAreRefused() {
        assertThatThrownBy(() -> read("code\n1\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.extensions()).containsEntry("column", "name"));
        assertThatThrownBy(() -> read("")).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(ImportProblem.CSV_COLUMN_MISSING));
    }
}
