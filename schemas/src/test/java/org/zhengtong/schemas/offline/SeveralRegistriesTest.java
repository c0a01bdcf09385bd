// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.offline.OfflineReason.CERTIFICATE_NOT_LISTED;
import static org.zhengtong.schemas.offline.OfflineReason.ENDED;
import static org.zhengtong.schemas.offline.OfflineReason.GENUINE_AND_IN_FORCE;
import static org.zhengtong.schemas.offline.OfflineReason.SIGNATURE_BROKEN;
import static org.zhengtong.schemas.offline.OfflineReason.STATUS_LIST_MISSING;
import static org.zhengtong.schemas.offline.OfflineReason.TRUST_LIST_EXPIRED;
import static org.zhengtong.schemas.offline.OfflineReason.TRUST_LIST_MISSING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.offline.TestAuthority.Kind;
import org.zhengtong.schemas.offline.TestAuthority.Signer;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** Licences judged with the lists of more than one registry, and with older lists beside newer ones. */
class SeveralRegistriesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String ISSUER = "11511900009000023F";
    private static final String TYPE = ISSUER + "901";
    private static final String KEY = "es256";
    private static final StatusReference ENTRY = new StatusReference(0, 4711);

    private final TestAuthority root = new TestAuthority();
    private final Signer issuer = root.issue(Kind.SM2, ISSUER);
    private final Registry here = new Registry("510000");
    private final Registry there = new Registry("330000");

    @ParameterizedTest
    @CsvSource({
        "INVALID, VALID, ENDED",
        "VALID, INVALID, ENDED",
        "SUSPENDED, INVALID, ENDED",
        "SUPERSEDED, SUSPENDED, SUSPENDED",
        "VALID, SUPERSEDED, SUPERSEDED",
        "VALID, VALID, GENUINE_AND_IN_FORCE"
    })
    void ofRegistriesThatHoldOneCertificateTheWorstAnswerCounts(
            TokenStatus here, TokenStatus there, OfflineReason reason) {
        for (int newer : List.of(-60, 60)) {
            List<String> trust = List.of(
                    this.here.trust(NOW.minusSeconds(600), issuer),
                    this.there.trust(NOW.minusSeconds(600 + newer), issuer));
            List<String> states = List.of(this.here.states(here, 1), this.there.states(there, 2));

            assertThat(token(trust, states)).as("there newer by " + newer).isEqualTo(reason);
        }
    }

    @Test
    void whatOneOfThemDoesNotTellCannotBeDetermined() {
        String trust = here.trust(NOW.minusSeconds(60), issuer);
        String good = here.states(TokenStatus.VALID, 1);

        assertThat(token(List.of(trust, there.trust(NOW, issuer)), List.of(good)))
                .isEqualTo(STATUS_LIST_MISSING);
        assertThat(token(List.of(trust, there.trust(NOW.minus(Duration.ofDays(31)), issuer)), List.of(good)))
                .isEqualTo(TRUST_LIST_EXPIRED);
        assertThat(token(List.of(trust, there.trust(NOW, issuer)), List.of(here.states(TokenStatus.INVALID, 1))))
                .as("an end that one of them tells is an end")
                .isEqualTo(ENDED);
    }

    @Test
    void aRegistryThatHoldsAnotherCertificateIsNotAsked() {
        Signer another = root.issue(Kind.SM2, ISSUER);

        assertThat(token(
                        List.of(here.trust(NOW.minusSeconds(60), issuer), there.trust(NOW, another)),
                        List.of(here.states(TokenStatus.VALID, 1), there.states(TokenStatus.INVALID, 1))))
                .isEqualTo(GENUINE_AND_IN_FORCE);
    }

    @Test
    void whatARegistryWithdrewIsNotBelievedByItsOlderList() {
        String old = here.trust(NOW.minusSeconds(600), issuer);
        String without = here.trustOf(NOW.minusSeconds(60), List.of(), List.of(here.key()));
        String another =
                here.trustOf(NOW.minusSeconds(60), List.of(authority(issuer, ISSUER + "902")), List.of(here.key()));
        String replaced = here.trust(NOW.minusSeconds(60), root.issue(Kind.SM2, ISSUER));
        String withoutKey = here.trustOf(NOW.minusSeconds(60), List.of(authority(issuer, TYPE)), List.of());
        List<String> states = List.of(here.states(TokenStatus.VALID, 1));

        assertThat(token(List.of(old), states)).isEqualTo(GENUINE_AND_IN_FORCE);
        for (boolean first : List.of(true, false)) {
            assertThat(token(both(first, old, without), states)).as("authority").isEqualTo(TRUST_LIST_MISSING);
            assertThat(token(both(first, old, another), states)).as("type").isEqualTo(TRUST_LIST_MISSING);
            assertThat(token(both(first, old, replaced), states))
                    .as("certificate")
                    .isEqualTo(CERTIFICATE_NOT_LISTED);
            assertThat(token(both(first, old, withoutKey), states)).as("key").isEqualTo(STATUS_LIST_MISSING);
            assertThat(credential(both(first, old, withoutKey), states, here))
                    .as("key of a credential")
                    .isEqualTo(TRUST_LIST_MISSING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"})
    void aCertificateThatCannotBeReadIsLeftOut(String garbage) {
        TrustList.Authority authority = new TrustList.Authority(
                ISSUER,
                "巴中示例局B",
                List.of(garbage, issuer.pem()),
                List.of(new TrustList.Former(garbage, NOW)),
                List.of(new TrustList.Kind(TYPE, "食品经营许可证")));
        TrustList.StatusKey key = new TrustList.StatusKey(KEY, garbage);
        String damaged = here.trustOf(NOW.minusSeconds(60), List.of(authority), List.of(key));
        List<String> trust = List.of(damaged, there.trust(NOW, issuer));
        List<String> states = List.of(here.states(TokenStatus.VALID, 1), there.states(TokenStatus.INVALID, 1));

        assertThat(token(trust, states)).isEqualTo(ENDED);
        assertThat(token(List.of(damaged), states)).isEqualTo(STATUS_LIST_MISSING);
        assertThat(credential(trust, states, here)).isEqualTo(TRUST_LIST_MISSING);
    }

    @Test
    void aListOfNoTimeIsNone() {
        Jws list = Jws.parse(here.trust(NOW, issuer));
        ObjectNode payload = list.payload().put("exp", Long.MAX_VALUE);
        String endless = Jws.sign(here.own.jose(here.name), list.header(), payload);

        assertThat(token(List.of(endless, there.trust(NOW, issuer)), List.of(there.states(TokenStatus.VALID, 1))))
                .isEqualTo(GENUINE_AND_IN_FORCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 60})
    void credentialsOfRegistriesThatNameTheirKeysAlikeAreBothGenuine(int newer) {
        List<String> trust =
                List.of(here.trust(NOW.minusSeconds(600), issuer), there.trust(NOW.minusSeconds(600 + newer), issuer));
        List<String> states = List.of(here.states(TokenStatus.VALID, 1), there.states(TokenStatus.SUSPENDED, 1));

        assertThat(credential(trust, states, here)).isEqualTo(GENUINE_AND_IN_FORCE);
        assertThat(credential(trust, states, there)).isEqualTo(OfflineReason.SUSPENDED);
        assertThat(credential(List.of(trust.get(0)), states, there)).isEqualTo(TRUST_LIST_MISSING);
    }

    @Test
    void aCredentialIsJudgedByTheRegistryWhoseListsItRefersToAndNotByOneThatClaimsThem() {
        Registry claiming = new Registry("330000", here.lists);
        List<String> states = List.of(here.states(TokenStatus.INVALID, 1), claiming.states(TokenStatus.VALID, 2));

        for (int newer : List.of(-60, 60)) {
            List<String> trust = List.of(
                    here.trust(NOW.minusSeconds(600), issuer), claiming.trust(NOW.minusSeconds(600 + newer), issuer));
            assertThat(credential(trust, states, here)).isEqualTo(ENDED);
        }
        assertThat(credential(List.of(claiming.trust(NOW, issuer)), states, here))
                .isEqualTo(SIGNATURE_BROKEN);
    }

    private OfflineReason token(List<String> trust, List<String> states) {
        String token = new QrToken(
                        LicenceIdentifier.of(
                                new LicenceTypeCode(TYPE), new OrganisationCode(ISSUER), "202600000001", 1),
                        "JY1",
                        "蜀味示例小馆",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2027, 1, 1),
                        NOW.minusSeconds(60),
                        ENTRY,
                        new byte[32])
                .sign(issuer.sm2(), issuer.pem());
        return new OfflineVerification(root.pem(), trust, states)
                .verifyToken(token, NOW)
                .reason();
    }

    private OfflineReason credential(List<String> trust, List<String> states, Registry from) {
        ObjectNode payload = Jws.object()
                .put("iat", NOW.minusSeconds(60).getEpochSecond())
                .put("nbf", NOW.minusSeconds(60).getEpochSecond());
        payload.putObject("status")
                .putObject("status_list")
                .put("idx", ENTRY.index())
                .put("uri", from.lists + "/" + ENTRY.list());
        String signed = Jws.sign(from.es256.jose(KEY), Jws.object().put("typ", "dc+sd-jwt"), payload);
        return new OfflineVerification(root.pem(), trust, states)
                .verifyCredential(signed + "~", NOW)
                .reason();
    }

    private static List<String> both(boolean inOrder, String one, String other) {
        return inOrder ? List.of(one, other) : List.of(other, one);
    }

    private static TrustList.Authority authority(Signer issuer, String type) {
        return new TrustList.Authority(
                ISSUER, "巴中示例局B", List.of(issuer.pem()), List.of(), List.of(new TrustList.Kind(type, "食品经营许可证")));
    }

    /** A registry with its keys; that of its lists and credentials has the same name everywhere. */
    private final class Registry {

        private final String name;
        private final String lists;
        private final Signer own;
        private final Signer es256;

        Registry(String node) {
            this(node, "https://" + node + ".example/api/v1/status-lists");
        }

        Registry(String node, String lists) {
            this.name = "registry-" + node;
            this.lists = lists;
            this.own = root.issue(Kind.SM2, name);
            this.es256 = root.issue(Kind.ES256, name);
        }

        TrustList.StatusKey key() {
            return new TrustList.StatusKey(KEY, es256.pem());
        }

        String trust(Instant issuedAt, Signer issuer) {
            return trustOf(issuedAt, List.of(authority(issuer, TYPE)), List.of(key()));
        }

        String trustOf(Instant issuedAt, List<TrustList.Authority> authorities, List<TrustList.StatusKey> keys) {
            return new TrustList(name, issuedAt, issuedAt.plus(Duration.ofDays(30)), lists, keys, authorities)
                    .sign(own.jose(name), own.pem());
        }

        String states(TokenStatus status, long version) {
            StatusBits states = StatusBits.allValid(StatusList.ENTRIES);
            states.set(ENTRY.index(), status);
            return new StatusList(lists + "/0", version, NOW, Duration.ofHours(1), states.deflate())
                    .sign(es256.jose(KEY));
        }
    }
}
