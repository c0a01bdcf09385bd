// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the licence types. */
@ConfigMapping(prefix = "zt.registry.licence-types")
interface LicenceTypeConfig {

    /** Folder with type files of the operator's own; one with the code of a shipped type replaces it. Set it to change or add types. */
    Optional<Path> folder();
}
