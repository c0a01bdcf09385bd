-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE licence_event_withdrawal (
    sequence     bigint      PRIMARY KEY REFERENCES licence_event (sequence),
    ground       text        NOT NULL,
    officer      text        NOT NULL,
    organisation text        NOT NULL,
    withdrawn_at timestamptz NOT NULL
);
COMMENT ON TABLE licence_event_withdrawal IS '撤回预定生效的决定: append-only; a line of licence_event that was taken back before it took effect';
GRANT SELECT, INSERT ON licence_event_withdrawal TO ${app_role};
