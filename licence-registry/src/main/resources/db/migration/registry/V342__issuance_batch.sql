-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE issuance_batch (
    id              text        PRIMARY KEY,
    caller          text        NOT NULL,
    caller_kind     text        NOT NULL,
    organisation    text        NOT NULL,
    idempotency_key text        NOT NULL,
    digest          bytea       NOT NULL,
    received_at     timestamptz NOT NULL,
    finished_at     timestamptz,
    UNIQUE (caller, idempotency_key)
);
COMMENT ON TABLE issuance_batch IS '批量签发: finished once every row has an outcome';
CREATE INDEX issuance_batch_open ON issuance_batch (received_at) WHERE finished_at IS NULL;
GRANT SELECT, INSERT, UPDATE (finished_at) ON issuance_batch TO ${app_role};

CREATE TABLE issuance_batch_row (
    batch       text        NOT NULL REFERENCES issuance_batch (id),
    line        integer     NOT NULL,
    content     jsonb       NOT NULL,
    outcome     text        NOT NULL CHECK (outcome IN ('PENDING', 'ISSUED', 'AWAITING_SIGNATURE', 'REFUSED')),
    identifier  text,
    reservation text,
    code        text,
    detail      text,
    finished_at timestamptz,
    PRIMARY KEY (batch, line),
    CHECK ((outcome = 'PENDING') = (finished_at IS NULL)),
    CHECK ((outcome = 'REFUSED') = (code IS NOT NULL))
);
COMMENT ON TABLE issuance_batch_row IS '批量签发逐行结果';
GRANT SELECT, INSERT, UPDATE (outcome, identifier, reservation, code, detail, finished_at) ON issuance_batch_row TO ${app_role};
