-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE feed_cursor
    ADD COLUMN waits_at       bigint,
    ADD COLUMN waits_origin   text,
    ADD COLUMN waits_resource text,
    ADD COLUMN waits_since    timestamptz;
COMMENT ON COLUMN feed_cursor.waits_at IS 'position of a revision whose key is not in the network map; what follows waits with it';
