// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;
import java.util.Map;

/**
 * A licence type of the sandbox (证照类型).
 *
 * @param registry registry it is issued at
 * @param code 证照类型代码: its definer's 统一社会信用代码 and three digits
 * @param name name
 * @param authority who issues
 * @param holderCategory PERSON or ORGANISATION
 * @param fields face fields, name to Chinese label
 */
public record LicenceKind(
        String registry,
        String code,
        String name,
        Organisation authority,
        String holderCategory,
        Map<String, String> fields) {

    /** 营业执照. */
    public static final LicenceKind BUSINESS = new LicenceKind(
            "registry-510000",
            Organisation.NATIONAL_IDENTITY.code() + "001",
            "营业执照（示例）",
            Organisation.SICHUAN_LICENSING,
            "ORGANISATION",
            Map.of("legalRepresentative", "经营者", "premises", "经营场所", "scope", "经营范围"));

    /** 食品经营许可证. */
    public static final LicenceKind FOOD = new LicenceKind(
            "registry-510000",
            Organisation.NATIONAL_IDENTITY.code() + "002",
            "食品经营许可证（示例）",
            Organisation.BAZHONG_MARKET,
            "ORGANISATION",
            Map.of("premises", "经营场所", "businessForm", "主体业态", "items", "经营项目"));

    /** 食品安全管理员资格证. */
    public static final LicenceKind SAFETY_OFFICER = new LicenceKind(
            "registry-120000",
            Organisation.NATIONAL_IDENTITY.code() + "003",
            "食品安全管理员资格证（示例）",
            Organisation.TIANJIN_QUALIFICATION,
            "PERSON",
            Map.of("grade", "等级"));

    /** All of them. */
    public static final List<LicenceKind> ALL = List.of(BUSINESS, FOOD, SAFETY_OFFICER);
}
