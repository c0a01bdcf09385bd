-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE feed_cursor
    ADD COLUMN head     bigint NOT NULL DEFAULT 0,
    ADD COLUMN heard_at timestamptz;
COMMENT ON COLUMN feed_cursor.head IS 'end of the neighbour''s feed when it last answered';

CREATE TABLE feed_reader (
    neighbour text PRIMARY KEY,
    position  bigint NOT NULL,
    asked_at  timestamptz NOT NULL
);
COMMENT ON TABLE feed_reader IS '相邻节点读取本节点目录级联序列的位置';

CREATE TABLE silent_node (
    told_by text NOT NULL,
    node    text NOT NULL,
    since   timestamptz NOT NULL,
    PRIMARY KEY (told_by, node)
);
COMMENT ON TABLE silent_node IS '失联节点：其目录条目可能已过时';
COMMENT ON COLUMN silent_node.told_by IS 'the neighbour that is silent itself, or that says so of nodes behind it';
CREATE INDEX silent_node_node ON silent_node (node);

GRANT SELECT, INSERT, UPDATE ON feed_reader TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON silent_node TO ${app_role};
