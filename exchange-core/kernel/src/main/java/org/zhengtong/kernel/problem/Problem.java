// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

/** A refusal (业务拒绝) a caller can act on. Feature enums implement it; the constant's name is the public code. */
public interface Problem {

    /** The stable public code, e.g. {@code GRANT_MISSING}. */
    String name();

    /** What it tells the caller. */
    Refusal refusal();

    /** HTTP status. */
    default int status() {
        return refusal().status();
    }

    /** Title in Chinese. */
    default String zh() {
        return refusal().zh();
    }

    /** Title in English. */
    default String en() {
        return refusal().en();
    }

    /** Whether the same request may succeed later. */
    default boolean retryable() {
        return refusal().retryable();
    }

    /** Who has to act. */
    default WhoFixes whoFixes() {
        return refusal().whoFixes();
    }
}
