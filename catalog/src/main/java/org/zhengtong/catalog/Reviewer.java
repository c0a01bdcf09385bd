// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog;

import io.quarkus.security.identity.SecurityIdentity;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/**
 * A catalogue reviewer (目录审核员) at work: reviews the entries of one organisation, or of all.
 *
 * @param everyOrganisation whether the reviewer is an administrator, or of the organisation that reviews the entries of all
 */
public record Reviewer(String name, String organisation, boolean everyOrganisation) {

    /** The reviewer behind a signed-in identity. */
    public static Reviewer of(SecurityIdentity identity, PublicationConfig config) {
        Caller caller = Caller.of(identity);
        boolean all = identity.hasRole(Roles.ADMINISTRATOR)
                || (identity.hasRole(Roles.CATALOGUE_REVIEWER)
                        && config.reviewingOrganisation()
                                .filter(caller.organisation()::equals)
                                .isPresent());
        return new Reviewer(caller.name(), caller.organisation(), all);
    }

    /** Whether this reviewer reviews the entries of an organisation. */
    public boolean reviews(String providerOrganisation) {
        return everyOrganisation || ProviderCode.means(providerOrganisation, organisation);
    }
}
