// SPDX-License-Identifier: Apache-2.0
/** The electronic licence registry (电子证照库): licences from issuance to verification, and the cases (办件) that reuse them. */
@NullMarked
package org.zhengtong.registry;

import org.jspecify.annotations.NullMarked;
