-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence_event
    DROP CONSTRAINT licence_event_ahead,
    ADD CONSTRAINT licence_event_ahead CHECK (effective_at <= recorded_at
        OR action IN ('SUSPEND', 'RESTORE', 'CANCEL', 'REVOKE', 'TRANSFER_OUT', 'SUPERSEDE'));
COMMENT ON CONSTRAINT licence_event_ahead ON licence_event IS
    '预定生效: 换发 (SUPERSEDE) lies ahead where the next version''s period begins later; ISSUE and ANNUL never do';
