// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;

/**
 * A local account of the sandbox; its password is random and kept in the sandbox's secrets.
 *
 * @param application {@code node-<code>} or {@code registry-<code>}
 * @param name account name
 * @param organisation organisation it acts for
 * @param roles roles
 */
public record Account(String application, String name, Organisation organisation, List<String> roles) {

    private static final List<String> DIRECTORY = List.of("catalogue-manager", "provider-officer", "applicant");

    /** Publishes the identity service and decides on applications for it. */
    public static final Account IDENTITY_MANAGER =
            new Account("node-100000", "gj-identity", Organisation.NATIONAL_IDENTITY, DIRECTORY);

    /** Publishes Sichuan's licences. */
    public static final Account SICHUAN_MANAGER =
            new Account("node-510000", "sc-licence", Organisation.SICHUAN_LICENSING, DIRECTORY);

    /** Publishes the food-handler records. */
    public static final Account HEALTH_MANAGER =
            new Account("node-511900", "bz-health", Organisation.BAZHONG_HEALTH, DIRECTORY);

    /** Applies for what the window of Bazhong needs. */
    public static final Account MARKET_APPLICANT =
            new Account("node-511900", "bz-market", Organisation.BAZHONG_MARKET, DIRECTORY);

    /** Publishes Tianjin's verification. */
    public static final Account TIANJIN_MANAGER =
            new Account("node-120000", "tj-licence", Organisation.TIANJIN_QUALIFICATION, DIRECTORY);

    /** Issues business licences at Sichuan's registry. */
    public static final Account SICHUAN_REGISTRAR = new Account(
            "registry-510000", "sc-registrar", Organisation.SICHUAN_LICENSING, List.of("registrar", "licence-reader"));

    /** Issues food licences of Bazhong at Sichuan's registry. */
    public static final Account BAZHONG_REGISTRAR = new Account(
            "registry-510000", "bz-registrar", Organisation.BAZHONG_MARKET, List.of("registrar", "licence-reader"));

    /** The caseworker (窗口人员) in Bazhong, whose cases are kept at Sichuan's registry. */
    public static final Account CASEWORKER = new Account(
            "registry-510000", "bz-caseworker", Organisation.BAZHONG_MARKET, List.of("caseworker", "licence-reader"));

    /** Issues qualification licences at Tianjin's registry. */
    public static final Account TIANJIN_REGISTRAR = new Account(
            "registry-120000",
            "tj-registrar",
            Organisation.TIANJIN_QUALIFICATION,
            List.of("registrar", "licence-reader"));

    /** All but the administrators, auditors and operators, which every application has. */
    public static final List<Account> ALL = List.of(
            IDENTITY_MANAGER,
            SICHUAN_MANAGER,
            HEALTH_MANAGER,
            MARKET_APPLICANT,
            TIANJIN_MANAGER,
            SICHUAN_REGISTRAR,
            BAZHONG_REGISTRAR,
            CASEWORKER,
            TIANJIN_REGISTRAR);
}
