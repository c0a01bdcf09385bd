-- SPDX-License-Identifier: Apache-2.0
CREATE SEQUENCE service_case_number;
GRANT USAGE ON SEQUENCE service_case_number TO ${app_role};

CREATE TABLE service_case (
    number           text        PRIMARY KEY,
    item             text        NOT NULL,
    item_revision    integer     NOT NULL,
    applicant_name   text        NOT NULL,
    applicant_scheme text        NOT NULL CHECK (applicant_scheme IN ('USCC', 'CITIZEN_ID')),
    applicant_code   text        NOT NULL,
    organisation     text        NOT NULL,
    opened_by        text        NOT NULL,
    opened_for       text        NOT NULL,
    opened_at        timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('OPEN', 'COMPLETED')),
    result_licence   text,
    completed_at     timestamptz,
    FOREIGN KEY (item, item_revision) REFERENCES service_item (code, revision),
    CHECK ((state = 'OPEN') = (completed_at IS NULL))
);
COMMENT ON TABLE service_case IS '办件';
COMMENT ON COLUMN service_case.organisation IS 'organisation that decides; opened_for is the organisation of the officer who opened it';
CREATE INDEX service_case_item ON service_case (item);
GRANT SELECT, INSERT, UPDATE (state, result_licence, completed_at) ON service_case TO ${app_role};

CREATE TABLE case_material (
    case_number text    NOT NULL REFERENCES service_case (number),
    code        text    NOT NULL,
    ordinal     integer NOT NULL,
    name        text    NOT NULL,
    required    boolean NOT NULL,
    sources     jsonb   NOT NULL,
    PRIMARY KEY (case_number, code)
);
COMMENT ON TABLE case_material IS '办件材料 as the item asked for it when the case was opened: append-only';
GRANT SELECT, INSERT ON case_material TO ${app_role};

CREATE TABLE case_material_event (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number        text        NOT NULL,
    material           text        NOT NULL,
    state              text        NOT NULL CHECK (state IN ('WAIVED', 'SUBMITTED')),
    form               text        CHECK (form IN ('PAPER', 'ELECTRONIC', 'COMMITMENT')),
    trust              text        NOT NULL CHECK (trust IN ('A', 'B', 'C', 'D')),
    resource           text,
    provider           text,
    exchange_id        text,
    licence_identifier text,
    receipt            bytea,
    officer            text        NOT NULL,
    recorded_at        timestamptz NOT NULL,
    FOREIGN KEY (case_number, material) REFERENCES case_material (case_number, code),
    CHECK ((state = 'WAIVED') = (receipt IS NOT NULL)),
    CHECK ((state = 'WAIVED') = (exchange_id IS NOT NULL)),
    CHECK ((state = 'SUBMITTED') = (form IS NOT NULL)),
    CHECK (state = 'SUBMITTED' OR trust IN ('A', 'B'))
);
COMMENT ON TABLE case_material_event IS '材料事件 (免提交 or 提交): append-only; the 免提交率 is computed from it';
CREATE UNIQUE INDEX case_material_event_exchange ON case_material_event (exchange_id);
CREATE INDEX case_material_event_case ON case_material_event (case_number, material, sequence);
CREATE INDEX case_material_event_licence ON case_material_event (licence_identifier);
GRANT SELECT, INSERT ON case_material_event TO ${app_role};

CREATE TABLE case_notice (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number        text        NOT NULL REFERENCES service_case (number),
    licence_identifier text        NOT NULL,
    status             text        NOT NULL,
    ground             text        NOT NULL,
    effective_at       timestamptz NOT NULL,
    event_id           text        NOT NULL,
    created_at         timestamptz NOT NULL,
    UNIQUE (case_number, event_id)
);
COMMENT ON TABLE case_notice IS '办件提醒: a licence the case relied on changed its state; append-only';
GRANT SELECT, INSERT ON case_notice TO ${app_role};
