// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;

class LicenceTest {

    @ParameterizedTest
    @CsvSource({
        "IN_FORCE, SUSPEND, SUSPENDED",
        "SUSPENDED, RESTORE, IN_FORCE",
        "IN_FORCE, CANCEL, CANCELLED",
        "SUSPENDED, CANCEL, CANCELLED",
        "IN_FORCE, REVOKE, REVOKED",
        "SUSPENDED, REVOKE, REVOKED",
        "IN_FORCE, SUPERSEDE, SUPERSEDED"
    })
    void theLawAllowsTheseMoves(Status from, Action action, Status to) {
        assertThat(licence(from).after(action).status()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"IN_FORCE, RESTORE", "SUSPENDED, SUSPEND", "SUSPENDED, SUPERSEDE", "IN_FORCE, ISSUE"})
    void otherMovesAreRefused(Status from, Action action) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> licence(from).after(action))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(LicenceProblem.LICENCE_MOVE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void nothingFollowsTheEnd(Action action) {
        for (Status end : Set.of(Status.CANCELLED, Status.REVOKED, Status.SUPERSEDED)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> licence(end).after(action));
        }
    }

    @Test
    void aPersonPrintsMaskedAndAnOrganisationDoesNot() {
        Holder person = new Holder("陈示例", HolderScheme.CITIZEN_ID, "511902209901010012");
        Holder shop = new Holder("蜀味示例小馆", HolderScheme.USCC, "11511900009000015L");

        assertThat(person.toString()).doesNotContain("511902209901010012").doesNotContain("陈示例");
        assertThat(person.masked().name()).isEqualTo("陈**");
        assertThat(shop.masked().code()).isEqualTo("11511900009000015L");
    }

    private static Licence licence(Status status) {
        return new Licence(
                new LicenceIdentifier(
                        "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.7"),
                1,
                "JY1",
                new Holder("蜀味示例小馆", HolderScheme.USCC, "11511900009000015L"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2030, 12, 31),
                Map.of(),
                null,
                null,
                status,
                LicenceDocument.assemble(JsonNodeFactory.instance.objectNode(), new byte[] {1}, "none"),
                Instant.EPOCH,
                "officer");
    }
}
