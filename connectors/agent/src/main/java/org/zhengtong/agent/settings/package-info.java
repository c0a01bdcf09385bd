// SPDX-License-Identifier: Apache-2.0
/** The agent's settings file (YAML): its node, its key, and the sources behind the resources it serves. Checked once, at start. */
@NullMarked
package org.zhengtong.agent.settings;

import org.jspecify.annotations.NullMarked;
