// SPDX-License-Identifier: Apache-2.0
/**
 * Reporting up (目录上报) and its receipts (上报回执): what the parent node says of the revisions it was sent — accepted, or returned
 * with a reason, by its checks or by a reviewer — comes back as a message. It stands beside the entry and never changes it.
 *
 * <p>Tables owned: {@code report_receipt}, {@code report_event}; both kept for good. Publishes {@code
 * catalogue.entry-report-judged.v1}. Duty to report: 政务信息资源目录编制指南
 * （试行）, compilation and summing-up by level.
 */
@NullMarked
package org.zhengtong.catalog.reporting;

import org.jspecify.annotations.NullMarked;
