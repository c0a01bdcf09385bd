-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE outbox (
    position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    text        NOT NULL UNIQUE,
    topic       text        NOT NULL,
    key         text        NOT NULL,
    payload     bytea       NOT NULL,
    occurred_at timestamptz NOT NULL,
    refused     text
);
COMMENT ON TABLE outbox IS '发件箱: events committed with their cause, until the broker has acknowledged them';
COMMENT ON COLUMN outbox.refused IS 'why the broker will never take this event; it waits for an operator';
GRANT SELECT, INSERT, DELETE, UPDATE (refused) ON outbox TO ${app_role};

CREATE TABLE consumed_event (
    consumer    text        NOT NULL,
    event_id    text        NOT NULL,
    consumed_at timestamptz NOT NULL,
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event (consumed_at);
COMMENT ON TABLE consumed_event IS '已消费事件: makes consumption idempotent';
GRANT SELECT, INSERT, DELETE ON consumed_event TO ${app_role};
