-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE sharing_dispatch (
    message_id      text PRIMARY KEY,
    target_node     text NOT NULL,
    kind            text NOT NULL,
    payload         text NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    last_failure    text,
    acked_at        timestamptz
);
COMMENT ON TABLE sharing_dispatch IS '待送其他节点的共享业务报文';
CREATE INDEX sharing_dispatch_due ON sharing_dispatch (next_attempt_at) WHERE acked_at IS NULL;

CREATE TABLE sharing_inbox (
    message_id  text PRIMARY KEY,
    from_node   text NOT NULL,
    kind        text NOT NULL,
    received_at timestamptz NOT NULL
);
COMMENT ON TABLE sharing_inbox IS '已应用的共享业务报文';

GRANT SELECT, INSERT, UPDATE (attempts, next_attempt_at, last_failure, acked_at) ON sharing_dispatch TO ${app_role};
GRANT SELECT, INSERT ON sharing_inbox TO ${app_role};
