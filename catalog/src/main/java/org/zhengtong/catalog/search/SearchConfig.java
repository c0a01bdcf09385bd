// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of search. */
@ConfigMapping(prefix = "zt.search")
public interface SearchConfig {

    /**
     * File of words that mean the same, UTF-8, a group a line: {@code 工商=市场监管}. Set it to add the names your region uses; it
     * stands in place of the one that comes with the catalogue. Read at the start.
     */
    Optional<Path> synonyms();
}
