// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

/**
 * What a {@link Problem} tells its caller.
 *
 * @param status HTTP status
 * @param zh title in Chinese
 * @param en title in English
 * @param retryable whether the same request may succeed later
 * @param whoFixes who has to act
 */
public record Refusal(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {}
