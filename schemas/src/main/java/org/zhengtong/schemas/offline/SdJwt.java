// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.jose.P256Jwk;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * A licence as a credential (SD-JWT 凭证): the signed part, its disclosures, and the proof of the holder's key where there is one. Only what
 * a verifier without a network needs.
 *
 * @param disclosures as they were written, base64url
 * @param shown everything before the proof
 * @param binding the proof (KB-JWT), empty when there is none
 */
record SdJwt(Jws signed, List<String> disclosures, String shown, String binding) {

    private static final String TYPE = "dc+sd-jwt";
    private static final String BINDING_TYPE = "kb+jwt";
    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one; nothing is judged.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SdJwt read(String text) {
        String compact = text.strip();
        int last = compact.lastIndexOf('~');
        if (compact.length() > LONGEST || last < 0) {
            throw new IllegalArgumentException("not a credential");
        }
        List<String> parts = Arrays.asList(compact.substring(0, last).split("~", -1));
        if (parts.contains("")) {
            throw new IllegalArgumentException("a credential with an empty disclosure");
        }
        return new SdJwt(
                Jws.parse(parts.get(0)),
                parts.subList(1, parts.size()),
                compact.substring(0, last + 1),
                compact.substring(last + 1));
    }

    /** Why it is not signed with the key, with disclosures of its own and a proof of the holder's key where one is there. */
    Optional<String> fault(JosePublicKey key) {
        return signed.fault(key, TYPE).or(this::strayDisclosure).or(this::bindingFault);
    }

    /** The disclosed text of this name. */
    Optional<String> disclosed(String name) {
        return disclosures.stream()
                .map(SdJwt::read64)
                .filter(disclosure ->
                        disclosure.size() == 3 && disclosure.path(1).asText().equals(name))
                .map(disclosure -> disclosure.path(2).asText())
                .findFirst();
    }

    Instant issuedAt() {
        return Instant.ofEpochSecond(signed.payload().path("iat").asLong());
    }

    /** The first day it is good for. */
    LocalDate from() {
        return day(signed.payload().path("nbf").asLong());
    }

    /** The last day it is good for. */
    LocalDate to() {
        JsonNode end = signed.payload().path("exp");
        return end.isMissingNode() ? LocalDate.MAX : day(end.asLong() - 1);
    }

    /** Where its state is found among lists under that address; null when it names none there. */
    @Nullable
    StatusReference status(String lists) {
        JsonNode entry = signed.payload().path("status").path("status_list");
        String uri = entry.path("uri").asText();
        return uri.matches(Pattern.quote(lists + "/") + "[0-9]{1,9}")
                ? new StatusReference(
                        Integer.parseInt(uri.substring(lists.length() + 1)),
                        entry.path("idx").asInt(-1))
                : null;
    }

    private static LocalDate day(long second) {
        return Instant.ofEpochSecond(second)
                .atZone(OfflineVerification.LEGAL_ZONE)
                .toLocalDate();
    }

    private Optional<String> strayDisclosure() {
        Set<String> digests = new HashSet<>();
        signed.payload().findValues("_sd").forEach(list -> list.forEach(digest -> digests.add(digest.asText())));
        boolean own = disclosures.stream().allMatch(disclosure -> digests.remove(digest(disclosure)));
        return own ? Optional.empty() : Optional.of("a disclosure does not belong to this credential");
    }

    private Optional<String> bindingFault() {
        if (binding.isEmpty()) {
            return Optional.empty();
        }
        try {
            Jws proof = Jws.parse(binding);
            P256Jwk holder = P256Jwk.read(signed.payload().path("cnf").path("jwk"));
            return digest(shown).equals(proof.payload().path("sd_hash").asText())
                    ? proof.fault(holder.key(), BINDING_TYPE)
                    : Optional.of("the proof is about another credential");
        } catch (IllegalArgumentException malformed) {
            return Optional.of("the proof of the holder's key cannot be read");
        }
    }

    private static JsonNode read64(String disclosure) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(disclosure), StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("a disclosure cannot be read", malformed);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
