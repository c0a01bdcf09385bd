// SPDX-License-Identifier: Apache-2.0
/**
 * Agent (前置机): runs at a department, dials out to its node and serves tables and HTTP services there as shared resources.
 * Needs no open port and no change at the source; what a source's columns and fields are called stays in its settings file.
 */
@NullMarked
package org.zhengtong.agent;

import org.jspecify.annotations.NullMarked;
