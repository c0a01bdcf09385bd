// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

/** A refusal (业务拒绝) a caller can act on. Feature enums implement it; the constant's name is the public code. */
public interface Problem {

    /** The stable public code, e.g. {@code GRANT_MISSING}. */
    String name();

    /** HTTP status. */
    int status();

    /** Title in Chinese. */
    String zh();

    /** Title in English. */
    String en();

    /** Whether the same request may succeed later. */
    boolean retryable();

    /** Who has to act. */
    WhoFixes whoFixes();
}
