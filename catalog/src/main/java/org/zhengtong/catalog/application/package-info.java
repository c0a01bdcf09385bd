// SPDX-License-Identifier: Apache-2.0
/**
 * Access applications (共享申请): drafted and submitted at the consumer's node, decided at the provider's, kept at both. Missing papers
 * are asked for once (一次性告知), the time to answer runs on {@code timelimit}; what is granted is never more than was asked for.
 *
 * <p>Table owned: {@code access_application}. Sends and applies the messages ACCESS_APPLICATION, APPLICATION_CHANGED and GRANT; the
 * latter also carries refusals. Source: 国发〔2016〕51号, 国务院令第809号.
 */
@NullMarked
package org.zhengtong.catalog.application;

import org.jspecify.annotations.NullMarked;
