-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE access_application (
    id                    text PRIMARY KEY,
    resource              text NOT NULL,
    provider_node         text NOT NULL,
    provider_organisation text NOT NULL,
    consumer_node         text NOT NULL,
    consumer_organisation text NOT NULL,
    application_system    text NOT NULL,
    applicant             text NOT NULL,
    items                 text[] NOT NULL,
    purpose               text NOT NULL,
    legal_basis           text NOT NULL,
    service_item          text,
    area_prefix           text,
    valid_from            date NOT NULL,
    valid_to              date NOT NULL,
    quota_per_second      integer,
    quota_per_day         integer,
    status                text NOT NULL CHECK (status IN ('SUBMITTED', 'GRANTED', 'REFUSED')),
    reason                text,
    submitted_at          timestamptz NOT NULL,
    decided_at            timestamptz,
    CHECK ((status = 'SUBMITTED') = (decided_at IS NULL)),
    CHECK (status <> 'REFUSED' OR reason IS NOT NULL)
);
COMMENT ON TABLE access_application IS '共享申请';
CREATE INDEX access_application_consumer ON access_application (consumer_organisation, id DESC);
CREATE INDEX access_application_provider ON access_application (provider_organisation, id DESC);

GRANT SELECT, INSERT, UPDATE (status, reason, decided_at) ON access_application TO ${app_role};
