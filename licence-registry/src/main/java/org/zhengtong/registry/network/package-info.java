// SPDX-License-Identifier: Apache-2.0
/**
 * What the registry trusts: the SM2 root certificate (根证书) it was installed with and the network map (网络图) signed under it.
 * Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.network;

import org.jspecify.annotations.NullMarked;
