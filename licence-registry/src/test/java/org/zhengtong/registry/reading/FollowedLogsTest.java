// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.registry.reading.AccessLog.Action;
import org.zhengtong.registry.reading.ReadingAlarmStore.Alarm;
import org.zhengtong.registry.testing.TrustResource;

/** Whoever follows a log by its numbers misses nothing, in whatever order the transactions that write it end. */
@QuarkusTest
@TestSecurity(
        user = "auditor-1",
        roles = "auditor",
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
class FollowedLogsTest {

    @Inject
    Audit audit;

    @Inject
    AccessStore accesses;

    @Inject
    ReadingAlarmStore alarms;

    @Inject
    Jdbi jdbi;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final String first = "first-" + UUID.randomUUID();
    private final String second = "second-" + UUID.randomUUID();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void theAuditTrail() throws Exception {
        followed("/api/v1/audit?limit=1000&after=", "", "subject", who -> audit.record("test.followed", who, ""));
    }

    @Test
    void theAccessRecords() throws Exception {
        followed(
                "/api/v1/access-records?limit=1000&cursor=",
                "items.",
                "who",
                who -> accesses.insert(
                        List.of(new Shown("none", "none", List.of())),
                        Action.READ,
                        new Reading(who, TrustResource.SICHUAN, null, Purpose.DATA_CHECK.name(), null, null, null)));
    }

    @Test
    void theAlarms() throws Exception {
        followed(
                "/api/v1/reading-alarms?limit=1000&cursor=",
                "items.",
                "who",
                who -> alarms.insert(
                        new Alarm(0, who, TrustResource.SICHUAN, "MANY_MISSES", "", Instant.EPOCH, Instant.EPOCH)));
    }

    private interface Write {
        void of(String what);
    }

    /**
     * The first is written and not committed when the second is, by a transaction that began before; both are met by who reads between and
     * after, from where the reading stopped.
     */
    private void followed(String address, String items, String item, Write write) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        Future<?> under = QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(handle -> handle.execute("SELECT pg_current_xact_id()"));
            Future<?> between =
                    other.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        write.of(first);
                        written.countDown();
                        passed(read);
                    }));
            passed(written);
            write.of(second);
            return between;
        });

        long stopped = last(address, items, 0);
        read.countDown();
        under.get(1, TimeUnit.MINUTES);

        await().untilAsserted(
                        () -> assertThat(found(address, items, item, stopped)).containsSubsequence(first, second));
    }

    private static long last(String address, String items, long after) {
        List<Number> numbers =
                given().get(address + after).then().statusCode(200).extract().path(items + "sequence");
        return numbers.isEmpty()
                ? after
                : last(address, items, numbers.get(numbers.size() - 1).longValue());
    }

    private static List<String> found(String address, String items, String item, long after) {
        return given().get(address + after).then().statusCode(200).extract().path(items + item);
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
