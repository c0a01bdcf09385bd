// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a row's entry stands in the register (登记情况), as an export says it. An import knows the entry again by its code, and by the version
 * that somebody else changed it since; the rest is for people.
 *
 * @param resource 信息资源代码; absent before the first publication
 * @param revision the live revision
 * @param publishedOn 发布日期 of the live revision
 * @param version of the entry when it was exported
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Registered(
        @Nullable String resource,
        @Nullable Integer revision,
        @Nullable State state,
        @Nullable LocalDate publishedOn,
        @Nullable Integer version) {

    /** Of a row that says nothing of it. */
    static final Registered NOT_STATED = new Registered(null, null, null, null, null);

    /** What an entry's managers see it as; others see what is published. */
    public enum State {
        /** 草稿. */
        DRAFT,
        /** 审核中. */
        IN_REVIEW,
        /** 已发布. */
        PUBLISHED,
        /** 已发布，修改待发布. */
        CHANGED
    }
}
