// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.proof.CertificateChain;

/**
 * Who may issue what from one registry, and with which certificates (信任列表), signed by the registry. The certificate that the root
 * gave the registry names it by serial number ({@code registry-510000}); another's signature does not make a trust list.
 *
 * @param registry who signed it
 * @param expiresAt until when it may be believed
 * @param statusLists address below which the registry's status lists lie
 * @param statusKeys keys that sign them
 */
public record TrustList(
        String registry,
        Instant issuedAt,
        Instant expiresAt,
        String statusLists,
        List<StatusKey> statusKeys,
        List<Authority> authorities) {

    public static final String TYPE = "zt-trust-list+jwt";
    public static final String MEDIA_TYPE = "application/zt-trust-list+jwt";

    private static final String REGISTRY = "registry-";

    public TrustList {
        statusKeys = List.copyOf(statusKeys);
        authorities = List.copyOf(authorities);
    }

    /** A key that signs status lists. */
    public record StatusKey(String keyId, String certificatePem) {}

    /** A certificate that an authority signed with before it had another (原签名证书): good for what was signed before the moment. */
    public record Former(String certificatePem, Instant until) {}

    /** An issuing authority (颁发机构), the certificates it signs with now and before, and the types of licence it issues. */
    public record Authority(
            String code, String name, List<String> certificates, List<Former> former, List<Kind> types) {
        public Authority {
            certificates = List.copyOf(certificates);
            former = List.copyOf(former);
            types = List.copyOf(types);
        }

        /** The certificates that what was signed at the moment may have been signed with. */
        Stream<String> certificatesAt(Instant moment) {
            return Stream.concat(
                    certificates.stream(),
                    former.stream().filter(one -> moment.isBefore(one.until())).map(Former::certificatePem));
        }

        /** All of them. */
        Stream<String> everyCertificate() {
            return Stream.concat(certificates.stream(), former.stream().map(Former::certificatePem));
        }

        boolean issues(String typeCode) {
            return types.stream().anyMatch(type -> type.code().equals(typeCode));
        }
    }

    /** A type of licence (证照类型). */
    public record Kind(String code, String name) {}

    /** The authority with that code. */
    public Optional<Authority> authority(String code) {
        return authorities.stream()
                .filter(authority -> authority.code().equals(code))
                .findFirst();
    }

    /** Certificate of the key that signs status lists, by its id. */
    public Optional<String> statusCertificate(String keyId) {
        return statusKeys.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(StatusKey::certificatePem)
                .findFirst();
    }

    /** Signs the list; the certificate travels with it. */
    public String sign(JoseKey key, String certificatePem) {
        ObjectNode header = Jws.object().put("typ", TYPE);
        ArrayNode chain = header.putArray("x5c");
        CertificateChain.encoded(certificatePem)
                .forEach(each -> chain.add(Base64.getEncoder().encodeToString(each)));
        ObjectNode payload = Jws.object()
                .put("iss", registry)
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", expiresAt.getEpochSecond())
                .put("status_lists", statusLists);
        ArrayNode keys = payload.putArray("status_keys");
        statusKeys.forEach(
                status -> keys.addObject().put("kid", status.keyId()).put("certificate", status.certificatePem()));
        ArrayNode list = payload.putArray("authorities");
        for (Authority authority : authorities) {
            ObjectNode entry = list.addObject().put("code", authority.code()).put("name", authority.name());
            authority.certificates().forEach(entry.putArray("certificates")::add);
            ArrayNode former = entry.putArray("former");
            authority.former().forEach(one -> former.addObject()
                    .put("certificate", one.certificatePem())
                    .put("until", one.until().getEpochSecond()));
            ArrayNode types = entry.putArray("types");
            authority
                    .types()
                    .forEach(type -> types.addObject().put("code", type.code()).put("name", type.name()));
        }
        return Jws.sign(key, header, payload);
    }

    /**
     * Reads a list and checks that a registry certified by the root signed it. Whether it has expired is for the caller to ask. Certificates
     * in it that cannot be read are left out: what was signed with them is not believed.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static TrustList verify(String jwt, String rootPem) {
        Jws jws = Jws.parse(jwt);
        String certificate = stream(jws.header().path("x5c"))
                .map(each -> "-----BEGIN CERTIFICATE-----\n" + each.asText("") + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
        CertificateChain chain = CertificateChain.of(certificate, rootPem)
                .orElseThrow(() -> new IllegalArgumentException("trust list: its signer is not certified by the root"));
        jws.fault(JosePublicKey.ofCertificate(certificate), TYPE).ifPresent(fault -> {
            throw new IllegalArgumentException("trust list: " + fault);
        });
        TrustList list = of(jws.payload());
        if (!chain.subject().startsWith(REGISTRY) || !chain.subject().equals(list.registry)) {
            throw new IllegalArgumentException("trust list: signed by another than registry " + list.registry);
        }
        if (!chain.validAt(list.issuedAt)) {
            throw new IllegalArgumentException("trust list: its signer's certificate was not valid");
        }
        return list;
    }

    private static TrustList of(ObjectNode payload) {
        List<Authority> authorities = new ArrayList<>();
        for (JsonNode entry : payload.path("authorities")) {
            authorities.add(new Authority(
                    entry.path("code").asText(""),
                    entry.path("name").asText(""),
                    stream(entry.path("certificates"))
                            .map(JsonNode::asText)
                            .filter(TrustList::readable)
                            .toList(),
                    stream(entry.path("former"))
                            .map(one -> new Former(one.path("certificate").asText(""), moment(one.path("until"))))
                            .filter(former -> readable(former.certificatePem()))
                            .toList(),
                    stream(entry.path("types"))
                            .map(type -> new Kind(
                                    type.path("code").asText(""),
                                    type.path("name").asText("")))
                            .toList()));
        }
        return new TrustList(
                payload.path("iss").asText(""),
                moment(payload.path("iat")),
                moment(payload.path("exp")),
                payload.path("status_lists").asText(""),
                stream(payload.path("status_keys"))
                        .map(key -> new StatusKey(
                                key.path("kid").asText(""),
                                key.path("certificate").asText("")))
                        .filter(key -> readable(key.certificatePem()))
                        .toList(),
                authorities);
    }

    private static Instant moment(JsonNode seconds) {
        try {
            return Instant.ofEpochSecond(seconds.asLong());
        } catch (DateTimeException beyond) {
            throw new IllegalArgumentException("trust list: " + seconds + " is no time", beyond);
        }
    }

    private static boolean readable(String pem) {
        try {
            CertificateChain.encoded(pem);
            JosePublicKey.ofCertificate(pem);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
