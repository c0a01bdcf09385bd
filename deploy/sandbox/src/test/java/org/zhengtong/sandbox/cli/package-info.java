// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.cli;

import org.jspecify.annotations.NullMarked;
