// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportReport;
import org.zhengtong.kernel.imports.ImportReport.RowOutcome;

class TreeMergeTest {

    private static final List<String> COLUMNS = List.of("code", "name", "parent_code");

    private final List<TreeNode> tree = new ArrayList<>();

    private ImportReport merge(byte[] file) {
        TreeMerge merge = new TreeMerge(tree, () -> UUID.randomUUID().toString());
        ImportReport report = merge.merge(CsvTable.read(file, COLUMNS).rows()).report();
        Collection<TreeNode> changed = merge.changed();
        tree.removeIf(node -> changed.stream().anyMatch(c -> c.id().equals(node.id())));
        tree.addAll(changed);
        tree.addAll(merge.added());
        return report;
    }

    private ImportReport merge(String rows) {
        return merge(("code,name,parent_code\n" + rows).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRowMayComeBeforeItsParent() {
        ImportReport report = merge("101001,人口基本信息,101\n101,人口,1\n1,基础,\n");

        assertThat(report)
                .extracting(ImportReport::imported, ImportReport::refused)
                .containsExactly(3, 0);
        assertThat(tree)
                .extracting(TreeNode::code, TreeNode::level)
                .containsExactly(tuple("1", 1), tuple("101", 2), tuple("101001", 3));
    }

    @Test
    void aCodeUnderTwoParentsIsKeptTwiceWithAWarning() {
        ImportReport report = merge("1,基础,\n2,主题,\n101,人口,1\n101,人口,2\n");

        assertThat(tree)
                .extracting(TreeNode::code, TreeNode::parentCode)
                .contains(tuple("101", "1"), tuple("101", "2"));
        assertThat(report.outcomes())
                .extracting(RowOutcome::line, RowOutcome::column, RowOutcome::code)
                .containsExactly(tuple(5, "code", "CODE_DUPLICATED"));
    }

    @Test
    void rowsThatNameEachOtherAsParentAreRefused() {
        ImportReport report = merge("101,甲,102\n102,乙,101\n103,丙,103\n");

        assertThat(report.refused()).isEqualTo(3);
        assertThat(report.outcomes()).extracting(RowOutcome::code).containsOnly("PARENT_UNKNOWN");
    }

    @Test
    void aNewNameIsANewVersionAndAContradictionInOneFileIsRefused() {
        merge("1,基础,\n");

        ImportReport report = merge("1,基础信息,\n1,别的,\n");

        assertThat(report.outcomes())
                .extracting(RowOutcome::line, RowOutcome::code)
                .containsExactly(tuple(2, "NODE_CHANGED"), tuple(3, "ROW_CONTRADICTS"));
        assertThat(tree).extracting(TreeNode::name).containsExactly("基础信息");
    }

    @Test
    void everyDefectOfASyntheticFileIsNamedWithItsLineAndColumn() throws IOException {
        byte[] file;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/tree-with-defects.csv"))) {
            file = in.readAllBytes();
        }

        ImportReport report = merge(file);

        assertThat(report.outcomes())
                .extracting(RowOutcome::line, RowOutcome::column, RowOutcome::code)
                .containsExactly(
                        tuple(4, "code", "SPACES_REMOVED"),
                        tuple(5, "code", "CODE_FORM"),
                        tuple(6, "code", "CODE_FORM"),
                        tuple(7, "name", "NAME_MISSING"),
                        tuple(8, "level", "LEVEL_FORM"),
                        tuple(9, "parent_code", "PARENT_UNKNOWN"),
                        tuple(10, "", "ROW_INCOMPLETE"),
                        tuple(11, "code", "CODE_DUPLICATED"),
                        tuple(13, "name", "ROW_CONTRADICTS"),
                        tuple(14, "level", "LEVEL_NOT_BELOW_PARENT"),
                        tuple(15, "parent_code", "PARENT_AMBIGUOUS"));
        assertThat(report.rows())
                .isEqualTo(report.imported() + report.warned() + report.unchanged() + report.refused())
                .isEqualTo(14);
        ImportReport again = merge(file);
        assertThat(again)
                .extracting(ImportReport::imported, ImportReport::warned)
                .containsExactly(0, 0);
        assertThat(again.refused()).isEqualTo(report.refused());
    }

    @Test
    void theDivisionsAreTakenWithTheirThreeDuplicatesAndASecondImportChangesNothing() throws IOException {
        byte[] file = shared("divisions.csv");

        ImportReport first = merge(file);
        ImportReport second = merge(file);

        assertThat(first)
                .extracting(ImportReport::rows, ImportReport::warned, ImportReport::refused)
                .containsExactly(3352, 3, 0);
        assertThat(first.outcomes())
                .extracting(RowOutcome::code, RowOutcome::value)
                .containsExactlyInAnyOrder(
                        tuple("CODE_DUPLICATED", "441900"),
                        tuple("CODE_DUPLICATED", "442000"),
                        tuple("CODE_DUPLICATED", "460400"));
        assertThat(second.unchanged()).isEqualTo(3352);
    }

    @Test
    void theNationalClassificationTreeIsTakenWhole() throws IOException {
        byte[] file = shared("classification-tree-2017.csv");

        ImportReport first = merge(file);
        ImportReport second = merge(file);

        assertThat(first)
                .extracting(ImportReport::rows, ImportReport::imported, ImportReport::refused)
                .containsExactly(1897, 1891, 0);
        assertThat(first.outcomes()).hasSize(6).allSatisfy(outcome -> assertThat(outcome.code())
                .isEqualTo("SPACES_REMOVED"));
        assertThat(second.unchanged()).isEqualTo(1897);
    }

    /** The public files lie beside the repository; they are not part of it. */
    private static byte[] shared(String name) throws IOException {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("data").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " beside the repository");
        return Files.readAllBytes(found.get());
    }
}
