// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import java.util.Set;

/** Names of the roles (角色). */
public final class Roles {

    public static final String ADMINISTRATOR = "administrator";
    public static final String CATALOGUE_MANAGER = "catalogue-manager";
    public static final String CATALOGUE_REVIEWER = "catalogue-reviewer";
    public static final String PROVIDER_OFFICER = "provider-officer";
    public static final String APPLICANT = "applicant";
    public static final String CASEWORKER = "caseworker";
    public static final String REGISTRAR = "registrar";
    public static final String LICENCE_READER = "licence-reader";
    public static final String AUDITOR = "auditor";
    public static final String OPERATOR = "operator";

    /** Every signed-in application system has it. */
    public static final String APPLICATION_SYSTEM = "application-system";

    /** Agents and registries that answer for a provider. */
    public static final String PROVIDER_SYSTEM = "provider-system";

    /** A node that signs its calls to a provider. */
    public static final String NODE = "node";

    /** A system that has signed a holder in and shows licences for them (亮证渠道), such as a province's app. */
    public static final String HOLDER_CHANNEL = "holder-channel";

    /** Every role there is. */
    public static final Set<String> ALL = Set.of(
            ADMINISTRATOR,
            CATALOGUE_MANAGER,
            CATALOGUE_REVIEWER,
            PROVIDER_OFFICER,
            APPLICANT,
            CASEWORKER,
            REGISTRAR,
            LICENCE_READER,
            AUDITOR,
            OPERATOR,
            APPLICATION_SYSTEM,
            PROVIDER_SYSTEM,
            NODE,
            HOLDER_CHANNEL);

    private Roles() {}
}
