-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE catalogue_entry
    ADD COLUMN name_fold text,
    ADD COLUMN name_stem text,
    ADD COLUMN likeness  bigint[];
COMMENT ON COLUMN catalogue_entry.name_fold IS 'name without width, case, spaces and punctuation';
COMMENT ON COLUMN catalogue_entry.name_stem IS 'name_fold without the number it ends with';
COMMENT ON COLUMN catalogue_entry.likeness IS 'bands of a MinHash over name and items; entries that share one are compared';
CREATE INDEX catalogue_entry_fold ON catalogue_entry (provider_organisation, name_fold);
CREATE INDEX catalogue_entry_stem ON catalogue_entry (provider_organisation, name_stem);
CREATE INDEX catalogue_entry_likeness ON catalogue_entry USING gin (likeness) WITH (gin_pending_list_limit = 128);
