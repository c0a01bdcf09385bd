// SPDX-License-Identifier: Apache-2.0
/**
 * Notices of corrections (更正告知): every organisation that may have received a datum is told when it was corrected, and acknowledges.
 * Kept at the provider's node and at the recipient's.
 *
 * <p>Table owned: {@code correction_notice}. Sends and applies the message CORRECTION_NOTICE, one way as the notice, the other as its
 * acknowledgement. Source: 国发〔2016〕51号 (疑义、错误信息快速校核机制).
 */
@NullMarked
package org.zhengtong.catalog.notice;

import org.jspecify.annotations.NullMarked;
