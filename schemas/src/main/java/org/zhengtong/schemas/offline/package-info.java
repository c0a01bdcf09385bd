// SPDX-License-Identifier: Apache-2.0
/**
 * Verification without a network (离线核验): the signed QR token of a licence (COSE_Sign1, RFC 9052, with SM2; base45, RFC 9285), the
 * signed list of who may issue what (信任列表), and the judgement made with them and a status list. Needs the SM2 root and a clock.
 */
@NullMarked
package org.zhengtong.schemas.offline;

import org.jspecify.annotations.NullMarked;
