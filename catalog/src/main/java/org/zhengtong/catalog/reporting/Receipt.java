// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import java.time.Instant;
import java.util.List;

/**
 * What the parent says of what was reported up (上报回执).
 *
 * @param upTo position of the reporting node's feed up to which everything is judged; what is not named is accepted
 */
record Receipt(long upTo, List<Event> events) {

    /** What happened to one revision. */
    enum Kind {
        /** 退回. */
        RETURNED,
        /** 重新上报. */
        RESUBMITTED,
        /** 待审: reported once more, and waits for the reviewer who returned it. */
        PENDING,
        /** 接收. */
        ACCEPTED
    }

    /**
     * One revision's event.
     *
     * @param reason why it was returned: a code of the parent's checks or a reviewer's words; empty otherwise
     * @param decidedBy the reviewer, or the node for its checks
     */
    record Event(String resource, int revision, Kind event, String reason, String decidedBy, Instant decidedAt) {}
}
