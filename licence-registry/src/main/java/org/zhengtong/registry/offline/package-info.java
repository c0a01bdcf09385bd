// SPDX-License-Identifier: Apache-2.0
/**
 * What verifiers take with them (离线核验材料): the QR code of a licence and the registry's trust list (信任列表). Owns no tables; the
 * forms are those of {@code org.zhengtong.schemas.offline}.
 */
@NullMarked
package org.zhengtong.registry.offline;

import org.jspecify.annotations.NullMarked;
