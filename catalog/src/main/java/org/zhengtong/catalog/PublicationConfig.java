// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How entries of this node become public. */
@ConfigMapping(prefix = "zt.catalogue")
public interface PublicationConfig {

    /** Whether a second person reviews each revision. Change to {@code direct} for trials and where the law asks for no review. */
    @WithDefault("required")
    Review review();

    /**
     * Organisation (统一社会信用代码) in charge of the catalogue: its reviewers review the entries of all and judge what child nodes report, its
     * managers keep the classification trees. Without it each organisation reviews its own, and the rest is the administrator's.
     */
    Optional<String> reviewingOrganisation();

    /** Id of the classification tree in force. Change it when the tree was imported under another id. */
    @WithDefault("classification")
    String tree();

    /** Who makes a revision public. */
    enum Review {
        /** A reviewer, who is not the one that submitted it. */
        REQUIRED,
        /** The manager alone. */
        DIRECT
    }
}
