// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import java.util.List;
import java.util.Optional;

/**
 * What is doubted, and on what ground (疑义内容).
 *
 * @param field of the entry's metadata, when the entry is wrong
 * @param proofs papers that prove it, by name and number
 * @param caseNumber case that goes on meanwhile (办件编号)
 */
public record Doubt(
        Fault fault,
        Optional<String> field,
        String description,
        Optional<Datum> datum,
        List<String> proofs,
        Optional<String> caseNumber) {

    /** Kinds of fault (疑义类型). */
    public enum Fault {
        /** 目录信息错误. */
        ENTRY_WRONG,
        /** 数据质量问题. */
        DATA_QUALITY,
        /** 挂接资源和目录不一致. */
        ATTACHMENT_DIFFERS,
        /** 接口问题. */
        INTERFACE,
        /** 其他. */
        OTHER
    }

    public Doubt {
        proofs = List.copyOf(proofs);
    }
}
