// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of who read which licence, for what, and what was shown (用证记录). Every read passes here before it leaves. */
@ApplicationScoped
public class AccessLog {

    private final AccessStore records;
    private final ReadingWatch watch;

    AccessLog(AccessStore records, ReadingWatch watch) {
        this.records = records;
        this.watch = watch;
    }

    /** What was done with a licence. */
    public enum Action {
        READ,
        DOCUMENT,
        SEARCH,
        VERIFY,
        FETCH,
        COMPARE
    }

    /**
     * Records the read of each licence; none means that the question found nothing. Refused, and nothing may be shown, when the caller
     * has read more than it may.
     */
    public void record(List<Shown> shown, Action action, Reading reading) {
        if (!reading.byExchange()) {
            watch.admit(reading, Math.max(1, shown.size()));
        }
        if (shown.isEmpty()) {
            watch.missed(reading);
        } else {
            watch.saw(reading, shown);
            records.insert(shown, action, reading);
        }
    }

    /**
     * Records a verification, which shows nothing that names a person, so that its number is not limited. Those that come together are
     * written together, and the record may lag the answer by a moment: the commit does not wait for the disk.
     */
    public void recordVerification(@Nullable Shown verified, Reading reading) {
        if (verified == null) {
            watch.missed(reading);
        } else {
            watch.saw(reading, List.of(verified));
            records.insertGrouped(verified, Action.VERIFY, reading);
        }
    }

    /** Records a comparison of data; one that does not agree also counts as a question without result, as guessing would be. */
    public void recordComparison(Optional<Shown> compared, boolean agrees, Reading reading) {
        record(compared.stream().toList(), Action.COMPARE, reading);
        if (compared.isPresent() && !agrees) {
            watch.missed(reading);
        }
    }

    /** Counts a question about a licence that is not there. */
    public void missed(Reading reading) {
        record(List.of(), Action.READ, reading);
    }
}
