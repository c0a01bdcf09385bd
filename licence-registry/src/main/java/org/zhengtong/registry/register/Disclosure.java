// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.reading.ReadingProblem.UNMASKING_NOT_ALLOWED;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.Shown;

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

    /** Refuses callers who may not see personal data in the clear that is on licences of this authority. */
    public void requireClear(String issuer) {
        requireClear(issuer, organisation -> authorities.actsThrough(issuer, organisation));
    }

    /** The same, where it takes more than the issuer to say who acts for the licence. */
    public void requireClear(String issuer, Predicate<String> acting) {
        if (!mayClear(acting)) {
            throw new ProblemException(
                    UNMASKING_NOT_ALLOWED,
                    "issued by " + issuer + ": leave unmasked out, or have the holder authorise you");
        }
    }

    /** Whether the caller may see personal data in the clear that is on licences of this authority. */
    public boolean mayClear(String issuer) {
        return mayClear(organisation -> authorities.actsThrough(issuer, organisation));
    }

    /** Whether the caller may see the personal data of a licence for which these organisations act. */
    public boolean mayClear(Predicate<String> acting) {
        return identity.hasRole("registrar") && acting.test(Caller.of(identity).organisation());
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
