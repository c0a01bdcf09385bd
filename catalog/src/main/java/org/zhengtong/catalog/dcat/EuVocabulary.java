// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.entry.UpdateCycle;

/** Terms of the EU Publications Office's vocabularies that DCAT-AP asks for, by the directory guide's. */
final class EuVocabulary {

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    /** Chinese. */
    static final String CHINESE = AUTHORITY + "language/ZHO";

    /** Themes by 项 of the guide's tree; what is not here is government's own. */
    private static final Map<String, String> THEMES = Map.ofEntries(
            Map.entry("101", "SOCI"),
            Map.entry("102", "ECON"),
            Map.entry("103", "REGI"),
            Map.entry("104", "ECON"),
            Map.entry("201", "HEAL"),
            Map.entry("202", "SOCI"),
            Map.entry("203", "SOCI"),
            Map.entry("204", "HEAL"),
            Map.entry("205", "HEAL"),
            Map.entry("206", "SOCI"),
            Map.entry("207", "ECON"),
            Map.entry("208", "ECON"),
            Map.entry("209", "ENER"),
            Map.entry("210", "ECON"),
            Map.entry("211", "ENVI"),
            Map.entry("212", "JUST"),
            Map.entry("213", "JUST"),
            Map.entry("214", "JUST"),
            Map.entry("216", "ECON"),
            Map.entry("217", "ECON"));

    /** File types by the codes of the guide's format table. */
    private static final Map<String, String> FILE_TYPES = Map.ofEntries(
            Map.entry("0101", "DOC"),
            Map.entry("0102", "DOCX"),
            Map.entry("0103", "HTML"),
            Map.entry("0105", "PDF"),
            Map.entry("0106", "PPT"),
            Map.entry("0107", "TXT"),
            Map.entry("0109", "XML"),
            Map.entry("0202", "XLS"),
            Map.entry("0203", "XLSX"),
            Map.entry("0301", "MDB"),
            Map.entry("0304", "DBF"),
            Map.entry("0401", "BMP"),
            Map.entry("0402", "GIF"),
            Map.entry("0403", "JPEG"));

    private EuVocabulary() {}

    /** Frequency of an update cycle (更新周期). */
    static String frequency(UpdateCycle cycle) {
        return AUTHORITY + "frequency/"
                + switch (cycle) {
                    case REALTIME -> "UPDATE_CONT";
                    case HOURLY -> "HOURLY";
                    case DAILY -> "DAILY";
                    case WEEKLY -> "WEEKLY";
                    case TEN_DAYS -> "MONTHLY_3";
                    case MONTHLY -> "MONTHLY";
                    case QUARTERLY -> "QUARTERLY";
                    case HALF_YEARLY -> "ANNUAL_2";
                    case YEARLY -> "ANNUAL";
                    case IRREGULAR -> "IRREG";
                    case OTHER -> "OTHER";
                };
    }

    /** Theme of a class code. */
    static String theme(String classCode) {
        return AUTHORITY + "data-theme/" + THEMES.getOrDefault(classCode.substring(0, 3), "GOVE");
    }

    /** Whether everybody gets it, or under a condition. */
    static String accessRight(boolean conditional) {
        return AUTHORITY + "access-right/" + (conditional ? "RESTRICTED" : "PUBLIC");
    }

    /** File type of a format (信息资源格式), where there is one. */
    static Optional<String> fileType(String format) {
        return Optional.ofNullable(FILE_TYPES.get(format)).map(type -> AUTHORITY + "file-type/" + type);
    }
}
