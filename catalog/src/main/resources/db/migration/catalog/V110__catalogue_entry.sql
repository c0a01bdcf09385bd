-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE catalogue_entry (
    id                    text PRIMARY KEY,
    resource              text UNIQUE,
    node                  text NOT NULL,
    own                   boolean NOT NULL,
    provider_organisation text NOT NULL,
    name                  text NOT NULL,
    status                text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    revision              integer NOT NULL CHECK (revision >= 0),
    version               integer NOT NULL,
    draft                 jsonb,
    changed_by            text NOT NULL,
    changed_at            timestamptz NOT NULL,
    CHECK ((resource IS NULL) = (revision = 0)),
    CHECK ((status = 'DRAFT') = (revision = 0)),
    CHECK (own OR draft IS NULL)
);
COMMENT ON TABLE catalogue_entry IS '目录条目';
COMMENT ON COLUMN catalogue_entry.own IS 'this node is the provider''s node; only then may the entry be edited here';
COMMENT ON COLUMN catalogue_entry.version IS 'counts every edit; the ETag';
COMMENT ON COLUMN catalogue_entry.draft IS 'unpublished change; the live revision stays in entry_revision';
CREATE UNIQUE INDEX catalogue_entry_name ON catalogue_entry (provider_organisation, name)
    WHERE own AND status <> 'WITHDRAWN';

CREATE TABLE entry_revision (
    entry_id              text NOT NULL REFERENCES catalogue_entry (id),
    revision              integer NOT NULL CHECK (revision >= 1),
    resource              text NOT NULL,
    node                  text NOT NULL,
    provider_organisation text NOT NULL,
    provider_name         text NOT NULL,
    status                text NOT NULL CHECK (status IN ('PUBLISHED', 'WITHDRAWN')),
    published_at          timestamptz NOT NULL,
    document              jsonb NOT NULL,
    PRIMARY KEY (resource, revision),
    UNIQUE (entry_id, revision)
);
COMMENT ON TABLE entry_revision IS '目录条目版本，发布后不可更改';

CREATE TABLE resource_sequence (
    class_code text PRIMARY KEY,
    last       integer NOT NULL CHECK (last BETWEEN 1 AND 999999)
);
COMMENT ON TABLE resource_sequence IS '信息资源代码后段码的本节点顺序号';

GRANT SELECT, INSERT, UPDATE ON catalogue_entry TO ${app_role};
GRANT SELECT, INSERT ON entry_revision TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON resource_sequence TO ${app_role};
