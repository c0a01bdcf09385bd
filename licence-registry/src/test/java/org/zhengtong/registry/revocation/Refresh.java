// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

/** What the registry does every five minutes. */
public final class Refresh {

    private Refresh() {}

    /** Has the revocation lists looked at. */
    public static void of(Revocations revocations) {
        revocations.refresh();
    }
}
