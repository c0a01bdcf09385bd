// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import org.zhengtong.kernel.imports.ImportFinding;

/** Why a row is refused for its scan. Names are public API. */
public enum ScanFinding implements ImportFinding {
    SCAN_MISSING(
            "所列扫描件不在压缩包中，请以 ZIP 连同扫描件重新提交", "The scan is not in the archive: send a ZIP that has it under this name"),
    SCAN_KIND_UNKNOWN("扫描件不是 PDF、JPEG、PNG 或 OFD", "The scan is no PDF, JPEG, PNG or OFD"),
    SCAN_TOO_LARGE("扫描件超过大小上限", "The scan is larger than allowed");

    private final String zh;
    private final String en;

    ScanFinding(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
