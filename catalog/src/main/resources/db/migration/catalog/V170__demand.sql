-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE demand (
    id             text PRIMARY KEY,
    status         text NOT NULL CHECK (status IN
                       ('DRAFT', 'SUBMITTED', 'ASSIGNED', 'LINKED', 'PROMISED', 'REFUSED', 'DISPUTED', 'CLOSED')),
    asker          text NOT NULL,
    home           text NOT NULL,
    in_hand        text NOT NULL,
    responsible    text,
    promised_entry text,
    step           integer NOT NULL CHECK (step >= 1),
    due_on         date,
    document       jsonb NOT NULL,
    CHECK (status NOT IN ('ASSIGNED', 'PROMISED') OR (responsible IS NOT NULL AND due_on IS NOT NULL)),
    CHECK (status <> 'PROMISED' OR promised_entry IS NOT NULL)
);
COMMENT ON TABLE demand IS '数据需求与责任';
COMMENT ON COLUMN demand.home IS 'the asker''s node';
COMMENT ON COLUMN demand.in_hand IS 'the one node that may take the next step';
COMMENT ON COLUMN demand.responsible IS 'organisation that has to answer';
COMMENT ON COLUMN demand.document IS 'the demand as nodes tell it each other; the columns before it find it';
CREATE INDEX demand_asker ON demand (asker, id DESC);
CREATE INDEX demand_responsible ON demand (responsible, id DESC);
CREATE INDEX demand_claimable ON demand (in_hand, id DESC) WHERE status = 'SUBMITTED';
CREATE INDEX demand_promised ON demand (responsible, promised_entry) WHERE status = 'PROMISED';

CREATE TABLE demand_step (
    demand_id    text NOT NULL,
    step         integer NOT NULL,
    status       text NOT NULL,
    node         text NOT NULL,
    organisation text NOT NULL,
    remark       text,
    at           timestamptz NOT NULL,
    PRIMARY KEY (demand_id, step)
);
COMMENT ON TABLE demand_step IS '需求办理过程，只增不改';

GRANT SELECT, INSERT ON demand_step TO ${app_role};
GRANT SELECT, INSERT, UPDATE (status, in_hand, responsible, promised_entry, step, due_on, document) ON demand TO ${app_role};

-- Where an organisation publishes, its demands are sent.
CREATE INDEX catalogue_entry_organisation ON catalogue_entry (provider_organisation) WHERE status = 'PUBLISHED';
