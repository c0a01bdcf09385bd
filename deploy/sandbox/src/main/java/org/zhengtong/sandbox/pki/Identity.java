// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificates, its own first.
 *
 * @param alias name in the key store; for signing keys it is the key id
 */
record Identity(String alias, PrivateKey key, List<X509Certificate> chain) {

    Identity {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }
}
