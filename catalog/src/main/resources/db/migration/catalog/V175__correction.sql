-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE correction (
    id                    text PRIMARY KEY,
    status                text NOT NULL CHECK (status IN
                              ('RAISED', 'MORE_NEEDED', 'CORRECTED', 'UNFOUNDED', 'DISPUTED', 'CLOSED')),
    resource              text NOT NULL,
    raiser                text NOT NULL,
    provider_organisation text NOT NULL,
    home                  text NOT NULL,
    in_hand               text NOT NULL,
    step                  integer NOT NULL CHECK (step >= 1),
    due_on                date,
    document              jsonb NOT NULL
);
COMMENT ON TABLE correction IS '校核（疑义数据）';
COMMENT ON COLUMN correction.home IS 'the raiser''s node';
COMMENT ON COLUMN correction.in_hand IS 'the one node that may take the next step';
COMMENT ON COLUMN correction.document IS 'the correction as nodes tell it each other; holds the record key and the claimed value';
CREATE INDEX correction_raiser ON correction (raiser, id DESC);
CREATE INDEX correction_provider ON correction (provider_organisation, id DESC);
CREATE INDEX correction_resource ON correction (resource);

CREATE TABLE correction_step (
    correction_id text NOT NULL,
    step          integer NOT NULL,
    status        text NOT NULL,
    node          text NOT NULL,
    organisation  text NOT NULL,
    remark        text,
    at            timestamptz NOT NULL,
    PRIMARY KEY (correction_id, step)
);
COMMENT ON TABLE correction_step IS '校核办理过程，只增不改';

CREATE TABLE correction_notice (
    correction_id         text NOT NULL,
    organisation          text NOT NULL,
    provider_organisation text NOT NULL,
    acknowledged          boolean NOT NULL,
    document              jsonb NOT NULL,
    PRIMARY KEY (correction_id, organisation)
);
COMMENT ON TABLE correction_notice IS '更正告知';
COMMENT ON COLUMN correction_notice.organisation IS 'who is told';
CREATE INDEX correction_notice_organisation ON correction_notice (organisation, correction_id DESC);

GRANT SELECT, INSERT, UPDATE (status, in_hand, step, due_on, document) ON correction TO ${app_role};
GRANT SELECT, INSERT ON correction_step TO ${app_role};
GRANT SELECT, INSERT, UPDATE (acknowledged, document) ON correction_notice TO ${app_role};
