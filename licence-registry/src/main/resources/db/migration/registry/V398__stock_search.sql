-- SPDX-License-Identifier: Apache-2.0
-- licences taken in are searched beside those issued here: one index for each way into the search, each in the order of its pages
CREATE INDEX stock_licence_by_holder ON stock_licence (left(holder_codes[1], 100), issued_on DESC, identifier DESC);
CREATE INDEX stock_licence_co_holder ON stock_licence USING gin ((holder_codes[2:])) WHERE cardinality(holder_codes) > 1;
CREATE INDEX stock_licence_by_number ON stock_licence (left(number, 100), licence_type);
CREATE INDEX stock_licence_by_name ON stock_licence (issuer, left(holders -> 0 ->> 'name', 100) COLLATE "C", identifier);
CREATE INDEX stock_licence_by_authority ON stock_licence (issuer, status, issued_on DESC, identifier DESC);
CREATE INDEX stock_licence_by_type ON stock_licence (issuer, licence_type, status, issued_on DESC, identifier DESC);
CREATE INDEX stock_licence_by_end ON stock_licence (issuer, status, valid_to);
DROP INDEX stock_licence_holder;
DROP INDEX stock_licence_number;
DROP INDEX stock_licence_group;
