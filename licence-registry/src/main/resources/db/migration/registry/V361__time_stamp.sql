-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE time_stamp (
    id         text        PRIMARY KEY,
    root       bytea       NOT NULL,
    token      bytea       NOT NULL,
    stamped_at timestamptz NOT NULL,
    authority  text        NOT NULL,
    kept_at    timestamptz NOT NULL
);
COMMENT ON TABLE time_stamp IS '时间戳: append-only, one token of RFC 3161 on the root of a group of signatures';
GRANT SELECT, INSERT ON time_stamp TO ${app_role};

CREATE TABLE licence_time_stamp (
    identifier text    PRIMARY KEY REFERENCES licence (identifier),
    time_stamp text    NOT NULL REFERENCES time_stamp (id),
    position   integer NOT NULL CHECK (position >= 0),
    size       integer NOT NULL CHECK (size > position),
    path       bytea   NOT NULL
);
COMMENT ON TABLE licence_time_stamp IS '证照签名时间戳: append-only, the way from a licence''s signature to the root that was stamped';
GRANT SELECT, INSERT ON licence_time_stamp TO ${app_role};

CREATE TABLE time_stamp_due (
    identifier text        PRIMARY KEY REFERENCES licence (identifier),
    signature  bytea       NOT NULL,
    since      timestamptz NOT NULL
);
COMMENT ON TABLE time_stamp_due IS '待加盖时间戳: written with the licence, removed with its stamp';
CREATE INDEX time_stamp_due_since ON time_stamp_due (since, identifier);
GRANT SELECT, INSERT, DELETE ON time_stamp_due TO ${app_role};
INSERT INTO time_stamp_due (identifier, signature, since)
SELECT identifier, signature, now()
FROM licence;
