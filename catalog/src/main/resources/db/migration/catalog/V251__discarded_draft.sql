-- SPDX-License-Identifier: Apache-2.0
-- A first draft that is given up is withdrawn before it had a revision: its name is free, its saved versions stay.
ALTER TABLE catalogue_entry
    DROP CONSTRAINT catalogue_entry_check1,
    ADD CONSTRAINT catalogue_entry_status_revision
        CHECK (CASE status WHEN 'DRAFT' THEN revision = 0 WHEN 'PUBLISHED' THEN revision > 0 ELSE true END);
