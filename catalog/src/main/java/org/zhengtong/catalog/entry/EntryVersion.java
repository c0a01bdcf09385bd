// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import jakarta.ws.rs.core.EntityTag;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;

/** The version of an entry as HTTP carries it: {@code ETag: "7"}, {@code If-Match: "7"}. */
public final class EntryVersion {

    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,9})\"");

    private EntryVersion() {}

    /** The tag of an entry as it was read. */
    public static EntityTag tag(RegisteredEntry entry) {
        return new EntityTag(Integer.toString(entry.version()));
    }

    /** The version an edit was made from; refused when the header is absent. */
    public static int required(@Nullable String ifMatch) {
        return stated(ifMatch)
                .orElseThrow(() -> new ProblemException(
                        RequestProblem.PRECONDITION_REQUIRED, "send the ETag of your reading in If-Match"));
    }

    /** The version, if the header is there; a tag that is none of ours matches no version. */
    public static Optional<Integer> stated(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return Optional.empty();
        }
        Matcher tag = STRONG.matcher(ifMatch.strip());
        return Optional.of(tag.matches() ? Integer.parseInt(tag.group(1)) : -1);
    }
}
