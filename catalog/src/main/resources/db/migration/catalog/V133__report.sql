-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE report_receipt (
    message_id  text PRIMARY KEY,
    node        text NOT NULL,
    up_to       bigint NOT NULL,
    received_at timestamptz NOT NULL
);
COMMENT ON TABLE report_receipt IS '上报回执';
COMMENT ON COLUMN report_receipt.up_to IS 'position of this node''s feed to which the parent has judged';
CREATE INDEX report_receipt_up_to ON report_receipt (node, up_to);

CREATE TABLE report_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    resource   text NOT NULL,
    revision   integer NOT NULL,
    origin     text NOT NULL,
    event      text NOT NULL CHECK (event IN ('RETURNED', 'RESUBMITTED', 'PENDING', 'ACCEPTED')),
    reason     text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
COMMENT ON TABLE report_event IS '目录上报的退回、重报与接收，逐次保留';
CREATE INDEX report_event_resource ON report_event (resource, revision, id);
CREATE INDEX report_event_origin ON report_event (origin, id);

GRANT SELECT, INSERT ON report_receipt, report_event TO ${app_role};
