// SPDX-License-Identifier: Apache-2.0
/**
 * Status lists (证照状态列表): the states of many licences in two bits each, signed, after the IETF Token Status List
 * (draft-ietf-oauth-status-list-20), with ES256 and with SM2 as a domestic profile.
 */
@NullMarked
package org.zhengtong.schemas.statuslist;

import org.jspecify.annotations.NullMarked;
