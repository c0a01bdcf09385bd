// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.jose.P256Jwk;

/**
 * A credential as its holder shows it (出示的凭证): the signed part, what is disclosed, and the proof of the holder's key where there is one.
 *
 * @param shown everything before that proof
 * @param binding the proof (KB-JWT), empty when there is none
 */
public record ShownCredential(Jws signed, List<Disclosure> disclosures, String shown, String binding) {

    private static final int LONGEST = 1 << 16;
    private static final String BINDING_TYPE = "kb+jwt";

    /**
     * Reads a credential; whether it is genuine is asked of {@link #fault}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ShownCredential read(String text) {
        String compact = text.strip();
        if (compact.length() > LONGEST) {
            throw new IllegalArgumentException("a credential has at most " + LONGEST + " characters");
        }
        SDJWT parts = SDJWT.parse(compact);
        String binding = parts.getBindingJwt() == null ? "" : parts.getBindingJwt();
        return new ShownCredential(
                Jws.parse(parts.getCredentialJwt()),
                List.copyOf(parts.getDisclosures()),
                compact.substring(0, compact.length() - binding.length()),
                binding);
    }

    /** Who says to have issued it. */
    public String issuer() {
        return signed.payload().path("iss").asText("");
    }

    /** A claim of the signed part. */
    public JsonNode claim(String name) {
        return signed.payload().path(name);
    }

    /** The disclosed text of this name. */
    public Optional<String> disclosed(String name) {
        return disclosures.stream()
                .filter(disclosure -> name.equals(disclosure.getClaimName()))
                .map(disclosure -> String.valueOf(disclosure.getClaimValue()))
                .findFirst();
    }

    /** Why it is not a credential signed with the key, with disclosures of its own and, where one is there, a proof of the holder's key. */
    public Optional<String> fault(JosePublicKey key) {
        return signed.fault(key, LicenceCredential.TYPE)
                .or(this::strayDisclosure)
                .or(this::bindingFault);
    }

    /** Names of disclosed items that differ from what was registered. */
    public List<String> differences(Licence registered) {
        Map<String, String> known = new TreeMap<>(registered.fields());
        known.putAll(LicenceCredential.items(registered));
        List<String> names = new ArrayList<>();
        for (Disclosure disclosure : disclosures) {
            String name = String.valueOf(disclosure.getClaimName());
            if (!String.valueOf(disclosure.getClaimValue()).equals(known.get(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private Optional<String> strayDisclosure() {
        Set<String> digests = new HashSet<>();
        for (JsonNode place : List.of(signed.payload(), claim(LicenceCredential.FIELDS))) {
            place.path("_sd").forEach(digest -> digests.add(digest.asText()));
        }
        boolean own = disclosures.stream().allMatch(disclosure -> digests.remove(disclosure.digest()));
        return own ? Optional.empty() : Optional.of("a disclosure does not belong to this credential");
    }

    private Optional<String> bindingFault() {
        if (binding.isEmpty()) {
            return Optional.empty();
        }
        try {
            Jws proof = Jws.parse(binding);
            P256Jwk holder = P256Jwk.read(claim("cnf").path("jwk"));
            return proof.fault(holder.key(), BINDING_TYPE)
                    .or(() ->
                            digest(shown).equals(proof.payload().path("sd_hash").asText())
                                    ? Optional.empty()
                                    : Optional.of("it is about another credential"))
                    .map(fault -> "proof of the holder's key: " + fault);
        } catch (IllegalArgumentException malformed) {
            return Optional.of("proof of the holder's key: " + malformed.getMessage());
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
