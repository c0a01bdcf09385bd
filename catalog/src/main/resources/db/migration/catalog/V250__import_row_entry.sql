-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE entry_import_row
    ADD COLUMN resource       text NOT NULL DEFAULT '',
    ADD COLUMN stated_version integer;
COMMENT ON COLUMN entry_import_row.resource IS 'code the row names its entry by; empty when it does not';
COMMENT ON COLUMN entry_import_row.stated_version IS 'version of the entry the row was exported from';
