// SPDX-License-Identifier: Apache-2.0
/**
 * The published status lists (证照状态列表): which entry is a licence's, what has changed, and the signed versions, after the IETF Token
 * Status List (draft-ietf-oauth-status-list-20). Owns {@code status_list}, {@code status_list_entry}, {@code status_list_change} and
 * {@code status_list_key}. A change is written in the transaction of the register; a version takes changes and shows them in one
 * transaction, so none is lost wherever the process ends.
 */
@NullMarked
package org.zhengtong.registry.statuslist;

import org.jspecify.annotations.NullMarked;
