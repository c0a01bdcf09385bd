// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.schemas.OpenSsl;
import org.zhengtong.schemas.SigningFixtures;
import org.zhengtong.schemas.proof.Sm2Key;

class LicenceDocumentTest {

    private final Sm2Key key = Sm2Key.generate();
    private final String certificate = SigningFixtures.certificate(key, "11511900009000023F");
    private final LicenceDocument document = LicenceDocument.sign(content(), key, certificate);

    @Test
    void signedDocumentVerifiesAfterItTravelled() {
        LicenceDocument received = LicenceDocument.fromJson(document.toJson());

        assertThat(received).isEqualTo(document);
        assertThat(received.verify()).isTrue();
        assertThat(received.reason(key.publicKey())).isEmpty();
        assertThat(received.algorithm()).isEqualTo("SM3withSM2");
    }

    /** The command is in {@link OpenSsl#verifies}; the certificate in the document is enough for it. */
    @Test
    void opensslVerifiesTheDocument(@TempDir Path directory) throws Exception {
        assertThat(OpenSsl.verifies(
                        directory, document.certificatePem(), document.signedBytes(), document.signatureBytes()))
                .isTrue();
        assertThat(OpenSsl.verifies(
                        directory, document.certificatePem(), tampered().signedBytes(), document.signatureBytes()))
                .isFalse();
    }

    @Test
    void orderAndSpacesOfTheJsonDoNotMatter() {
        String reordered = document.toJson()
                .replace(
                        "\"name\":\"蜀味示例小馆\",\"code\":\"92511900MA90000110\"",
                        "\"code\" : \"92511900MA90000110\",\n\"name\":\"蜀味示例小馆\"");

        assertThat(reordered).isNotEqualTo(document.toJson());
        assertThat(LicenceDocument.fromJson(reordered).verify()).isTrue();
    }

    @Test
    void everyTamperingHasItsReason() {
        LicenceDocument otherKey = new LicenceDocument(
                document.content(),
                document.signature(),
                SigningFixtures.certificate(Sm2Key.generate(), "11511900009000023F"),
                document.algorithm());

        assertThat(tampered().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("does not belong"));
        assertThat(otherKey.reason()).hasValueSatisfying(why -> assertThat(why).contains("does not belong"));
        assertThat(with("%%%", certificate, "SM3withSM2").reason()).isPresent();
        for (String notAPair : List.of("MAA=", "MAYBAf8BAf8=")) {
            assertThat(with(notAPair, certificate, "SM3withSM2").reason())
                    .hasValueSatisfying(why -> assertThat(why).contains("not two numbers"));
        }
        assertThat(with("AAAA", certificate, "SM3withSM2").reason())
                .hasValueSatisfying(why -> assertThat(why).contains("DER"));
        assertThat(with(document.signature(), "none", "SM3withSM2").reason())
                .hasValueSatisfying(why -> assertThat(why).contains("certificate"));
        assertThat(with(document.signature(), certificate, "none").reason())
                .hasValueSatisfying(why -> assertThat(why).contains("algorithm"));
    }

    @Test
    void documentDoesNotChangeWithWhatItWasMadeFrom() {
        ObjectNode content = content();
        LicenceDocument signed = LicenceDocument.sign(content, key, certificate);

        content.put("number", "JY9");
        signed.content().put("number", "JY8");

        assertThat(signed.verify()).isTrue();
    }

    @Test
    void foreignCertificateIsRefusedWhenSigning() {
        String foreign = SigningFixtures.certificate(Sm2Key.generate(), "other");

        assertThatIllegalArgumentException().isThrownBy(() -> LicenceDocument.sign(content(), key, foreign));
    }

    @Test
    void documentsAreReadStrictly() {
        String json = document.toJson();

        for (String malformed : new String[] {
            "",
            "{}",
            "[]",
            json + "x",
            json.replace("\"algorithm\"", "\"algorithms\""),
            json.replace("\"number\":\"JY1\"", "\"number\":\"JY1\",\"number\":\"JY2\""),
            json.replace("\"SM3withSM2\"", "null")
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> LicenceDocument.fromJson(malformed));
        }
    }

    private LicenceDocument tampered() {
        ObjectNode content = document.content();
        content.put("number", "JY2");
        return new LicenceDocument(content, document.signature(), certificate, document.algorithm());
    }

    private LicenceDocument with(String signature, String certificatePem, String algorithm) {
        return new LicenceDocument(document.content(), signature, certificatePem, algorithm);
    }

    private static ObjectNode content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("identifier", "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.7");
        content.put("number", "JY1");
        content.putObject("holder").put("name", "蜀味示例小馆").put("code", "92511900MA90000110");
        return content;
    }
}
