// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import io.quarkus.security.identity.SecurityIdentity;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;

/**
 * A catalogue manager (目录管理员) at work: keeps the entries of one organisation, an administrator those of all.
 *
 * @param everyOrganisation whether the caller is an administrator
 */
public record Manager(String name, String organisation, boolean everyOrganisation) {

    /** The manager behind a signed-in identity. */
    public static Manager of(SecurityIdentity identity) {
        Caller caller = Caller.of(identity);
        return new Manager(caller.name(), caller.organisation(), identity.hasRole("administrator"));
    }

    /** Whether this manager keeps the entries of an organisation. */
    public boolean keeps(String providerOrganisation) {
        return everyOrganisation || ProviderCode.means(providerOrganisation, organisation);
    }

    /** Refuses to touch another organisation's entries. */
    public void requireKeeps(String providerOrganisation) {
        if (!keeps(providerOrganisation)) {
            throw new ProblemException(
                    EntryProblem.ENTRY_OF_ANOTHER_ORGANISATION, "the entry belongs to " + providerOrganisation);
        }
    }
}
