// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.SealDraft;
import org.zhengtong.schemas.seal.SealPicture;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** {@code zt licence verify --offline} with nothing but files: the exit code is the verdict. */
class LicenceOfflineTest {

    private static final String REGISTRY = "registry-510000";
    private static final String ISSUER = "11511900009000023F";
    private static final String TYPE = ISSUER + "901";
    private static final String LISTS = "/api/v1/status-lists";
    private static final StatusReference ENTRY = new StatusReference(0, 77);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Pki pki;
    private KeyStore keys;
    private LocalDate today;
    private LocalDate tomorrow;
    private Instant now;

    @BeforeEach
    void aRegistryWithATrustList() throws Exception {
        pki = Pki.open(folder.resolve("pki"), Secrets.open(folder.resolve("secrets.json")));
        pki.prepare(new Topology(
                List.of(),
                List.of(new Topology.Registry("510000", "四川省电子证照系统", List.of(ISSUER), Optional.empty())),
                List.of()));
        keys = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        try (InputStream in = Files.newInputStream(pki.signingStore(REGISTRY))) {
            keys.load(in, pki.password().toCharArray());
        }
        now = java.time.Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        today = LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai"));
        tomorrow = today.plusDays(1);
        TrustList trust = new TrustList(
                REGISTRY,
                now,
                now.plus(Duration.ofDays(1)),
                LISTS,
                List.of(new TrustList.StatusKey(REGISTRY, certificate(REGISTRY))),
                List.of(new TrustList.Authority(
                        ISSUER,
                        "巴中示例局B",
                        List.of(certificate(ISSUER)),
                        List.of(),
                        List.of(new TrustList.Kind(TYPE, "食品经营许可证")))));
        Files.createDirectories(lists());
        Files.writeString(
                lists().resolve("trust-list-510000.jwt"),
                trust.sign(JoseKey.sm2(REGISTRY, key(REGISTRY)), certificate(REGISTRY)));
    }

    @ParameterizedTest
    @CsvSource({"VALID, 0", "SUSPENDED, 21", "INVALID, 22", "SUPERSEDED, 25"})
    void theListDecides(TokenStatus status, int exitCode) throws Exception {
        publish(status, now);

        assertThat(verify(code(today, tomorrow))).isEqualTo(exitCode);
        Path document =
                Files.writeString(folder.resolve("document.json"), document().toJson());
        assertThat(verify(document.toString())).isEqualTo(exitCode);
    }

    @Test
    void datesAndForgeriesAndStaleListsHaveTheirCodes() throws Exception {
        publish(TokenStatus.VALID, now);
        String code = code(today, tomorrow);

        assertThat(verify(code(today.minusYears(1), today.minusDays(1)))).isEqualTo(20);
        assertThat(verify(code(tomorrow, today.plusYears(1)))).isEqualTo(24);
        int inSignature = code.length() - 6;
        assertThat(verify(code.substring(0, inSignature)
                        + (code.charAt(inSignature) == '0' ? '1' : '0')
                        + code.substring(inSignature + 1)))
                .isEqualTo(23);
        publish(TokenStatus.VALID, now.minus(Duration.ofHours(2)));
        assertThat(verify(code)).isEqualTo(29);
        Files.delete(lists().resolve("trust-list-510000.jwt"));
        assertThat(verify(code)).isEqualTo(29);
    }

    @Test
    void aSealedFileIsItsIssuersAndFollowsTheListAndAPdfProvesNothing() throws Exception {
        publish(TokenStatus.VALID, now);
        String sealed = file("licence.ofd", sealed(identifier().value(), ISSUER));
        String pdf =
                file("licence.pdf", ("%PDF-1.7 (" + code(today, tomorrow) + ")").getBytes(StandardCharsets.US_ASCII));

        assertThat(verify(sealed)).isZero();
        assertThat(verify(pdf)).isEqualTo(29);
        assertThat(verify(file("strange.ofd", sealed(identifier().value(), REGISTRY))))
                .isEqualTo(29);
        assertThat(verify(file("another.ofd", sealed(identifier().nextVersion().value(), ISSUER))))
                .isEqualTo(23);
        byte[] changed = sealed(identifier().value(), ISSUER);
        changed[changed.length / 2] ^= 1;
        assertThat(verify(file("changed.ofd", changed))).isIn(23, 29);
        assertThat(verify(file("broken.ofd", new byte[] {'P', 'K', 3, 4}))).isEqualTo(29);

        publish(TokenStatus.INVALID, now);
        assertThat(verify(sealed)).isEqualTo(22);
        assertThat(verify(pdf)).isEqualTo(22);
    }

    @Test
    void aTimeStampThatCannotBeJudgedHereIsToldOf() throws Exception {
        publish(TokenStatus.VALID, now);
        SealedOfd sealed = sealing(identifier().value(), ISSUER);
        byte[] token = Stamps.token(keys, Pki.stampingKey(REGISTRY), pki.password(), sealed.signature());
        byte[] other = Stamps.token(keys, Pki.stampingKey(REGISTRY), pki.password(), new byte[1]);

        assertThat(verify(file("stamped.ofd", sealed.stamped(token).pack()))).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("时间戳未予采信");
        assertThat(verify(file("other.ofd", sealed.stamped(other).pack()))).isEqualTo(23);
    }

