// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.evidence.EvidenceAudit;
import org.zhengtong.sandbox.world.World;

/** Plays the case 开办餐饮店 from acceptance to offline verification of the evidence; every step checks what it promises. */
public final class Demo {

    private final Restaurant restaurant;
    private final Aftermath aftermath;
    private final ResourceBundle titles;
    private final List<Step> steps = new ArrayList<>();

    public Demo(World world, EvidenceAudit audit, Locale locale) {
        this.restaurant = new Restaurant(world);
        this.aftermath = new Aftermath(world, restaurant, audit);
        this.titles = ResourceBundle.getBundle("org.zhengtong.sandbox.demo.steps", locale);
    }

    /** Plays all steps, telling each as it ends; stops after the first that did not hold. */
    public List<Step> play(Consumer<Step> audience) {
        step("accept", restaurant::accept, audience);
        step("businessLicence", restaurant::reuseBusinessLicence, audience);
        step("identity", restaurant::verifyIdentity, audience);
        step("foodHandler", restaurant::fetchFoodHandler, audience);
        step("tianjin", restaurant::verifyTianjinLicence, audience);
        step("waiverRate", restaurant::submitFloorPlan, audience);
        step("foodLicence", aftermath::issueFoodLicence, audience);
        step("noGrant", aftermath::refuseWithoutGrant, audience);
        step("tampered", aftermath::findTampering, audience);
        step("suspended", aftermath::suspendAndRestore, audience);
        step("completion", aftermath::complete, audience);
        step("evidence", aftermath::verifyEvidence, audience);
        return List.copyOf(steps);
    }

    private void step(String name, Consumer<Scene> act, Consumer<Step> audience) {
        if (!steps.stream().allMatch(Step::held)) {
            return;
        }
        Scene scene = new Scene();
        long begun = System.nanoTime();
        try {
            act.accept(scene);
        } catch (ZhengtongException | SandboxException e) {
            scene.expect("failure", "", String.valueOf(e.getMessage()));
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        Step step = scene.done(steps.size() + 1, name, titles.getString(name), millis);
        steps.add(step);
        audience.accept(step);
    }
}
