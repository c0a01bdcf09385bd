// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.offline.OfflineReason.AFTER_PERIOD;
import static org.zhengtong.schemas.offline.OfflineReason.BEFORE_PERIOD;
import static org.zhengtong.schemas.offline.OfflineReason.CERTIFICATE_NOT_LISTED;
import static org.zhengtong.schemas.offline.OfflineReason.CERTIFICATE_NOT_TRUSTED;
import static org.zhengtong.schemas.offline.OfflineReason.GENUINE_AND_IN_FORCE;
import static org.zhengtong.schemas.offline.OfflineReason.SIGNATURE_BROKEN;
import static org.zhengtong.schemas.offline.OfflineReason.STATUS_LIST_MISSING;
import static org.zhengtong.schemas.offline.OfflineReason.STATUS_LIST_STALE;
import static org.zhengtong.schemas.offline.OfflineReason.STATUS_NOT_REFERENCED;
import static org.zhengtong.schemas.offline.OfflineReason.TRUST_LIST_EXPIRED;
import static org.zhengtong.schemas.offline.OfflineReason.TRUST_LIST_MISSING;
import static org.zhengtong.schemas.offline.OfflineReason.UNREADABLE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.offline.TestAuthority.Kind;
import org.zhengtong.schemas.offline.TestAuthority.Signer;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

class OfflineVerificationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String REGISTRY = "registry-510000";
    private static final String ISSUER = "11511900009000023F";
    private static final String TYPE = "11511900009000023F901";
    private static final String LISTS = "/api/v1/status-lists";
    private static final StatusReference ENTRY = new StatusReference(0, 4711);

    private final TestAuthority root = new TestAuthority();
    private final Signer registry = root.issue(Kind.SM2, REGISTRY);
    private final Signer abroad = root.issue(Kind.ES256, REGISTRY);
    private final Signer issuer = root.issue(Kind.SM2, ISSUER);
    private final Signer former = root.issue(Kind.SM2, ISSUER);

    @ParameterizedTest
    @CsvSource({"VALID, GENUINE_AND_IN_FORCE", "INVALID, ENDED", "SUSPENDED, SUSPENDED", "SUPERSEDED, SUPERSEDED"})
    void theStatusListDecidesAGenuineCode(TokenStatus status, OfflineReason reason) {
        assertThat(token(with(trust(registry, REGISTRY), list(status, NOW, registry)), NOW))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void listsOfBothProfilesAreBelieved(Kind kind) {
        String list = list(TokenStatus.SUSPENDED, NOW, kind == Kind.SM2 ? registry : abroad);

        assertThat(token(with(trust(registry, REGISTRY), list), NOW)).isEqualTo(OfflineReason.SUSPENDED);
    }

    @Test
    void anOldListIsNeverEnoughToCallALicenceValid() {
        OfflineVerification offline =
                with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW.minusSeconds(3601), registry));

        assertThat(token(offline, NOW)).isEqualTo(STATUS_LIST_STALE);
        assertThat(token(offline, NOW.minusSeconds(1))).isEqualTo(GENUINE_AND_IN_FORCE);
        assertThat(token(
                        with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW, registry)), NOW.minusSeconds(900)))
                .as("a list from the future: one of the clocks is wrong")
                .isEqualTo(STATUS_LIST_STALE);
    }

    @Test
    void ofSeveralListsTheNewestCounts() {
        OfflineVerification offline = new OfflineVerification(
                root.pem(),
                List.of(trust(registry, REGISTRY)),
                List.of(
                        list(TokenStatus.INVALID, NOW, registry),
                        list(TokenStatus.VALID, NOW.minusSeconds(60), registry)));

        assertThat(token(offline, NOW)).isEqualTo(OfflineReason.ENDED);
    }

    @Test
    void datesDecideWhatTheListsDoNotEnd() {
        OfflineVerification bare = new OfflineVerification(root.pem(), List.of(trust(registry, REGISTRY)), List.of());

        assertThat(token(bare, NOW)).isEqualTo(STATUS_LIST_MISSING);
        assertThat(bare.verifyToken(code(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 21)), NOW)
                        .reason())
                .isEqualTo(AFTER_PERIOD);
        assertThat(bare.verifyToken(code(LocalDate.of(2026, 11, 23), LocalDate.of(2027, 1, 1)), NOW)
                        .reason())
                .isEqualTo(BEFORE_PERIOD);
    }

    @Test
    void listsSignedByOthersAreNotBelieved() {
        Signer stranger = new TestAuthority().issue(Kind.SM2, REGISTRY);
        String good = list(TokenStatus.VALID, NOW, registry);

        assertThat(token(with(trust(stranger, REGISTRY), good), NOW)).isEqualTo(TRUST_LIST_MISSING);
        assertThat(token(with(trust(issuer, REGISTRY), good), NOW))
                .as("an issuing authority's key is not a registry's")
                .isEqualTo(TRUST_LIST_MISSING);
        assertThat(token(with(trust(issuer, ISSUER), good), NOW)).isEqualTo(TRUST_LIST_MISSING);
        assertThat(token(with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW, issuer)), NOW))
                .isEqualTo(STATUS_LIST_MISSING);
    }

    @Test
    void theTrustListEndsAndItsIssuersMustBeTheRoots() {
        OfflineVerification offline = with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW, registry));
        Signer selfMade = new TestAuthority().issue(Kind.SM2, ISSUER);
        OfflineVerification wronglyListed = with(
                trustOf(selfMade.pem()).sign(registry.jose(REGISTRY), registry.pem()),
                list(TokenStatus.VALID, NOW, registry));

        assertThat(token(offline, NOW.plus(Duration.ofDays(31)))).isEqualTo(TRUST_LIST_EXPIRED);
        assertThat(wronglyListed
                        .verifyToken(code(selfMade, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)), NOW)
                        .reason())
                .isEqualTo(CERTIFICATE_NOT_TRUSTED);
        Signer another = root.issue(Kind.SM2, ISSUER);
        assertThat(offline.verifyToken(code(another, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)), NOW)
                        .reason())
                .isEqualTo(CERTIFICATE_NOT_LISTED);
        assertThat(offline.verifyToken("ZT1:BROKEN", NOW).reason()).isEqualTo(UNREADABLE);
        assertThat(UNREADABLE.verdict()).isEqualTo(Verdict.CANNOT_DETERMINE);
    }

    @Test
    void whatWasSignedBeforeAnAuthorityChangedItsKeyIsStillGenuineAndNothingAfter() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate to = LocalDate.of(2027, 1, 1);
        String old = code(former, from, to, NOW.minusSeconds(7200));
        String late = code(former, from, to, NOW.minusSeconds(60));
        OfflineVerification offline = with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW, registry));

        assertThat(offline.verifyToken(old, NOW).reason()).isEqualTo(GENUINE_AND_IN_FORCE);
        assertThat(offline.verifyToken(late, NOW).reason()).isEqualTo(CERTIFICATE_NOT_LISTED);
    }

    @Test
    void aDocumentIsJudgedLikeItsCode() {
        OfflineVerification offline = with(trust(registry, REGISTRY), list(TokenStatus.SUSPENDED, NOW, registry));
        ObjectNode content = content();
        LicenceDocument document = LicenceDocument.sign(content, issuer.sm2(), issuer.pem());
        content.put("validTo", "2099-12-31");
        LicenceDocument changed = LicenceDocument.assemble(content, document.signatureBytes(), issuer.pem());
        content.remove("status");
        LicenceDocument older = LicenceDocument.sign(content, issuer.sm2(), issuer.pem());

        assertThat(offline.verifyDocument(document, NOW).reason()).isEqualTo(OfflineReason.SUSPENDED);
        assertThat(offline.verifyDocument(changed, NOW).reason()).isEqualTo(SIGNATURE_BROKEN);
        assertThat(offline.verifyDocument(older, NOW).reason()).isEqualTo(STATUS_NOT_REFERENCED);
    }

    @Test
    void aCredentialIsTheWholeTextAlsoWhereItsEndIsDoubled() {
        OfflineVerification offline = with(trust(registry, REGISTRY), list(TokenStatus.VALID, NOW, registry));
        ObjectNode payload = Jws.object()
                .put("iat", NOW.getEpochSecond())
                .put("nbf", NOW.minusSeconds(60).getEpochSecond());
        payload.putObject("status")
                .putObject("status_list")
                .put("idx", ENTRY.index())
                .put("uri", LISTS + "/" + ENTRY.list());
        String credential = Jws.sign(registry.jose("SM2"), Jws.object().put("typ", "dc+sd-jwt"), payload) + "~";

        assertThat(offline.verifyCredential(credential, NOW).reason()).isEqualTo(GENUINE_AND_IN_FORCE);
        assertThat(offline.verifyCredential(credential + "~", NOW).reason()).isEqualTo(UNREADABLE);
        assertThat(offline.verifyCredential(credential + "~~", NOW).reason()).isEqualTo(UNREADABLE);
    }

    private OfflineReason token(OfflineVerification offline, Instant now) {
        return offline.verifyToken(code(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)), now)
                .reason();
    }

    private OfflineVerification with(String trustList, String statusList) {
        return new OfflineVerification(
                root.pem(), List.of(trustList, "no list"), List.of(statusList, "no.list.either"));
    }

    private String trust(Signer signer, String name) {
        TrustList list = trustOf(issuer.pem());
        return new TrustList(
                        name,
                        list.issuedAt(),
                        list.expiresAt(),
                        list.statusLists(),
                        list.statusKeys(),
                        list.authorities())
                .sign(signer.jose(name), signer.pem());
    }

    private TrustList trustOf(String issuerCertificate) {
        return new TrustList(
                REGISTRY,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(30)),
                LISTS,
                List.of(new TrustList.StatusKey("SM2", registry.pem()), new TrustList.StatusKey("ES256", abroad.pem())),
                List.of(new TrustList.Authority(
                        ISSUER,
                        "巴中示例局B",
                        List.of(issuerCertificate),
                        List.of(new TrustList.Former(former.pem(), NOW.minusSeconds(3600))),
                        List.of(new TrustList.Kind(TYPE, "食品经营许可证")))));
    }

    private static String list(TokenStatus status, Instant issuedAt, Signer signer) {
        StatusBits states = StatusBits.allValid(StatusList.ENTRIES);
        states.set(ENTRY.index(), status);
        return new StatusList(LISTS + "/0", issuedAt.getEpochSecond(), issuedAt, Duration.ofHours(1), states.deflate())
                .sign(signer.jose(signer.kind().name()));
    }

    private String code(LocalDate from, LocalDate to) {
        return code(issuer, from, to);
    }

    private static String code(Signer signer, LocalDate from, LocalDate to) {
        return code(signer, from, to, NOW.minusSeconds(60));
    }

    private static String code(Signer signer, LocalDate from, LocalDate to, Instant signedAt) {
        return new QrToken(identifier(), "JY1", "蜀味示例小馆", from, to, signedAt, ENTRY, new byte[32])
                .sign(signer.sm2(), signer.pem());
    }

    private static ObjectNode content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("identifier", identifier().value())
                .put("validFrom", "2026-01-01")
                .put("validTo", "2027-01-01")
                .put("issuedAt", "2026-01-01T00:00:00Z");
        content.putObject("status").put("list", ENTRY.list()).put("index", ENTRY.index());
        return content;
    }

    private static LicenceIdentifier identifier() {
        return LicenceIdentifier.of(new LicenceTypeCode(TYPE), new OrganisationCode(ISSUER), "202600000001", 1);
    }
}
