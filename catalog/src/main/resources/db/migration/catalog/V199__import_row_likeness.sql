-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE entry_import_row
    ADD COLUMN name_fold text,
    ADD COLUMN name_stem text,
    ADD COLUMN likeness  bigint[];
COMMENT ON COLUMN entry_import_row.likeness IS 'as of entries; by it the rows of one file are compared with each other';
