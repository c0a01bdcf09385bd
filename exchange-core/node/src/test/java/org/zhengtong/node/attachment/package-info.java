// SPDX-License-Identifier: Apache-2.0
/** Attachments against the running node. */
@NullMarked
package org.zhengtong.node.attachment;

import org.jspecify.annotations.NullMarked;
