-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE stock_correction ADD COLUMN escalated_at timestamptz;
COMMENT ON COLUMN stock_correction.escalated_at IS '督办时间: when it was told of as overdue';
CREATE INDEX stock_correction_raised ON stock_correction (organisation, id);
GRANT UPDATE (escalated_at) ON stock_correction TO ${app_role};