    @Test
    void aCredentialFollowsTheListHoweverLittleItDiscloses() throws Exception {
        publish(TokenStatus.SUSPENDED, now);
        String disclosure = encoded("[\"salt\",\"identifier\",\"" + identifier().value() + "\"]");
        String credential = credential(disclosure);

        assertThat(verify(file("c.sdjwt", (credential + "~" + disclosure + "~").getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(21);
        assertThat(verify(file("n.sdjwt", (credential + "~").getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(21);
        String stray = encoded("[\"salt\",\"number\",\"FORGED\"]");
        assertThat(verify(file("s.sdjwt", (credential + "~" + stray + "~").getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(23);
    }

    @Test
    void whatCannotBeReadIsNotCalledTampered() throws Exception {
        assertThat(verify("no-such-file.ofd")).isEqualTo(29);
        assertThat(verify(file("none.json", new byte[] {'{', '}'}))).isEqualTo(29);
        assertThat(verify(identifier().value())).isEqualTo(29);
    }

    private String file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content).toString();
    }

    /** An OFD that says to be that licence, with the code of ours, sealed by somebody. */
    private byte[] sealed(String claimed, String sealer) throws Exception {
        return sealing(claimed, sealer).pack();
    }

    private SealedOfd sealing(String claimed, String sealer) throws Exception {
        byte[] certificate = CertificateChain.der(certificate(sealer));
        ElectronicSeal seal = ElectronicSeal.make(
                new SealDraft(
                        "TEST",
                        sealer,
                        "示例印章",
                        List.of(certificate),
                        now,
                        now.minusSeconds(60),
                        now.plusSeconds(3600),
                        new SealPicture("png", new byte[1], 40, 40)),
                certificate,
                key(sealer));
        String entry =
                "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody>"
                        + "<ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name=\"ZZBS\">" + claimed
                        + "</ofd:CustomData><ofd:CustomData Name=\"ZTQR\">" + code(today, tomorrow)
                        + "</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        + "<ofd:Signatures>/" + SealedOfd.SIGNATURES + "</ofd:Signatures></ofd:DocBody></ofd:OFD>";
        return SealedOfd.seal(
                Map.of("OFD.xml", entry.getBytes(StandardCharsets.UTF_8)),
                new SealedOfd.Stamp(1, 10, 10, 40, 40),
                new SealedOfd.Signer(seal, certificate, key(sealer)),
                now);
    }

    private String credential(String disclosure) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(disclosure.getBytes(StandardCharsets.US_ASCII));
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("iat", now.getEpochSecond())
                .put("nbf", now.minus(Duration.ofDays(1)).getEpochSecond());
        payload.putArray("_sd").add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        payload.putObject("status")
                .putObject("status_list")
                .put("idx", ENTRY.index())
                .put("uri", LISTS + "/" + ENTRY.list());
        return Jws.sign(JoseKey.sm2(REGISTRY, key(REGISTRY)), Jws.object().put("typ", "dc+sd-jwt"), payload);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private int verify(String licence) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return Zt.commandLine("zh")
                    .setErr(new PrintWriter(new StringWriter(), true))
                    .execute(
                            "licence",
                            "verify",
                            licence,
                            "--offline",
                            "--lists=" + lists(),
                            "--root=" + pki.rootCertificate());
        } finally {
            System.setOut(before);
        }
    }

    private Path lists() {
        return folder.resolve("lists");
    }

    private void publish(TokenStatus status, Instant issuedAt) throws Exception {
        StatusBits states = StatusBits.allValid(StatusList.ENTRIES);
        states.set(ENTRY.index(), status);
        StatusList list = new StatusList(LISTS + "/0", 1, issuedAt, Duration.ofHours(1), states.deflate());
        Files.writeString(lists().resolve("status-list-510000-0.jwt"), list.sign(JoseKey.sm2(REGISTRY, key(REGISTRY))));
    }

    private String code(LocalDate from, LocalDate to) throws Exception {
        return new QrToken(identifier(), "JY1", "蜀味示例小馆", from, to, now, ENTRY, new byte[32])
                .sign(key(ISSUER), certificate(ISSUER));
    }

    private LicenceDocument document() throws Exception {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("identifier", identifier().value())
                .put("validFrom", today.toString())
                .put("validTo", tomorrow.toString())
                .put("issuedAt", now.toString());
        content.putObject("status").put("list", ENTRY.list()).put("index", ENTRY.index());
        return LicenceDocument.sign(content, key(ISSUER), certificate(ISSUER));
    }

    private Sm2Key key(String alias) throws Exception {
        return Sm2Key.of((PrivateKey) keys.getKey(alias, pki.password().toCharArray()));
    }

    private String certificate(String alias) throws Exception {
        return Files.readString(pki.certificate(alias));
    }

    private static LicenceIdentifier identifier() {
        return LicenceIdentifier.of(new LicenceTypeCode(TYPE), new OrganisationCode(ISSUER), "2026000001", 1);
    }
}
