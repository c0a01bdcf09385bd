// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.exchange.Calls.ask;
import static org.zhengtong.node.exchange.Calls.body;
import static org.zhengtong.node.exchange.Calls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.grant.GrantLife;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Wire;

/** What a grant says is what an exchange gets: rows, hours, quotas at both ends, and no more once it is suspended or revoked. */
@QuarkusTest
@TestSecurity(
        user = SharingFixtures.SYSTEM,
        roles = "application-system",
        attributes = {
            @SecurityAttribute(key = "organisation", value = SharingFixtures.CONSUMER),
            @SecurityAttribute(key = "kind", value = "system"),
            @SecurityAttribute(key = "nonce", value = "test-nonce-0123456789abcdef")
        })
class GrantEnforcementTest {

    private static final String PARENT = "510000";
    private static final Caller OFFICER =
            new Caller("officer-1", Caller.Kind.PERSON, SharingFixtures.PROVIDER, Optional.empty());

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionStore revisions;

    @Inject
    NodeConfig node;

    @Inject
    GrantLife life;

    private final TestProvider provider = new TestProvider();
    private SharingFixtures sharing;

    @BeforeEach
    void prepare() {
        sharing = new SharingFixtures(jdbi, revisions, node.code());
    }

    @AfterEach
    void end() {
        provider.close();
    }

    private ResourceCode attached() {
        ResourceCode resource = sharing.resource();
        sharing.attach(resource, provider.url("answers"), 5000);
        return resource;
    }

    @Test
    void rowsOutsideTheAreaAreNeitherFetchedNorVerified() {
        ResourceCode resource = attached();
        sharing.grant(resource).area("120000").divisionItem("division").insert();

        ask(resource).statusCode(200).body("outcome", equalTo("NOT_FOUND"));
        ask(body(resource, Map.of("mode", "VERIFY"))).statusCode(200).body("outcome", equalTo("NOT_FOUND"));

        assertThat(provider.asked())
                .allSatisfy(asked -> assertThat(JsonPath.from(asked.body()).getString("mode"))
                        .isEqualTo("FETCH"));
    }

    @Test
    void aCitysCodeMeansItsDistricts() {
        ResourceCode resource = attached();
        sharing.grant(resource)
                .items("number")
                .area("511900")
                .divisionItem("division")
                .insert();

        ask(resource).statusCode(200).body("records", equalTo(List.of(Map.of("number", "巴健证 0001"))));
    }

    @Test
    void outsideItsHoursAGrantIsOfNoUse() {
        LocalTime now = LocalTime.now(ZoneId.of("Asia/Shanghai"));
        boolean late = now.isAfter(LocalTime.NOON);
        ResourceCode closed = attached();
        sharing.grant(closed)
                .hours(late ? LocalTime.of(1, 0) : LocalTime.of(22, 0), late ? LocalTime.of(2, 0) : LocalTime.of(23, 0))
                .insert();
        ResourceCode open = attached();
        sharing.grant(open).hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT).insert();

