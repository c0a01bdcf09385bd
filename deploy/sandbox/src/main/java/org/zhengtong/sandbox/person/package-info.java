// SPDX-License-Identifier: Apache-2.0
/** What the commands of the sharing workflow have in common: who acts, on what, and how the answer is printed. */
@NullMarked
package org.zhengtong.sandbox.person;

import org.jspecify.annotations.NullMarked;
