-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence
    DROP CONSTRAINT licence_status_check,
    ADD CONSTRAINT licence_status_check CHECK (status IN
        ('IN_FORCE', 'SUSPENDED', 'CANCELLED', 'REVOKED', 'ANNULLED', 'TRANSFERRED_OUT', 'SUPERSEDED'));

ALTER TABLE licence_event
    ADD COLUMN authority text,
    ADD COLUMN decision  text,
    DROP CONSTRAINT licence_event_check,
    DROP CONSTRAINT licence_event_action_check,
    ADD CONSTRAINT licence_event_action_check CHECK (action IN
        ('ISSUE', 'SUSPEND', 'RESTORE', 'CANCEL', 'REVOKE', 'ANNUL', 'TRANSFER_OUT', 'SUPERSEDE')),
    ADD CONSTRAINT licence_event_ahead CHECK (effective_at <= recorded_at
        OR action IN ('SUSPEND', 'RESTORE', 'CANCEL', 'REVOKE', 'TRANSFER_OUT'));
UPDATE licence_event e
SET authority = l.issuing_authority
FROM licence l
WHERE l.identifier = e.identifier;
ALTER TABLE licence_event ALTER COLUMN authority SET NOT NULL;
COMMENT ON COLUMN licence_event.authority IS '决定机关';
COMMENT ON COLUMN licence_event.decision IS '决定文书号';

CREATE TABLE licence_due (
    identifier text        NOT NULL REFERENCES licence (identifier),
    due_at     timestamptz NOT NULL,
    PRIMARY KEY (identifier, due_at)
);
COMMENT ON TABLE licence_due IS '预定生效: when a line of licence_event that lay ahead takes effect; removed once the status follows it';
CREATE INDEX licence_due_at ON licence_due (due_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON licence_due TO ${app_role};
