-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE issuing_authority (
    code        text        PRIMARY KEY CHECK (code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
    name        text        NOT NULL,
    division    text        NOT NULL CHECK (division ~ '^[0-9]{6}$'),
    delegates   text[]      NOT NULL DEFAULT '{}',
    recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE issuing_authority IS '证照颁发机构';
COMMENT ON COLUMN issuing_authority.delegates IS '受托代办机构: organisations whose registrars may act for the authority';
GRANT SELECT, INSERT, UPDATE ON issuing_authority TO ${app_role};

CREATE TABLE licence_type (
    code            text        NOT NULL CHECK (code ~ '^[0-9A-Z]{21}$'),
    revision        integer     NOT NULL CHECK (revision > 0),
    name            text        NOT NULL,
    holder_category text        NOT NULL CHECK (holder_category IN ('PERSON', 'ORGANISATION', 'ANY')),
    fields          jsonb       NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    PRIMARY KEY (code, revision)
);
COMMENT ON TABLE licence_type IS '证照类型 (证照目录): append-only, one row a revision';
GRANT SELECT, INSERT ON licence_type TO ${app_role};
