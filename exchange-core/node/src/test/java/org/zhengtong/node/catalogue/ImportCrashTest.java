// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.SheetFixtures.IMPORTS;
import static org.zhengtong.node.catalogue.SheetFixtures.entry;
import static org.zhengtong.node.catalogue.SheetFixtures.workbook;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.imports.EntryImport;
import org.zhengtong.catalog.imports.EntryImport.Wish;

/** Stops an import after each of its steps, as a crash would, and expects the sweep to finish it, once and whole. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ImportCrashTest {

    private static final Manager MANAGER = new Manager("manager-1", ORGANISATION, false);
    private static final Wish VALID = Wish.drafts(false);
    private static final Wish ALL = Wish.drafts(true);
    private static final int ROWS = 700;

    @Inject
    EntryImport imports;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path folder;

    @Test
    void whereverItStopsTheSweepTakesEveryRowOnce() throws IOException {
        // 2 steps check 700 rows, 1 finds none left, 2 take them, 1 finds none left
        for (int steps = 0; steps <= 6; steps++) {
            String stem = name("中断" + steps + "第");
            String id = imports.receive(file(stem, ROWS), VALID, MANAGER);
            for (int i = 0; i < steps; i++) {
                imports.step(id);
            }

            imports.resume(Duration.ZERO);

            Response report = given().get(IMPORTS + "/" + id);
            report.then().body("status", equalTo("DONE"));
            assertThat(SheetFixtures.taken(report)).isEqualTo(ROWS);
            assertThat(count(stem)).as("stopped after %s steps", steps).isEqualTo(ROWS);
        }
    }

    @Test
    void allOrNothingIsNeverHalf() throws IOException {
        String stem = name("全部第");
        String id = imports.receive(file(stem, ROWS), ALL, MANAGER);
        for (int i = 0; i < 3; i++) {
            imports.step(id);
            assertThat(count(stem)).isZero();
        }

        imports.step(id);

        assertThat(count(stem)).isEqualTo(ROWS);
        given().get(IMPORTS + "/" + id).then().body("status", equalTo("DONE"));
    }

    @Test
    void aRowRefusedAtTheLastMomentUndoesAllTheOthers() throws IOException {
        String stem = name("撤回第");
        String id = imports.receive(file(stem, 520), ALL, MANAGER);
        imports.step(id);
        imports.step(id);
        imports.step(id);
        String published = stem + 519 + "号";
        Map<String, Object> other = new HashMap<>(CatalogueFixtures.entry(published));
        other.put("classCode", "211002");
        CatalogueFixtures.published(other);

        imports.resume(Duration.ZERO);

        given().get(IMPORTS + "/" + id)
                .then()
                .body("status", equalTo("REFUSED"))
                .body("outcomes.findAll { it.outcome == 'REFUSED' }.code", contains("CLASS_FIXED"))
                .body("taken", equalTo(0))
                .body("imported", equalTo(0));
        assertThat(count(stem)).isEqualTo(1);
        assertThat(progress(id)).as("seen while it was under way").isEqualTo(500);
    }

    private int progress(String id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT taken FROM entry_import_progress WHERE import_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void anImportThatCannotGoOnHoldsUpNoOther() throws IOException {
        String broken = imports.receive(file(name("坏第"), 2), VALID, MANAGER);
        String sound = imports.receive(file(name("好第"), 2), VALID, MANAGER);
        jdbi.useHandle(h -> h.execute("UPDATE entry_import_row SET cells = '{}' WHERE import_id = ?", broken));
        try {
            imports.resume(Duration.ZERO);

            given().get(IMPORTS + "/" + sound)
                    .then()
                    .body("status", equalTo("DONE"))
                    .body("taken", equalTo(2));
            given().get(IMPORTS + "/" + broken).then().body("status", equalTo("CHECKING"));
        } finally {
            jdbi.useHandle(h -> h.execute("DELETE FROM entry_import WHERE id = ?", broken));
        }
    }

    @Test
    void anImportGivesWayToWhoHoldsItsEntriesAndIsRepeated() throws IOException {
        String stem = name("让路第");
        imports.run(imports.receive(file(stem, 2), VALID, MANAGER));

        boolean gaveWay = false;
        for (int scene = 1; scene <= 3 && !gaveWay; scene++) {
            byte[] changed = workbook(changed(stem, "改过" + scene + "次的摘要"), List.of());
            String again = imports.receive(write(changed), VALID, MANAGER);
            imports.step(again);
            imports.step(again);
            gaveWay = givesWay(again, stem);
            given().get(IMPORTS + "/" + again)
                    .then()
                    .body("status", equalTo("DONE"))
                    .body("taken", equalTo(2));
        }

        assertThat(gaveWay).isTrue();
    }

    /** Whether the import gave way. Who comes a second late is the one PostgreSQL turns away: then it was the other, and the import went on. */
    private boolean givesWay(String id, String stem) {
        CompletableFuture<Void> running;
        boolean locked;
        try (Handle other = jdbi.open()) {
            other.begin();
            assertThat(locks(other, stem + "1号")).isTrue();
            int holder = other.createQuery("SELECT pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
            running = CompletableFuture.runAsync(() -> imports.run(id));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> waitsFor(holder) && held(stem + "0号"));
            locked = locks(other, stem + "0号");
            other.rollback();
        }
        running.join();
        return locked;
    }

    private static List<List<String>> changed(String stem, String summary) {
        return rows(stem, 2).stream()
                .map(row -> SheetFixtures.with(row, 4, summary))
                .toList();
    }

    private static boolean locks(Handle handle, String name) {
        try {
            handle.execute("SELECT id FROM catalogue_entry WHERE name = ? FOR UPDATE", name);
            return true;
        } catch (JdbiException failed) {
            assertThat(failed.getCause())
                    .isInstanceOfSatisfying(SQLException.class, deadlock -> assertThat(deadlock.getSQLState())
                            .isEqualTo("40P01"));
            return false;
        }
    }

    private boolean waitsFor(int holder) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE :holder = ANY (pg_blocking_pids(pid))")
                .bind("holder", holder)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether somebody holds the entry, as the import does while it waits for the next. */
    private boolean held(String name) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT id FROM catalogue_entry WHERE name = :name FOR UPDATE SKIP LOCKED")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne()
                        .isEmpty());
    }

    @Test
    void aFileThatBreaksOffLeavesNothing() throws IOException {
        int before = imports();
        byte[] whole = workbook(rows(name("断"), 600), List.of());
        Path file = write(Arrays.copyOf(whole, whole.length - 100));

        assertThatThrownBy(() -> imports.receive(file, VALID, MANAGER)).hasMessageContaining("unpacked");

        assertThat(imports()).isEqualTo(before);
    }

    private Path file(String stem, int rows) throws IOException {
        return write(workbook(rows(stem, rows), List.of()));
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(Files.createTempFile(folder, "import", ".xlsx"), file);
    }

    private static List<List<String>> rows(String stem, int rows) {
        Stream<List<String>> all = IntStream.range(0, rows).mapToObj(i -> entry(stem + i + "号"));
        return all.toList();
    }

    private int count(String stem) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM catalogue_entry WHERE starts_with(name, :stem)")
                .bind("stem", stem)
                .mapTo(Integer.class)
                .one());
    }

    private int imports() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM entry_import")
                .mapTo(Integer.class)
                .one());
    }
}
