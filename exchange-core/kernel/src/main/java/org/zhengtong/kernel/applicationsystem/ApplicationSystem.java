// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import java.util.Set;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * An application system (应用系统) of an organisation that signs its requests.
 *
 * @param id the key id it signs with
 * @param organisation 统一社会信用代码 it acts for
 * @param name how it is shown
 * @param publicKey verifies its signatures
 * @param roles beyond {@code application-system}
 */
public record ApplicationSystem(
        String id, String organisation, String name, Sm2PublicKey publicKey, Set<String> roles, Status status) {

    /** Whether the system may sign in. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }
}
