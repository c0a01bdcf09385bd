// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer to the verification of a licence (证照核验): the verdict, the reason of each step, and the licence masked. */
public final class Verification {

    private final Verdict verdict;
    private final List<Map<String, @Nullable Object>> steps;
    private final Map<String, @Nullable Object> licence;

    private Verification(Verdict verdict, Map<String, @Nullable Object> answer) {
        this.verdict = verdict;
        this.steps = Json.objects(answer.get("steps"));
        this.licence = Json.object(answer.get("licence"));
    }

    static Verification of(ApiResponse response) {
        Map<String, @Nullable Object> answer = response.object();
        try {
            return new Verification(Verdict.valueOf(Json.text(answer, "verdict")), answer);
        } catch (IllegalArgumentException e) {
            throw new ZhengtongException(
                    ZhengtongException.ANSWER_UNREADABLE, response.status(), "the answer has no known verdict", e);
        }
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Each step with its state and its reasons. */
    public List<Map<String, @Nullable Object>> steps() {
        return steps;
    }

    /** What the register shows of the licence; empty when it knows none. */
    public Map<String, @Nullable Object> licence() {
        return licence;
    }

    @Override
    public String toString() {
        return "Verification[" + verdict + "]";
    }
}
