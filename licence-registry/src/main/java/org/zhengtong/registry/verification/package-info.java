// SPDX-License-Identifier: Apache-2.0
/**
 * Verification of licences (证照核验): one question, one of nine verdicts, with a reason for every step. What cannot be checked is
 * never called valid. Owns no tables; reads are recorded by the register.
 */
@NullMarked
package org.zhengtong.registry.verification;

import org.jspecify.annotations.NullMarked;
