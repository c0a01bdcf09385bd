// SPDX-License-Identifier: Apache-2.0
/**
 * Java SDK for application systems (应用系统) of departments: signed requests (RFC 9421, SM2/SM3) to a node and to a
 * licence registry. Runs on Java 8 and brings no dependency: Bouncy Castle and jackson-core are relocated into the jar.
 */
@NullMarked
package org.zhengtong.client;

import org.jspecify.annotations.NullMarked;
