// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import static org.zhengtong.registry.register.LicenceMetadata.SEVERAL;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.jose.P256Jwk;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * Makes the credential of a licence (证照凭证, SD-JWT VC). Open are issuer, type, period, status entry and the wallet's key; everything that
 * is about the holder or on the licence's face is disclosed by the holder item by item.
 */
@Singleton
public class LicenceCredential {

    /** Type of the signed part ({@code typ}). */
    public static final String TYPE = "dc+sd-jwt";

    /** Name under which the face fields stand. */
    static final String FIELDS = "fields";

    /** A last day that means for ever. */
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private final CredentialIssuer issuer;
    private final StatusEntries statusEntries;
    private final ObjectMapper json;
    private final Clock clock;

    LicenceCredential(CredentialIssuer issuer, StatusEntries statusEntries, ObjectMapper json, Clock clock) {
        this.issuer = issuer;
        this.statusEntries = statusEntries;
        this.json = json;
        this.clock = clock;
    }

    /** The credential, bound to the wallet's key, with all its disclosures. */
    public String of(Licence licence, P256Jwk holderKey) {
        List<Disclosure> disclosures = new ArrayList<>();
        SDObjectBuilder open = open(licence, holderKey);
        items(licence).forEach((name, value) -> disclosures.add(open.putSDClaim(name, value)));
        SDObjectBuilder fields = new SDObjectBuilder();
        licence.fields().forEach((name, value) -> disclosures.add(fields.putSDClaim(name, value)));
        if (!licence.fields().isEmpty()) {
            open.putClaim(FIELDS, fields.build());
        }
        ObjectNode payload = json.valueToTree(open.build(true));
        String signed = Jws.sign(issuer.key(), Jws.object().put("typ", TYPE), payload);
        return new SDJWT(signed, disclosures).toString();
    }

    private SDObjectBuilder open(Licence licence, P256Jwk holderKey) {
        StatusReference entry =
                statusEntries.of(licence.identifier(), licence.status().inStatusList());
        SDObjectBuilder open = new SDObjectBuilder();
        open.putClaim("iss", issuer.name());
        open.putClaim("vct", issuer.type(licence.identifier().type().value()));
        open.putClaim("iat", clock.instant().getEpochSecond());
        open.putClaim("nbf", startOf(licence.validFrom()).getEpochSecond());
        if (licence.validTo().isBefore(FOR_EVER)) {
            open.putClaim("exp", startOf(licence.validTo().plusDays(1)).getEpochSecond());
        }
        open.putClaim("status", Map.of("status_list", Map.of("idx", entry.index(), "uri", issuer.statusList(entry))));
        open.putClaim("cnf", Map.of("jwk", holderKey.json()));
        return open;
    }

    /** What stands on every licence, by the names of the credential. */
    static Map<String, String> items(Licence licence) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("identifier", licence.identifier().value());
        items.put("number", licence.number());
        items.put("holder_name", joined(licence, Holder::name));
        items.put("holder_code", joined(licence, Holder::code));
        items.put("holder_code_type", joined(licence, holder -> holder.scheme().nationalCode()));
        items.put("issuing_authority", licence.identifier().issuer());
        items.put("valid_from", licence.validFrom().toString());
        items.put("valid_to", licence.validTo().toString());
        return items;
    }

    private static String joined(Licence licence, Function<Holder, String> part) {
        return licence.holders().stream().map(part).collect(Collectors.joining(SEVERAL));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Licence.LEGAL_ZONE).toInstant();
    }
}
