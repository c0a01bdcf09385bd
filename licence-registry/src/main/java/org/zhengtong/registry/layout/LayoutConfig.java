// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of the documents' looks. */
@ConfigMapping(prefix = "zt.registry.document")
public interface LayoutConfig {

    /** TrueType files tried in this order instead of the one that comes along. Set it when names have characters that one lacks. */
    Optional<List<Path>> fonts();

    /** Folder with layouts (JSON), each named as types name it in {@code template}. Set it to give types a look of their own. */
    Optional<Path> layouts();
}
