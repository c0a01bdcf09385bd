-- SPDX-License-Identifier: Apache-2.0
-- Which nodes a row of the feed is for. Rows of before were for everyone.
ALTER TABLE catalogue_feed
    ADD COLUMN scope   text NOT NULL DEFAULT '',
    ADD COLUMN outside boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT catalogue_feed_pkey,
    DROP CONSTRAINT catalogue_feed_resource_revision_fkey,
    ADD PRIMARY KEY (resource, revision, outside);
COMMENT ON COLUMN catalogue_feed.scope IS 'what the codes of the nodes begin with that may know the revision; the parent always may';
COMMENT ON COLUMN catalogue_feed.outside IS 'the notice that withdraws the entry at nodes outside the scope, which knew it before';

GRANT UPDATE (scope) ON catalogue_feed TO ${app_role};
