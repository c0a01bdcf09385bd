// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.reading.ReadingProblem.UNMASKING_NOT_ALLOWED;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** What of a licence is personal, and who may see that in the clear (脱敏规则): registrars of the authority that issued it. */
@ApplicationScoped
public class Disclosure {

    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final SecurityIdentity identity;

    Disclosure(IssuingAuthorityStore authorities, LicenceTypeStore types, SecurityIdentity identity) {
        this.authorities = authorities;
        this.types = types;
        this.identity = identity;
    }

    /** Refuses callers who may not see the licence's personal data in the clear. */
    public void requireClear(LicenceIdentifier identifier) {
        requireClear(identifier.issuer());
    }

    /** The same, by the authority that issued it. */
    public void requireClear(String issuer) {
        if (!mayClear(issuer)) {
            throw new ProblemException(
                    UNMASKING_NOT_ALLOWED,
                    "issued by " + issuer + ": leave unmasked out, or have the holder authorise you");
        }
    }

    /** Whether the caller may see personal data in the clear that is on licences of this authority. */
    public boolean mayClear(String issuer) {
        return identity.hasRole("registrar")
                && authorities.actsThrough(issuer, Caller.of(identity).organisation());
    }

    /** The licence as it is about to be shown, for the record. */
    public Shown shown(Licence licence, boolean unmasked) {
        return shown(licence, types.of(licence.identifier().type(), licence.typeRevision()), unmasked);
    }

    /** The same, by the revision of the type it was issued under. */
    public static Shown shown(Licence licence, LicenceType type, boolean unmasked) {
        return new Shown(
                licence.identifier().value(), licence.holder().code(), unmasked ? personal(licence, type) : List.of());
    }

    private static List<String> personal(Licence licence, LicenceType type) {
        List<String> personal = new ArrayList<>();
        if (licence.holders().stream().anyMatch(holder -> holder.scheme().person())) {
            personal.add("holder.name");
            personal.add("holder.code");
        }
        if (type.terms().numberPersonal()) {
            personal.add("number");
        }
        type.fields().stream()
                .filter(FaceField::sensitive)
                .map(FaceField::name)
                .filter(licence.fields()::containsKey)
                .map("fields."::concat)
                .forEach(personal::add);
        return personal;
    }
}
