// SPDX-License-Identifier: Apache-2.0
/** The fictional world of the sandbox: organisations, people, resources, and how they are registered through the public APIs. */
@NullMarked
package org.zhengtong.sandbox.world;

import org.jspecify.annotations.NullMarked;
