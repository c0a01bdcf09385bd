// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;

class LicenceTest {

    @ParameterizedTest
    @CsvSource({
        "IN_FORCE, SUSPEND, SUSPENDED",
        "SUSPENDED, RESTORE, IN_FORCE",
        "IN_FORCE, CANCEL, CANCELLED",
        "SUSPENDED, CANCEL, CANCELLED",
        "IN_FORCE, REVOKE, REVOKED",
        "SUSPENDED, REVOKE, REVOKED",
        "IN_FORCE, ANNUL, ANNULLED",
        "SUSPENDED, ANNUL, ANNULLED",
        "IN_FORCE, TRANSFER_OUT, TRANSFERRED_OUT",
        "REVOKED, CANCEL, CANCELLED",
        "ANNULLED, CANCEL, CANCELLED",
        "IN_FORCE, SUPERSEDE, SUPERSEDED"
    })
    void theLawAllowsTheseMoves(Status from, Action action, Status to) {
        assertThat(action.from(from)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_FORCE, RESTORE",
        "SUSPENDED, SUSPEND",
        "SUSPENDED, SUPERSEDE",
        "SUSPENDED, TRANSFER_OUT",
        "REVOKED, RESTORE",
        "ANNULLED, REVOKE",
        "IN_FORCE, ISSUE"
    })
    void otherMovesAreRefused(Status from, Action action) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> action.from(from))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(LicenceProblem.LICENCE_MOVE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void nothingFollowsTheEnd(Action action) {
        for (Status end : Set.of(Status.CANCELLED, Status.TRANSFERRED_OUT, Status.SUPERSEDED)) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> action.from(end));
        }
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void whatHasEndedNeverCountsAgainSoThatItsNumberIsFree(Action action) {
        for (Status ended : Set.of(Status.REVOKED, Status.ANNULLED)) {
            assertThat(moved(ended, action)).isNotIn(Status.IN_FORCE, Status.SUSPENDED);
        }
    }

    private static Status moved(Status from, Action action) {
        try {
            return action.from(from);
        } catch (ProblemException notAllowed) {
            return from;
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
}
