// SPDX-License-Identifier: Apache-2.0
/** How the command line talks to nodes and registries as a person: JSON over HTTP with Basic sign-in. */
@NullMarked
package org.zhengtong.sandbox.api;

import org.jspecify.annotations.NullMarked;
