// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.pki;

import org.jspecify.annotations.NullMarked;
