-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE classification_tree (
    id         text PRIMARY KEY,
    version    integer NOT NULL CHECK (version >= 0),
    changed_at timestamptz NOT NULL
);
COMMENT ON TABLE classification_tree IS '分类目录树';

CREATE TABLE tree_node (
    tree_id       text NOT NULL REFERENCES classification_tree (id),
    id            text NOT NULL,
    since_version integer NOT NULL,
    until_version integer,
    ordinal       bigint GENERATED ALWAYS AS IDENTITY,
    parent_id     text,
    code          text NOT NULL,
    parent_code   text NOT NULL,
    name          text NOT NULL,
    level         integer NOT NULL,
    PRIMARY KEY (tree_id, id, since_version),
    CHECK (until_version >= since_version)
);
COMMENT ON TABLE tree_node IS '分类目录树节点，逐版本保留';
COMMENT ON COLUMN tree_node.until_version IS 'last version with this form; null while it is the present one';
COMMENT ON COLUMN tree_node.parent_code IS 'empty at the top';
CREATE UNIQUE INDEX tree_node_place ON tree_node (tree_id, parent_code, code) WHERE until_version IS NULL;

GRANT SELECT, INSERT, UPDATE ON classification_tree TO ${app_role};
GRANT SELECT, INSERT, UPDATE (until_version) ON tree_node TO ${app_role};