        refused(ask(closed), 403, "OUTSIDE_TIME_WINDOW").header("Retry-After", notNullValue());
        ask(open).statusCode(200);
    }

    @Test
    void theQuotaOfTheDayEnds() {
        ResourceCode resource = attached();
        sharing.grant(resource).perDay(2).insert();

        ask(resource).statusCode(200);
        ask(resource).statusCode(200);

        refused(ask(resource), 429, "DAY_QUOTA_EXCEEDED").header("Retry-After", notNullValue());
    }

    @Test
    void theProvidersNodeCountsTooAndSaysHowLongToWait() throws IOException {
        ResourceCode resource = attached();
        sharing.grant(resource).ofNode(PARENT).perDay(1).insert();

        assertThat(asNeighbour(resource).getOutcome()).isEqualTo(Outcome.ANSWERED);
        ExchangeAnswer refusal = asNeighbour(resource);

        assertThat(refusal.getOutcome()).isEqualTo(Outcome.REFUSED);
        JsonPath problem = JsonPath.from(refusal.getProblem());
        assertThat(problem.getString("code")).isEqualTo("DAY_QUOTA_EXCEEDED");
        assertThat(problem.getInt("retryAfterSeconds")).isPositive();
    }

    @Test
    void asSoonAsItIsRevokedAGrantIsOfNoUseToAnyNode() throws IOException {
        ResourceCode resource = attached();
        String own = sharing.grant(resource).insert();
        ask(resource).statusCode(200);
        ResourceCode other = attached();
        String far = sharing.grant(other).ofNode(PARENT).insert();
        assertThat(asNeighbour(other).getOutcome()).isEqualTo(Outcome.ANSWERED);

        life.revoke(own, "用途与申请不符", OFFICER);
        life.revoke(far, "用途与申请不符", OFFICER);

        refused(ask(resource), 403, "GRANT_NOT_IN_FORCE").body("detail", containsString("用途与申请不符"));
        assertThat(JsonPath.from(asNeighbour(other).getProblem()).getString("code"))
                .isEqualTo("GRANT_NOT_IN_FORCE");
        assertThat(told(far)).containsExactly("REVOKED");
    }

    @Test
    void aSuspendedGrantRestsUntilItIsRestored() {
        ResourceCode resource = attached();
        String grant = sharing.grant(resource).insert();

        life.suspend(grant, "数据核查", OFFICER);
        refused(ask(resource), 403, "GRANT_NOT_IN_FORCE");

        life.restore(grant, OFFICER);
        ask(resource).statusCode(200);
    }

    @Test
    void verifyTellsNothingOfWhatWasNotGranted() {
        ResourceCode resource = sharing.undeclared();
        sharing.attach(resource, provider.url("answers"), 5000);
        sharing.grant(resource).items("姓名", "number").insert();

        verify(resource, Map.of("name", "李示例", "number", "巴健证 0001"))
                .statusCode(200)
                .body("outcome", equalTo("MATCH"));
        refused(
                        verify(resource, Map.of("name", "李示例", "citizenId", "511903209912310025")),
                        400,
                        "PARAMETER_NOT_ALLOWED")
                .body("parameter", equalTo("citizenId"));
    }

    @Test
    void verifyNeverTellsOfAnItemThatIsNotShared() {
        ResourceCode resource = sharing.undeclared();
        sharing.attach(resource, provider.url("answers"), 5000);
        sharing.grant(resource).insert();

        refused(verify(resource, Map.of("name", "李示例", "remark", "不得外传")), 400, "PARAMETER_NOT_ALLOWED")
                .body("parameter", equalTo("remark"));
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void whatAnEntryDeclaresToBeAskedByNeedNotBeGranted() {
        ResourceCode resource = attached();
        sharing.grant(resource).items("number").insert();

        verify(resource, Map.of("citizenId", "511903209912310025"))
                .statusCode(200)
                .body("outcome", equalTo("MATCH"));
    }

    @Test
    void aResourceThatIsNoLongerSharedEndsEveryGrantsUse() throws IOException {
        ResourceCode resource = attached();
        sharing.grant(resource).insert();
        ResourceCode far = attached();
        sharing.grant(far).ofNode(PARENT).insert();

        sharing.deny(resource);
        sharing.deny(far);

        refused(ask(resource), 403, "RESOURCE_DENIED");
        assertThat(JsonPath.from(asNeighbour(far).getProblem()).getString("code"))
                .isEqualTo("RESOURCE_DENIED");
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void aGrantThatAnotherNodeMadeUpIsNone() throws IOException {
        ResourceCode resource = attached();
        sharing.grant(resource).byNode(PARENT).insert();
        ResourceCode far = attached();
        sharing.grant(far).byNode(PARENT).ofNode(PARENT).insert();

        refused(ask(resource), 403, "GRANT_MISSING");
        assertThat(codeOf(asNeighbour(far))).isEqualTo("GRANT_MISSING");
        assertThat(provider.asked()).isEmpty();
        ResourceCode granted = attached();
        sharing.grant(granted).insert();
        sharing.grant(granted).byNode(PARENT).insert();
        ask(granted).statusCode(200);
    }

    @Test
    void systemsOfOneIdAtTwoNodesHaveEachTheirOwnGrant() throws IOException {
        ResourceCode resource = attached();
        sharing.grant(resource).ofNode(PARENT).insert();
        refused(ask(resource), 403, "GRANT_MISSING");
        sharing.grant(resource).insert();

        assertThat(asNeighbour(resource).getOutcome()).isEqualTo(Outcome.ANSWERED);
        ResourceCode other = attached();
        sharing.grant(other).insert();
        sharing.grant(other).ofNode(PARENT).ofOrganisation("11120000009000066B").insert();
        ask(other).statusCode(200);
        assertThat(codeOf(asNeighbour(other))).isEqualTo("GRANT_MISSING");
    }

    private static String codeOf(ExchangeAnswer refusal) {
        assertThat(refusal.getOutcome()).isEqualTo(Outcome.REFUSED);
        return JsonPath.from(refusal.getProblem()).getString("code");
    }

    private static ValidatableResponse verify(ResourceCode resource, Map<String, String> parameters) {
        return ask(body(resource, Map.of("mode", "VERIFY", "parameters", parameters)));
    }

    private ExchangeAnswer asNeighbour(ResourceCode resource) throws IOException {
        HttpResponse<byte[]> response = Neighbour.node(PARENT, node.code())
                .post(
                        "/peer/v1/exchanges",
                        Wire.encode(Neighbour.sealed(
                                Neighbour.request(PARENT, node.code(), resource, Instant.now()), PARENT)));
        Envelope envelope = Wire.decode(response.body(), Envelope.class);
        return Wire.decode(Wire.bytes(envelope.getMessage()), ExchangeAnswer.class);
    }

    private List<String> told(String grant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT CAST(payload AS jsonb) ->> 'kind'
                          FROM sharing_dispatch
                         WHERE target_node = :node
                           AND kind = 'GRANT_CHANGED'
                           AND CAST(payload AS jsonb) #>> '{grant,id}' = :grant
                        """)
                .bind("node", PARENT)
                .bind("grant", grant)
                .mapTo(String.class)
                .list());
    }
}
