-- SPDX-License-Identifier: Apache-2.0
-- a refused row counts until what it names is taken, in whatever file
ALTER TABLE intake_row ADD COLUMN named text;
COMMENT ON COLUMN intake_row.named IS '拒收行所指证照: its identifier, or its number where it has none that can be read; only while it is refused';
CREATE INDEX intake_row_named ON intake_row (left(named, 100)) WHERE outcome = 'REFUSED';
GRANT UPDATE (named) ON intake_row TO ${app_role};
