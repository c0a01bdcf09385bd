// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.registry.verification.Findings.Register;
import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.StepResult.State;
import org.zhengtong.registry.verification.StepResult.Step;
import org.zhengtong.schemas.licence.Verdict;

class JudgementTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "IN_FORCE, VALID",
        "SUSPENDED, SUSPENDED",
        "CANCELLED, CANCELLED",
        "REVOKED, REVOKED",
        "SUPERSEDED, SUPERSEDED"
    })
    void theRegistersStateDecidesAGenuineLicence(Status status, Verdict verdict) {
        assertThat(Judgement.of(genuine(status, DAY)).verdict()).isEqualTo(verdict);
    }

    @Test
    void datesDecideALicenceInForce() {
        assertThat(Judgement.of(genuine(Status.IN_FORCE, LocalDate.of(2025, 12, 31)))
                        .verdict())
                .isEqualTo(Verdict.NOT_YET_VALID);
        assertThat(Judgement.of(genuine(Status.IN_FORCE, LocalDate.of(2026, 1, 1)))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(Judgement.of(genuine(Status.IN_FORCE, LocalDate.of(2027, 12, 31)))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(Judgement.of(genuine(Status.IN_FORCE, LocalDate.of(2028, 1, 1)))
                        .verdict())
                .isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void anEndedLicenceIsNotMerelyExpired() {
        assertThat(Judgement.of(genuine(Status.REVOKED, LocalDate.of(2028, 1, 1)))
                        .verdict())
                .isEqualTo(Verdict.REVOKED);
    }

    @Test
    void beforeItWasIssuedItIsNotYetValid() {
        assertThat(Judgement.of(genuine(null, DAY)).verdict()).isEqualTo(Verdict.NOT_YET_VALID);
    }

    @Test
    void aBrokenSignatureIsTamperingWhoeverIssued() {
        Findings findings = new Findings(
                null,
                Register.UNKNOWN_ISSUER,
                true,
                "does not belong",
                Certificate.NOT_TRUSTED,
                List.of(),
                null,
                null,
                null,
                DAY,
                null,
                null);

        assertThat(Judgement.of(findings).verdict()).isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void aDocumentThatDiffersIsTamperedAndTheFieldIsNamed() {
        Judgement judgement = Judgement.of(known(true, Certificate.TRUSTED, List.of("fields.businessScope")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(step(judgement, Step.CONTENT).details()).containsExactly("fields.businessScope");
    }

    @Test
    void aDocumentUnderAnotherCertificateIsTampered() {
        assertThat(Judgement.of(known(true, Certificate.NOT_THE_ISSUERS, List.of()))
                        .verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Certificate.class,
            names = {"NOT_TRUSTED", "NOT_VALID_THEN", "NOT_PROVEN", "NOT_LOOKED_AT"})
    void withoutATrustedSignerNothingCanBeSaid(Certificate certificate) {
        assertThat(Judgement.of(known(false, certificate, List.of())).verdict()).isEqualTo(Verdict.CANNOT_DETERMINE);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_ISSUER, false, CANNOT_DETERMINE, ISSUER_NOT_HERE",
        "UNKNOWN_ISSUER, true, CANNOT_DETERMINE, ISSUER_NOT_HERE",
        "UNKNOWN_LICENCE, false, CANNOT_DETERMINE, NOT_IN_REGISTER",
        "UNKNOWN_LICENCE, true, TAMPERED, NOT_IN_REGISTER",
        "PERHAPS_ELSEWHERE, true, CANNOT_DETERMINE, NOT_IN_REGISTER",
        "FOREIGN_IDENTIFIER, true, CANNOT_DETERMINE, NOT_REACHED"
    })
    void whatTheRegisterDoesNotKnowIsNeverValid(Register register, boolean document, Verdict verdict, Reason reason) {
        Judgement judgement = Judgement.of(new Findings(
                null,
                register,
                document,
                null,
                document ? Certificate.TRUSTED : Certificate.NOT_LOOKED_AT,
                List.of(),
                null,
                null,
                null,
                DAY,
                null,
                null));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(step(judgement, Step.REGISTER).reason()).isEqualTo(reason);
        assertThat(step(judgement, Step.STATUS).state()).isEqualTo(State.SKIPPED);
    }

    private static StepResult step(Judgement judgement, Step step) {
        return judgement.steps().stream()
                .filter(result -> result.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private static Findings known(boolean document, Certificate certificate, List<String> differences) {
        return findings(document, certificate, differences, Status.IN_FORCE, DAY);
    }

    private static Findings genuine(@Nullable Status status, LocalDate day) {
        return findings(false, Certificate.TRUSTED, List.of(), status, day);
    }

    private static Findings findings(
            boolean document,
            Certificate certificate,
            List<String> differences,
            @Nullable Status status,
            LocalDate day) {
        return new Findings(
                null,
                Register.KNOWN,
                document,
                null,
                certificate,
                differences,
                status,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 12, 31),
                day,
                null,
                null);
    }
}
