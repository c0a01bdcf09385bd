// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.audit;

import java.time.Instant;

/** One line of the audit trail: who of which organisation did what to which subject. */
public record AuditEntry(
        long sequence,
        Instant at,
        String who,
        String organisation,
        String action,
        String subject,
        String detail,
        String traceId) {}
