// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengtong.registry.licencetype.LicenceType;

/**
 * What credentials of a licence type hold, for people (凭证类型): the items by their place, with Chinese labels.
 *
 * @param claims in the order they are shown
 */
public record CredentialType(String name, List<Claim> claims) {

    private static final Map<String, String> LABELS = Map.of(
            "identifier", "证照标识",
            "number", "证照编号",
            "holder_name", "持证主体",
            "holder_code", "持证主体代码",
            "holder_code_type", "持证主体代码类型",
            "issuing_authority", "颁发机构代码",
            "valid_from", "有效期起始日期",
            "valid_to", "有效期截止日期");

    private static final List<String> ORDER = List.of(
            "number",
            "holder_name",
            "holder_code",
            "holder_code_type",
            "valid_from",
            "valid_to",
            "issuing_authority",
            "identifier");

    /** An item: where it stands, and its label. */
    public record Claim(List<String> path, String label) {}

    public static CredentialType of(LicenceType type) {
        List<Claim> claims = new ArrayList<>();
        ORDER.forEach(name -> claims.add(new Claim(List.of(name), String.valueOf(LABELS.get(name)))));
        type.fields()
                .forEach(
                        field -> claims.add(new Claim(List.of(LicenceCredential.FIELDS, field.name()), field.label())));
        return new CredentialType(type.name(), claims);
    }
}
