-- SPDX-License-Identifier: Apache-2.0
-- Half of the rows are a little longer than what PostgreSQL keeps in one place (2 KB): their words stood in a side table, one more
-- fetch for every hit that is ranked and one more row for every document. Rows written from now on stay whole.
ALTER TABLE catalogue_search SET (toast_tuple_target = 8160);
