// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

/** Where in an entry a word stands; a hit in an earlier field is the better one. */
enum Field {
    NAME('a'),
    ALIAS('b'),
    /** Information items and their columns, the provider, the resource code, service items. */
    ITEM('c'),
    SUMMARY('d');

    private final char mark;

    Field(char mark) {
        this.mark = mark;
    }

    /** A word of this field as the index has it: fields share one index and differ in the first letter. */
    String lexeme(String word) {
        return mark + word;
    }

    /** A word of the file of words (同义词) that stands in this field: one word of the index, whatever its length. */
    String known(String word) {
        return mark + "=" + word;
    }
}
