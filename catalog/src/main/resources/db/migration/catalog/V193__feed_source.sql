-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE catalogue_feed
    ADD COLUMN learnt_from text;
COMMENT ON COLUMN catalogue_feed.learnt_from IS 'neighbour that gave the revision and does not get it back; null for this node''s own';

-- How much waits outside the index of words is now said by the connection: little, or much while a feed catches up.
ALTER INDEX catalogue_search_words RESET (gin_pending_list_limit);
