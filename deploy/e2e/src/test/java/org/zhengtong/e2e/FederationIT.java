// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;

/** The catalogue between real nodes: who gets what, how soon, and after an outage; and the parent's receipts. */
class FederationIT {

    private static final String ENTRIES = Entries.PATH;
    private static final String FEDERATION = "/api/v1/catalogue/federation";

    private final World world = TestSandbox.world();
    private final Api bazhong = world.admin("node-511900");
    private final Api sichuan = world.admin("node-510000");

    /** An entry as it was published. */
    private record Published(String id, String resource) {}

    private Published publish(String visibility) {
        return publish(bazhong, Organisation.BAZHONG_HEALTH, visibility);
    }

    private static Published publish(Api at, Organisation provider, String visibility) {
        Map<String, Object> entry = Entries.metadata(Entries.name(), provider, "UNCONDITIONAL");
        entry.put("visibility", visibility);
        String id = at.post(ENTRIES, entry).path("id").asText();
        JsonNode published = at.post(ENTRIES + "/" + id + "/publication", Map.of());
        return new Published(id, published.path("resource").asText());
    }

    private boolean knows(String node, Published entry) {
        JsonNode found = world.admin("node-" + node).get(ENTRIES + "?resource=" + World.encode(entry.resource()));
        return found.path("items").path(0).path("status").asText().equals("PUBLISHED");
    }

    private JsonNode neighbour(Api at, String node) {
        for (JsonNode neighbour : at.get(FEDERATION).path("neighbours")) {
            if (neighbour.path("node").asText().equals(node)) {
                return neighbour;
            }
        }
        throw new AssertionError(node + " is no neighbour");
    }

    private String reportState(Published entry) {
        return bazhong.get(ENTRIES + "/" + entry.id() + "/report").path("state").asText();
    }

    /** Revisions that Bazhong's node gave Sichuan's since it started. */
    private double given() {
        Matcher count = Pattern.compile("zhengtong_catalogue_feed_items_total\\{[^}]*neighbour=\"510000\"[^}]*} (\\S+)")
                .matcher(bazhong.text("/q/metrics"));
        return count.find() ? Double.parseDouble(count.group(1)) : 0;
    }

    @Test
    void aChangeReachesEveryNodeThatMayKnowItAtOnceAndNoOther() {
        Published province = publish("PROVINCE");
        Instant published = Instant.now();
        Published everyone = publish("EVERYONE");
        patiently().pollInterval(Duration.ofMillis(20)).until(() -> knows("510000", everyone));
        Duration visible = Duration.between(published, Instant.now());
        System.out.printf("a change: visible at the neighbour after %d ms%n", visible.toMillis());
        assertThat(visible).isLessThan(Duration.ofSeconds(5));
        patiently().until(() -> knows("100000", everyone) && knows("120000", everyone));

        assertThat(knows("510000", province)).isTrue();
        assertThat(knows("100000", province)).as("up, always").isTrue();
        assertThat(knows("120000", province))
                .as("in front of the other in every feed")
                .isFalse();
    }

    @Test
    void aNodeBackAfterAnOutageGoesOnFromItsCursorAndNothingWasErasedMeanwhile() {
        Published before = publish("EVERYONE");
        patiently().until(() -> knows("100000", before));
        double given = given();
        long head = neighbour(sichuan, "511900").path("head").asLong();
        TestSandbox.sandbox().kill("node-510000");
        Published first;
        Published second;
        try {
            first = publish("EVERYONE");
            second = publish("EVERYONE");
            patiently().until(() -> !neighbour(bazhong, "510000")
                    .path("staleSince")
                    .asText()
                    .isEmpty());
            JsonNode national = bazhong.get("/api/v1/catalogue/search?limit=1&text=" + World.encode("人口身份核验"));
            assertThat(national.path("items").path(0).path("node").asText()).isEqualTo("100000");
            assertThat(reportState(first)).isEqualTo("WAITING");
        } finally {
            TestSandbox.sandbox().restart("node-510000");
        }

        Instant back = Instant.now();
        Published ofProvince = publish(sichuan, Organisation.SICHUAN_LICENSING, "EVERYONE");
        patiently().pollInterval(Duration.ofMillis(20)).until(() -> knows("510000", first) && knows("510000", second));
        Duration up = Duration.between(back, Instant.now());
        patiently().pollInterval(Duration.ofMillis(20)).until(() -> knows("511900", ofProvince));
        Duration down = Duration.between(back, Instant.now());
        System.out.printf(
                "back after an outage: has what was published meanwhile after %d ms, is followed again after %d ms%n",
                up.toMillis(), down.toMillis());
        assertThat(down).isLessThan(Duration.ofSeconds(15));
        patiently().until(() -> knows("100000", first) && knows("100000", second));

        assertThat(given() - given)
                .as("what was published meanwhile; once more at most, if a question was open when the node died")
                .isBetween(2.0, 4.0);
        assertThat(neighbour(sichuan, "511900").path("head").asLong()).isGreaterThanOrEqualTo(head + 2);
        patiently().until(() -> neighbour(bazhong, "510000").path("staleSince").isMissingNode());
        assertThat(neighbour(sichuan, "511900").path("lag").asLong()).isZero();
    }

    @Test
    void theParentsVerdictComesBackAndChangesNothingHere() {
        Published entry = publish("EVERYONE");
        patiently().until(() -> reportState(entry).equals("ACCEPTED"));

        sichuan.post(ENTRIES + "/" + entry.id() + "/report-verdict", Map.of("outcome", "RETURNED", "reason", "摘要过于笼统"));
        patiently().until(() -> reportState(entry).equals("RETURNED"));
        assertThat(knows("511900", entry)).isTrue();

        bazhong.post(ENTRIES + "/" + entry.id() + "/report", Map.of());
        patiently().until(() -> reportState(entry).equals("REPORTED"));
        sichuan.post(ENTRIES + "/" + entry.id() + "/report-verdict", Map.of("outcome", "ACCEPTED"));
        patiently().until(() -> reportState(entry).equals("ACCEPTED"));
    }

    @Test
    void neighboursAgreeWhenTheyReconcile() {
        Published entry = publish("CITY");
        patiently().until(() -> knows("100000", entry));

        for (String node : List.of("511900", "510000", "100000", "120000")) {
            patiently().untilAsserted(() -> assertThat(world.admin("node-" + node)
                            .post(FEDERATION + "/reconciliation", Map.of())
                            .path("outcomes"))
                    .as(node)
                    .isNotEmpty()
                    .allSatisfy(outcome ->
                            assertThat(outcome.path("agrees").asBoolean()).isTrue()));
        }
    }
}
