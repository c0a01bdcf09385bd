-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE stock_scan (
    sm3        text        PRIMARY KEY CHECK (sm3 ~ '^[0-9a-f]{64}$'),
    media_type text        NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'application/ofd')),
    size       bigint      NOT NULL CHECK (size = octet_length(content)),
    content    bytea       NOT NULL,
    kept_at    timestamptz NOT NULL
);
COMMENT ON TABLE stock_scan IS '存量证照扫描件: append-only, each kept once by its SM3 digest';
-- packed already
ALTER TABLE stock_scan ALTER COLUMN content SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON stock_scan TO ${app_role};

CREATE TABLE intake_scan (
    intake text NOT NULL REFERENCES intake (id) DEFERRABLE INITIALLY DEFERRED,
    name   text NOT NULL,
    sm3    text REFERENCES stock_scan (sm3),
    fault  text CHECK (fault IN ('SCAN_KIND_UNKNOWN', 'SCAN_TOO_LARGE')),
    PRIMARY KEY (intake, name),
    CHECK ((sm3 IS NULL) <> (fault IS NULL))
);
COMMENT ON TABLE intake_scan IS '归集批次的扫描件: append-only, what an archive has under the names its rows use';
GRANT SELECT, INSERT ON intake_scan TO ${app_role};

ALTER TABLE stock_licence ADD COLUMN scan text REFERENCES stock_scan (sm3);
COMMENT ON COLUMN stock_licence.scan IS '扫描件: SM3 of the scan that came with this revision or one before it';

ALTER TABLE intake
    ADD COLUMN unnamed_scans integer NOT NULL DEFAULT 0,
    ADD COLUMN unnamed_first text[]  NOT NULL DEFAULT '{}';
COMMENT ON COLUMN intake.unnamed_scans IS '未引用的扫描件: how many files of the archive no row names';
