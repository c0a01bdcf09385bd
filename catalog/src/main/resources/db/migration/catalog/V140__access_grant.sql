-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE access_grant (
    id                    text PRIMARY KEY,
    application_id        text NOT NULL UNIQUE,
    resource              text NOT NULL,
    provider_node         text NOT NULL,
    provider_organisation text NOT NULL,
    consumer_node         text NOT NULL,
    consumer_organisation text NOT NULL,
    application_system    text NOT NULL,
    purposes              text[] NOT NULL,
    items                 text[] NOT NULL,
    area_prefix           text,
    valid_from            date NOT NULL,
    valid_to              date NOT NULL,
    quota_per_second      integer CHECK (quota_per_second > 0),
    quota_per_day         integer CHECK (quota_per_day > 0),
    status                text NOT NULL CHECK (status IN ('IN_FORCE', 'SUSPENDED', 'REVOKED')),
    granted_at            timestamptz NOT NULL,
    CHECK (valid_from <= valid_to)
);
COMMENT ON TABLE access_grant IS '授权';
CREATE INDEX access_grant_use ON access_grant (application_system, resource, granted_at DESC);
CREATE INDEX access_grant_resource ON access_grant (resource);

GRANT SELECT, INSERT, UPDATE ON access_grant TO ${app_role};
