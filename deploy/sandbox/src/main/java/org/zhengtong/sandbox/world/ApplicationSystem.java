// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;

/**
 * An application system (应用系统) of the sandbox; its SM2 key is made on first use and kept in the sandbox's home.
 *
 * @param application where it is registered, {@code node-<code>} or {@code registry-<code>}
 * @param id id, which is also its key id
 * @param organisation organisation that runs it
 * @param name name
 * @param roles roles beyond application-system
 */
public record ApplicationSystem(
        String application, String id, Organisation organisation, String name, List<String> roles) {

    /** The window system of Bazhong's market regulation: asks. */
    public static final ApplicationSystem WINDOW =
            new ApplicationSystem("node-511900", "bz-window", Organisation.BAZHONG_MARKET, "巴中市综合窗口系统（示例）", List.of());

    /** The agent in the health department. */
    public static final ApplicationSystem HEALTH_AGENT = new ApplicationSystem(
            "node-511900", "bz-health-agent", Organisation.BAZHONG_HEALTH, "前置机（示例局A）", List.of("provider-system"));

    /** The agent before the national population service. */
    public static final ApplicationSystem IDENTITY_AGENT = new ApplicationSystem(
            "node-100000",
            "gj-identity-agent",
            Organisation.NATIONAL_IDENTITY,
            "前置机（国家示例部）",
            List.of("provider-system"));

    /** The app in which people of Sichuan show their licences and let others read them. */
    public static final ApplicationSystem HOLDER_APP = new ApplicationSystem(
            "registry-510000", "sc-holder-app", Organisation.SICHUAN_LICENSING, "四川省示例移动端", List.of("holder-channel"));

    /** All whose keys the sandbox makes. */
    public static final List<ApplicationSystem> ALL = List.of(WINDOW, HEALTH_AGENT, IDENTITY_AGENT, HOLDER_APP);
}
