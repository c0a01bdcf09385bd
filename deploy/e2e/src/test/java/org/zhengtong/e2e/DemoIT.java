// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.demo.Demo;
import org.zhengtong.sandbox.demo.Step;

class DemoIT {

    @Test
    void everyStepOfTheRestaurantCaseHolds() {
        List<Step> steps = new Demo(TestSandbox.world(), TestSandbox.audit(), Locale.ENGLISH).play(step -> {});

        assertThat(steps).allSatisfy(step -> assertThat(step.held())
                .as(step.name() + " " + step.findings())
                .isTrue());
        assertThat(steps).hasSize(12);
    }
}
