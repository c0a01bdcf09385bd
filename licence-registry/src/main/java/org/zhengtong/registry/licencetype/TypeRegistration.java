// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_INVALID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;

/** Registers licence types and their revisions (证照目录登记); a licence keeps the revision it was issued under. */
@ApplicationScoped
class TypeRegistration {

    private final Jdbi jdbi;
    private final LicenceTypeStore types;
    private final Audit audit;

    TypeRegistration(Jdbi jdbi, LicenceTypeStore types, Audit audit) {
        this.jdbi = jdbi;
        this.types = types;
        this.audit = audit;
    }

    @Transactional
    LicenceType register(LicenceType wanted, String officer) {
        wanted.fault().ifPresent(why -> {
            throw new ProblemException(LICENCE_TYPE_INVALID, why);
        });
        oneAtATime(wanted.code().value());
        Optional<LicenceType> current = types.find(wanted.code());
        if (current.isPresent() && current.get().sameRules(wanted)) {
            return current.get();
        }
        LicenceType next = wanted.at(current.map(LicenceType::revision).orElse(0) + 1);
        types.insert(next, officer);
        audit.record("licence-type.registered", next.code().value(), "revision " + next.revision());
        return next;
    }

    private void oneAtATime(String code) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended('licence_type/' || :code, 0))")
                .bind("code", code)
                .mapToMap()
                .list());
    }
}
