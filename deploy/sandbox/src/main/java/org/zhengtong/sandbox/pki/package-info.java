// SPDX-License-Identifier: Apache-2.0
/**
 * Keys of a sandbox (密钥与证书): an SM2 root that signs the network map, an SM2 key for each node and issuing authority, a P-256 authority
 * with a transport certificate for each node, SM2 keys of application systems.
 *
 * <p>Made once, kept in the sandbox's folder. For trying only: in production each of these keys is made where it is used.
 */
@NullMarked
package org.zhengtong.sandbox.pki;

import org.jspecify.annotations.NullMarked;
