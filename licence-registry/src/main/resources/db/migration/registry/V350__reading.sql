-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence_access
    ADD COLUMN cause text,
    ADD COLUMN shown text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN licence_access.cause IS '事由, in the reader''s words';
COMMENT ON COLUMN licence_access.shown IS 'personal items that were shown in the clear, by name; masked when there are none';
CREATE INDEX licence_access_time ON licence_access USING brin (accessed_at);
CREATE INDEX licence_access_caller ON licence_access (organisation, who, accessed_at)
    WHERE action <> 'VERIFY' AND exchange_id IS NULL;

CREATE TABLE reading_alarm (
    sequence     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    who          text        NOT NULL,
    organisation text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('MANY_HOLDERS', 'MANY_MISSES', 'LIMIT_REACHED')),
    detail       text        NOT NULL,
    window_start timestamptz NOT NULL,
    raised_at    timestamptz NOT NULL,
    UNIQUE (organisation, who, kind, window_start)
);
COMMENT ON TABLE reading_alarm IS '异常用证预警: append-only, who read unusually many licences or missed unusually often';
GRANT SELECT, INSERT ON reading_alarm TO ${app_role};
