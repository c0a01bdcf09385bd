// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The base elements of a licence (证照元数据基本元素) and what files call them: the short and English names of GB/T 36903-2018, and those
 * of the issue interfaces of Guangdong and Beijing (ZZHM, CYRMC …). The scan is no element of the standard: its short name SMJ is ours.
 */
public enum StockItem {
    IDENTIFIER("证照标识", "ZZBS", "CertificateIdentifier", "电子证照标识"),
    TYPE("证照类型代码", "ZZLXDM", "CertificateTypeCode"),
    TYPE_NAME("证照类型名称", "ZZLXMC", "ZZMC", "CertificateTypeName", "CertificateType", "CertificateName", "证照名称"),
    NUMBER("证照编号", "ZZBH", "ZZHM", "CertificateNumber", "证照号码"),
    ISSUER("证照颁发机构代码", "ZZBFJGDM", "FZJGZZJGDM", "CertificateIssuingAuthorityCode", "颁发机构代码"),
    ISSUER_NAME("证照颁发机构", "ZZBFJG", "FZJGMC", "CertificateIssuingAuthorityName", "颁发机构"),
    ISSUED("证照颁发日期", "ZZBFRQ", "FZRQ", "CertificateIssuedDate", "颁发日期"),
    AREA("证照所属管辖区划", "FZJGSSXZQHDM", "CertificateAreaCode", "行政区划代码"),
    HOLDER("持证主体", "CZZT", "CYRMC", "CertificateHolderName", "持有人名称"),
    HOLDER_CODE("持证主体代码", "CZZTDM", "CYRSFZJHM", "CertificateHolderCode", "持有人证件号码"),
    HOLDER_SCHEME("持证主体代码类型代码", "CZZTDMLXDM", "CYRSFZJLX", "CertificateHolderType"),
    HOLDER_SCHEME_NAME("持证主体代码类型", "CZZTDMLX", "CertificateHolderTypeName"),
    VALID_FROM("证照有效期起始日期", "ZZYXQQSRQ", "YXQQSRQ", "CertificateEffectiveDate", "有效期起"),
    VALID_TO("证照有效期截止日期", "ZZYXQJZRQ", "YXQJSRQ", "CertificateExpiringDate", "有效期止"),
    STATUS("证照状态代码", "ZSZTDM", "ZSZT", "CertificateStatus", "证照状态"),
    STATUS_NOTE("证照状态描述", "ZSZTMS", "CertificateStatusDescription"),
    RELATED("关联证照标识", "GLZZBZ", "AssociatedCertificateIdentifier"),
    SCAN("扫描件", "SMJ", "CertificateScan", "扫描件文件名");

    private static final Map<String, StockItem> BY_NAME = Stream.of(values())
            .flatMap(item -> item.names().map(name -> Map.entry(key(name), item)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String title;
    private final List<String> others;

    StockItem(String title, String... others) {
        this.title = title;
        this.others = List.of(others);
    }

    /** The Chinese name of the standard. */
    public String title() {
        return title;
    }

    /** Every name it goes by. */
    public Stream<String> names() {
        return Stream.concat(Stream.of(title), others.stream());
    }

    /** The element a column of a file stands for; case, underscores and spaces do not count. */
    public static Optional<StockItem> of(String column) {
        return Optional.ofNullable(BY_NAME.get(key(column)));
    }

    /** A column name as it is compared. */
    static String key(String name) {
        return name.replaceAll("[\\s_*＊]", "").toLowerCase(Locale.ROOT);
    }
}
