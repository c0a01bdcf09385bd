-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE witnessed_head (
    node         TEXT        NOT NULL,
    size         BIGINT      NOT NULL CHECK (size > 0),
    head         BYTEA       NOT NULL,
    key_id       TEXT        NOT NULL,
    signature    BYTEA       NOT NULL,
    frontier     BYTEA       NOT NULL,
    witnessed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (node, size)
);
COMMENT ON TABLE witnessed_head IS '已见证的日志头: heads of neighbouring nodes'' logs this node has countersigned';
COMMENT ON COLUMN witnessed_head.frontier IS 'Right edge of that log''s tree: the next head must extend it';

GRANT SELECT, INSERT ON witnessed_head TO ${app_role};
