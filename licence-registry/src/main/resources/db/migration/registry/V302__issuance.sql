-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE licence_serial (
    licence_type      text    NOT NULL,
    issuing_authority text    NOT NULL REFERENCES issuing_authority (code),
    year              integer NOT NULL,
    last              bigint  NOT NULL,
    PRIMARY KEY (licence_type, issuing_authority, year)
);
COMMENT ON TABLE licence_serial IS '流水号: the last serial given per type, authority and year; given in the transaction of the reservation';
GRANT SELECT, INSERT, UPDATE ON licence_serial TO ${app_role};

CREATE TABLE reservation (
    id                text        PRIMARY KEY,
    identifier        text        NOT NULL UNIQUE,
    licence_type      text        NOT NULL,
    type_revision     integer     NOT NULL,
    issuing_authority text        NOT NULL REFERENCES issuing_authority (code),
    number            text        NOT NULL,
    predecessor       text,
    case_number       text,
    content           bytea       NOT NULL,
    reserved_by       text        NOT NULL,
    organisation      text        NOT NULL,
    reserved_at       timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('RESERVED', 'ENTERED', 'VOIDED')),
    finished_at       timestamptz,
    void_reason       text,
    CHECK ((state = 'VOIDED') = (void_reason IS NOT NULL)),
    CHECK ((state = 'RESERVED') = (finished_at IS NULL))
);
COMMENT ON TABLE reservation IS '证照标识预留: identifier and the exact bytes to be signed; every number given ends ENTERED or VOIDED with a reason';
CREATE UNIQUE INDEX reservation_number ON reservation (licence_type, issuing_authority, number)
    WHERE predecessor IS NULL AND state <> 'VOIDED';
CREATE UNIQUE INDEX reservation_predecessor ON reservation (predecessor)
    WHERE state <> 'VOIDED';
CREATE INDEX reservation_open ON reservation (reserved_at) WHERE state = 'RESERVED';
GRANT SELECT, INSERT, UPDATE (state, finished_at, void_reason) ON reservation TO ${app_role};

CREATE TABLE issuance_request (
    caller          text        NOT NULL,
    idempotency_key text        NOT NULL,
    digest          bytea       NOT NULL,
    reservation     text        NOT NULL REFERENCES reservation (id) DEFERRABLE INITIALLY DEFERRED,
    received_at     timestamptz NOT NULL,
    PRIMARY KEY (caller, idempotency_key)
);
COMMENT ON TABLE issuance_request IS '签发请求 by Idempotency-Key: append-only, one request gives one licence';
GRANT SELECT, INSERT ON issuance_request TO ${app_role};
