// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

import java.util.regex.Pattern;
import org.zhengtong.schemas.code.OrganisationCode;

/**
 * Code of a provider (提供方代码): the 统一社会信用代码 (GB 32100), or the nine characters of the 组织机构代码 (GB 11714) that older
 * catalogues still carry and that stand inside the former.
 */
public record ProviderCode(String value) {

    private static final Pattern OLD = Pattern.compile("[0-9A-Z]{8}[0-9X]");
    private static final int BODY_FROM = 8;
    private static final int BODY_TO = 17;

    public ProviderCode {
        if (!OLD.matcher(value).matches()) {
            new OrganisationCode(value);
        }
    }

    /** Whether this is the old nine-character form. */
    public boolean old() {
        return value.length() < BODY_TO;
    }

    /** Whether a provider's code, of either form, means this organisation. */
    public static boolean means(String provider, String organisation) {
        return provider.equals(organisation)
                || (provider.length() == BODY_TO - BODY_FROM
                        && organisation.length() > BODY_TO
                        && organisation.substring(BODY_FROM, BODY_TO).equals(provider));
    }
}
