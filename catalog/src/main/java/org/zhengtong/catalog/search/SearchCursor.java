// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.schemas.code.ResourceCode;

/** Where a page of hits ended: score of the last hit, and its resource. */
record SearchCursor(int score, String resource) {

    /** Before the first hit; its page has no facets. */
    static final SearchCursor START = new SearchCursor(-1, "");

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((score + " " + resource).getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<SearchCursor> decode(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int space = plain.indexOf(' ');
            int score = Integer.parseInt(plain.substring(0, Math.max(space, 0)));
            return Optional.of(new SearchCursor(score, new ResourceCode(plain.substring(space + 1)).value()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(RequestProblem.VALUE_INVALID, "cursor is not one this search gave out");
        }
    }
}
