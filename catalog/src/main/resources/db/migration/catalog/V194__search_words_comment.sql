-- SPDX-License-Identifier: Apache-2.0
COMMENT ON COLUMN catalogue_search.words IS 'marked by field, without positions; read to rank the hits of several words';
