-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE audit_entry (
    sequence     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    who          text        NOT NULL,
    organisation text        NOT NULL,
    action       text        NOT NULL,
    subject      text        NOT NULL,
    detail       text        NOT NULL,
    trace_id     text        NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject);
COMMENT ON TABLE audit_entry IS '审计: who did what; append only';
GRANT SELECT, INSERT ON audit_entry TO ${app_role};
