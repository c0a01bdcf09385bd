// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource lies at its provider (存储).
 *
 * @param medium 存储介质
 * @param place 物理存储位置
 * @param system name of the system it belongs to (所属系统)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Storage(
        @Nullable Medium medium,
        @Nullable Place place,
        @Nullable @PlainText(max = 128) String system) {

    /** What it is kept on (存储介质). */
    public enum Medium {
        /** 电子表格. */
        SPREADSHEET,
        /** 纸质文件. */
        PAPER,
        /** 数据库. */
        DATABASE,
        /** 其他. */
        OTHER
    }

    /** Where it is kept (物理存储位置). */
    public enum Place {
        /** 政务云. */
        GOVERNMENT_CLOUD,
        /** 自建机房. */
        OWN_ROOM,
        /** 政务集中机房. */
        SHARED_ROOM,
        /** 其他. */
        OTHER
    }
}
