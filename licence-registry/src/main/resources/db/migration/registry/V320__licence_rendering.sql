-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE licence_rendering (
    identifier  text        NOT NULL REFERENCES licence (identifier),
    format      text        NOT NULL CHECK (format IN ('OFD', 'PDF', 'PNG')),
    sm3         text        NOT NULL CHECK (sm3 ~ '^[0-9a-f]{64}$'),
    content     bytea       NOT NULL,
    rendered_at timestamptz NOT NULL,
    PRIMARY KEY (identifier, format)
);
COMMENT ON TABLE licence_rendering IS '证照文件: the documents of licences as they were first made; append-only';
-- packed already
ALTER TABLE licence_rendering ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX licence_rendering_sm3 ON licence_rendering (sm3);
GRANT SELECT, INSERT ON licence_rendering TO ${app_role};
