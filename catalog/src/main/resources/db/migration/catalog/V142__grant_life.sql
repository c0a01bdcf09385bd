-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE access_grant
    ADD COLUMN division_item text,
    ADD COLUMN window_from   time,
    ADD COLUMN window_to     time,
    ADD COLUMN window_days   text[] NOT NULL DEFAULT '{}',
    ADD COLUMN predecessor   text,
    ADD COLUMN reason        text,
    ADD COLUMN version       integer NOT NULL DEFAULT 1,
    ADD COLUMN expiry_told   date,
    ADD CHECK ((window_from IS NULL) = (window_to IS NULL)),
    ADD CHECK (status = 'IN_FORCE' OR reason IS NOT NULL) NOT VALID;
COMMENT ON COLUMN access_grant.division_item IS 'item that carries a row''s division';
COMMENT ON COLUMN access_grant.version IS 'counts changes; the consumer''s node takes none older than it has';
COMMENT ON COLUMN access_grant.expiry_told IS 'last day of the period whose end was told as an event';
CREATE INDEX access_grant_expiry ON access_grant (valid_to) WHERE status <> 'REVOKED';
CREATE INDEX access_grant_provider ON access_grant (provider_organisation, id DESC);
CREATE INDEX access_grant_consumer ON access_grant (consumer_organisation, id DESC);

CREATE TABLE grant_usage (
    grant_id text NOT NULL REFERENCES access_grant (id),
    day      date NOT NULL,
    taken    integer NOT NULL CHECK (taken >= 0),
    PRIMARY KEY (grant_id, day)
);
COMMENT ON TABLE grant_usage IS '授权当日用量';
COMMENT ON COLUMN grant_usage.taken IS 'calls of the day''s quota given out to instances of this node';

GRANT SELECT, INSERT, UPDATE (taken) ON grant_usage TO ${app_role};
