-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE time_limit (
    kind             text NOT NULL,
    subject          text NOT NULL,
    organisation     text NOT NULL,
    waiting          text,
    rule_set         text NOT NULL,
    started_on       date NOT NULL,
    due_on           date NOT NULL,
    extended_by      integer NOT NULL DEFAULT 0 CHECK (extended_by >= 0),
    extension_reason text,
    paused_on        date,
    escalation       integer NOT NULL DEFAULT 0 CHECK (escalation >= 0),
    closed_on        date,
    PRIMARY KEY (subject, kind),
    CHECK (started_on <= due_on),
    CHECK ((extended_by > 0) = (extension_reason IS NOT NULL))
);
COMMENT ON TABLE time_limit IS '办理时限';
COMMENT ON COLUMN time_limit.organisation IS 'who has to act';
COMMENT ON COLUMN time_limit.waiting IS 'organisation that waits, when there is one';
CREATE INDEX time_limit_due ON time_limit (due_on, kind, subject) WHERE closed_on IS NULL;
CREATE INDEX time_limit_organisation ON time_limit (organisation, due_on);
CREATE INDEX time_limit_waiting ON time_limit (waiting, due_on);

GRANT SELECT, INSERT, UPDATE (due_on, extended_by, extension_reason, paused_on, escalation, closed_on)
    ON time_limit TO ${app_role};
