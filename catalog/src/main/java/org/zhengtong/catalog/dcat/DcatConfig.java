// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the open export. */
@ConfigMapping(prefix = "zt.dcat")
public interface DcatConfig {

    /**
     * Address that the names of datasets begin with. Set it to the address portals reach this node by, once and for good: a harvester
     * takes a dataset with another name for another dataset. The address of the request when absent.
     */
    Optional<URI> base();

    /** Who publishes the catalogue (数据主管部门). */
    @WithDefault("政务数据主管部门")
    String publisher();

    /** Mail address for questions about open data; none is shown when absent. */
    Optional<String> mail();

    /** Address of the licence that open data is given under; the entry's opening condition (开放条件) stands alone when absent. */
    Optional<URI> licence();
}
