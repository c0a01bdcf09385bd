-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE catalogue_feed (
    resource text NOT NULL,
    revision integer NOT NULL,
    entered  bigint GENERATED ALWAYS AS IDENTITY,
    message  bytea NOT NULL,
    position bigint UNIQUE,
    proof    bytea,
    PRIMARY KEY (resource, revision),
    FOREIGN KEY (resource, revision) REFERENCES entry_revision (resource, revision),
    CHECK ((position IS NULL) = (proof IS NULL))
);
COMMENT ON TABLE catalogue_feed IS '目录级联序列';
COMMENT ON COLUMN catalogue_feed.message IS 'Avro binary of CatalogueEntryRevision: the bytes the provider''s node proves';
COMMENT ON COLUMN catalogue_feed.position IS 'null until proven; neighbours see proven rows only';
CREATE INDEX catalogue_feed_unproven ON catalogue_feed (entered) WHERE position IS NULL;

CREATE TABLE catalogue_feed_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL
);
COMMENT ON TABLE catalogue_feed_head IS '目录级联序列的末位；加锁以保证次序';
INSERT INTO catalogue_feed_head (position) VALUES (0);

CREATE TABLE feed_cursor (
    neighbour text PRIMARY KEY,
    position  bigint NOT NULL,
    moved_at  timestamptz NOT NULL
);
COMMENT ON TABLE feed_cursor IS '对相邻节点目录级联序列的读取位置';

CREATE TABLE feed_refusal (
    neighbour  text NOT NULL,
    position   bigint NOT NULL,
    resource   text NOT NULL,
    revision   integer NOT NULL,
    reason     text NOT NULL,
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (neighbour, position)
);
COMMENT ON TABLE feed_refusal IS '未接受的级联目录版本及原因';

GRANT SELECT, INSERT, UPDATE (position, proof) ON catalogue_feed TO ${app_role};
GRANT SELECT, UPDATE (position) ON catalogue_feed_head TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON feed_cursor TO ${app_role};
GRANT SELECT, INSERT ON feed_refusal TO ${app_role};
