// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;

/**
 * Who reads licences and why (用证人与用途).
 *
 * @param who account or application system
 * @param organisation 统一社会信用代码 it acts for
 * @param purpose code of a {@link Purpose}; from another node whatever its grant says
 * @param caseNumber 办件编号
 * @param exchangeId where a node asked
 * @param cause the reason in words (事由), where one was given
 */
public record Reading(
        String who,
        String organisation,
        @Nullable String applicationSystem,
        String purpose,
        @Nullable String caseNumber,
        @Nullable String exchangeId,
        @Nullable String cause) {

    /** A caller who has to say why; refused with {@code PURPOSE_REQUIRED} when it does not. */
    public static Reading stated(Caller caller, @Nullable String purpose, @Nullable String caseNumber) {
        return of(caller, Purpose.stated(purpose), caseNumber);
    }

    /** A caller whose purpose is known from what it does, for instance checking (数据校核) from a verification. */
    public static Reading of(Caller caller, Purpose purpose) {
        return of(caller, purpose, null);
    }

    /** A caller with a purpose and a case. */
    public static Reading of(Caller caller, Purpose purpose, @Nullable String caseNumber) {
        return new Reading(
                caller.name(),
                caller.organisation(),
                caller.kind() == Caller.Kind.SYSTEM ? caller.name() : null,
                purpose.name(),
                caseNumber,
                null,
                null);
    }

    /** The same with the reason in words. */
    public Reading because(@Nullable String reason) {
        return new Reading(who, organisation, applicationSystem, purpose, caseNumber, exchangeId, reason);
    }

    /** By whom reads are counted: from another node the system that asks, as the operator is whoever it says. */
    String counted() {
        return byExchange() ? String.valueOf(applicationSystem) : who;
    }

    /** Whether a node asks: there the grant bounds how much, here only the unusual is told. */
    boolean byExchange() {
        return exchangeId != null;
    }
}
