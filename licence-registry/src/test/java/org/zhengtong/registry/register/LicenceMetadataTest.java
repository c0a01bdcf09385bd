// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LicenceMetadataTest {

    @Test
    void eachOfSeveralHoldersTellsHisOwnItems() {
        assertThat(of("甲^乙", "1^2").asToldByEachHolder())
                .extracting(told -> told.get("CZZT") + told.get("CZZTDM"))
                .containsExactly("甲^乙1^2", "甲1", "乙2");
    }

    @Test
    void oneHolderWhoseNameHasWhatSeparatesSeveralIsOne() {
        LicenceMetadata licence = of("甲^乙", "1");

        assertThat(licence.asToldByEachHolder()).containsExactly(licence.elements());
    }

    private static LicenceMetadata of(String names, String codes) {
        return new LicenceMetadata(Map.of("CZZT", names, "CZZTDM", codes, "CZZTDMLX", codes, "CZZTDMLXDM", codes));
    }
}
