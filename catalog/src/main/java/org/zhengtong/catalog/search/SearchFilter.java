// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.PublishedEntry;

/**
 * What hits are narrowed to (分面): each value is a word of the document, so that narrowing costs no more than one word more in the
 * question.
 *
 * @param level of the provider's node (层级)
 * @param node its code
 * @param organisation the provider
 * @param itemClass 项 of the classification: the first three digits of the resource code
 * @param form category of the format (信息资源格式分类), two digits
 */
record SearchFilter(
        @Nullable String level,
        @Nullable String node,
        @Nullable String organisation,
        @Nullable String itemClass,
        @Nullable String sharingType,
        @Nullable String form,
        @Nullable Status status) {

    /** Whether somebody serves the resource (挂接状态). Not a word of the document: it changes without the entry. */
    enum Status {
        /** 已挂接. */
        ATTACHED,
        /** 未挂接. */
        NOT_ATTACHED,
        /** The provider is at another node, which alone knows. */
        AT_ANOTHER_NODE
    }

    /** Lets everything through. */
    static final SearchFilter NONE = new SearchFilter(null, null, null, null, null, null, null);

    private static final String NATION = "100000";

    /** All that a document can be narrowed to. */
    static SearchFilter of(PublishedEntry published) {
        return new SearchFilter(
                level(published.node()),
                published.node(),
                published.providerOrganisation(),
                published.metadata().classCode().substring(0, 3),
                published.metadata().sharingType().name(),
                form(published.metadata().format()),
                null);
    }

    static String form(String format) {
        return format.substring(0, Math.min(2, format.length()));
    }

    /** Level of a node, from its division code (GB/T 2260). */
    static String level(String node) {
        if (node.equals(NATION)) {
            return "NATION";
        }
        if (node.endsWith("0000")) {
            return "PROVINCE";
        }
        return node.endsWith("00") ? "CITY" : "COUNTY";
    }

    /** Statuses that are let through. */
    List<String> statuses() {
        return Stream.of(Status.values())
                .filter(each -> status == null || each == status)
                .map(Status::name)
                .toList();
    }

    /** Words that narrow a question. */
    List<String> lexemes() {
        List<String> lexemes = new ArrayList<>();
        add(lexemes, 'l', level);
        add(lexemes, 'n', node);
        add(lexemes, 'o', organisation);
        add(lexemes, 'c', itemClass);
        add(lexemes, 's', sharingType);
        add(lexemes, 'f', form);
        return lexemes;
    }

    private static void add(List<String> lexemes, char dimension, @Nullable String value) {
        if (value != null) {
            lexemes.add("z" + dimension + value.replaceAll("[^0-9A-Za-z]", ""));
        }
    }
}
