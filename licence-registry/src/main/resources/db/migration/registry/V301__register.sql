-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE licence (
    identifier        text        PRIMARY KEY,
    licence_type      text        NOT NULL,
    type_revision     integer     NOT NULL,
    issuing_authority text        NOT NULL REFERENCES issuing_authority (code),
    serial            text        NOT NULL,
    version           integer     NOT NULL CHECK (version > 0),
    number            text        NOT NULL,
    holder_name       text        NOT NULL,
    holder_scheme     text        NOT NULL CHECK (holder_scheme IN ('USCC', 'CITIZEN_ID')),
    holder_code       text        NOT NULL,
    valid_from        date        NOT NULL,
    valid_to          date        NOT NULL,
    fields            jsonb       NOT NULL,
    case_number       text,
    predecessor       text        UNIQUE REFERENCES licence (identifier),
    status            text        NOT NULL
        CHECK (status IN ('IN_FORCE', 'SUSPENDED', 'CANCELLED', 'REVOKED', 'SUPERSEDED')),
    content           bytea       NOT NULL,
    signature         bytea       NOT NULL,
    certificate       text        NOT NULL,
    issued_at         timestamptz NOT NULL,
    issued_by         text        NOT NULL,
    CHECK (valid_from <= valid_to),
    UNIQUE (licence_type, issuing_authority, serial, version),
    FOREIGN KEY (licence_type, type_revision) REFERENCES licence_type (code, revision)
);
COMMENT ON TABLE licence IS '电子证照; only the status ever changes, by a licence_event';
COMMENT ON COLUMN licence.content IS 'exactly the bytes that were signed';
CREATE INDEX licence_holder ON licence (holder_code, licence_type);
CREATE INDEX licence_number ON licence (licence_type, number);
GRANT SELECT, INSERT, UPDATE (status) ON licence TO ${app_role};

CREATE TABLE licence_event (
    sequence     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identifier   text        NOT NULL REFERENCES licence (identifier),
    action       text        NOT NULL
        CHECK (action IN ('ISSUE', 'SUSPEND', 'RESTORE', 'CANCEL', 'REVOKE', 'SUPERSEDE')),
    previous     text,
    status       text        NOT NULL,
    ground       text        NOT NULL,
    officer      text        NOT NULL,
    organisation text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    CHECK (effective_at <= recorded_at)
);
COMMENT ON TABLE licence_event IS '证照状态事件: append-only; effective_at 生效时间, recorded_at 登记时间';
CREATE INDEX licence_event_licence ON licence_event (identifier, sequence);
GRANT SELECT, INSERT ON licence_event TO ${app_role};

CREATE TABLE licence_access (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identifier         text        NOT NULL,
    who                text        NOT NULL,
    organisation       text        NOT NULL,
    application_system text,
    action             text        NOT NULL CHECK (action IN ('READ', 'DOCUMENT', 'SEARCH', 'VERIFY', 'FETCH', 'COMPARE')),
    masked             boolean     NOT NULL,
    purpose            text,
    case_number        text,
    exchange_id        text,
    accessed_at        timestamptz NOT NULL
);
COMMENT ON TABLE licence_access IS '用证记录: append-only, who read which licence for what';
CREATE INDEX licence_access_licence ON licence_access (identifier, sequence);
GRANT SELECT, INSERT ON licence_access TO ${app_role};
