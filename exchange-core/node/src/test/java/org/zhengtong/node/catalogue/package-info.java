// SPDX-License-Identifier: Apache-2.0
/** Promises of the catalogue and the sharing workflow, at the API of a running node. */
@NullMarked
package org.zhengtong.node.catalogue;

import org.jspecify.annotations.NullMarked;
