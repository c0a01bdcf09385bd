-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE access_application
    DROP CONSTRAINT access_application_status_check,
    DROP CONSTRAINT access_application_check,
    ADD COLUMN scene           text,
    ADD COLUMN window_from     time,
    ADD COLUMN window_to       time,
    ADD COLUMN window_days     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN papers          jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN predecessor     text,
    ADD COLUMN gaps            text[] NOT NULL DEFAULT '{}',
    ADD COLUMN supplement      text,
    ADD COLUMN differences     jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN decided_by      text,
    ADD COLUMN version         integer NOT NULL DEFAULT 1,
    ADD COLUMN idempotency_key text,
    ADD CONSTRAINT access_application_status CHECK (status IN
        ('DRAFT', 'SUBMITTED', 'SUPPLEMENT_REQUESTED', 'GRANTED', 'PARTLY_GRANTED', 'REFUSED', 'WITHDRAWN')),
    ADD CONSTRAINT access_application_decided CHECK
        ((status IN ('GRANTED', 'PARTLY_GRANTED', 'REFUSED')) = (decided_at IS NOT NULL)),
    ADD CONSTRAINT access_application_gaps CHECK (status <> 'SUPPLEMENT_REQUESTED' OR cardinality(gaps) > 0);
COMMENT ON COLUMN access_application.gaps IS 'papers found missing, told once (一次性告知)';
COMMENT ON COLUMN access_application.differences IS 'where the grant is less than what was asked for';
COMMENT ON COLUMN access_application.idempotency_key IS 'the applicant''s own key of the request that made it';
CREATE UNIQUE INDEX access_application_key ON access_application (consumer_organisation, idempotency_key);

GRANT UPDATE ON access_application TO ${app_role};
