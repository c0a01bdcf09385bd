-- SPDX-License-Identifier: Apache-2.0
-- one index for each way into the search, each in the order of its pages
CREATE INDEX licence_by_holder ON licence (holder_code, issued_at DESC, identifier DESC);
CREATE INDEX licence_by_number ON licence (number, licence_type);
CREATE INDEX licence_by_name ON licence (issuing_authority, holder_name COLLATE "C", identifier);
CREATE INDEX licence_by_authority ON licence (issuing_authority, status, issued_at DESC, identifier DESC);
CREATE INDEX licence_by_type ON licence (issuing_authority, licence_type, status, issued_at DESC, identifier DESC);
DROP INDEX licence_holder;
DROP INDEX licence_number;
