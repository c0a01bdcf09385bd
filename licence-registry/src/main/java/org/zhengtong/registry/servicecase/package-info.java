// SPDX-License-Identifier: Apache-2.0
/**
 * Cases (办件): which materials an applicant need not bring (免提交), proven by receipts of exchanges; what was brought; the licence that
 * came of it; and notices when a licence the case relied on changes its state.
 * Owns {@code service_case} and append-only {@code case_material}, {@code case_material_event}, {@code case_notice}.
 * Hears {@code licence.issued.v1} and {@code licence.status-changed.v1}. Trust levels and reuse after 国办函〔2016〕108号.
 */
@NullMarked
package org.zhengtong.registry.servicecase;

import org.jspecify.annotations.NullMarked;
