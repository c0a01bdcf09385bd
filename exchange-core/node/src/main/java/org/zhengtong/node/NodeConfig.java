// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;

/** Which node this is. */
@ConfigMapping(prefix = "zt.node")
public interface NodeConfig {

    /** Node code (6-digit division of GB/T 2260; 100000 is the nation). Set once, at installation. */
    @Pattern(regexp = "[1-9][0-9]{5}")
    String code();
}
