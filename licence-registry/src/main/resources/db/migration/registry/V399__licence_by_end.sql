-- SPDX-License-Identifier: Apache-2.0
-- the search compares the state with a column, so an index of one state alone never served it
DROP INDEX licence_by_end;
CREATE INDEX licence_by_end ON licence (issuing_authority, status, valid_to);
