-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE attachment (
    resource           text        PRIMARY KEY,
    kind               text        NOT NULL CHECK (kind IN ('HTTP', 'AGENT')),
    url                text,
    application_system text,
    timeout_millis     integer     NOT NULL CHECK (timeout_millis BETWEEN 100 AND 60000),
    attached_by        text        NOT NULL,
    attached_at        timestamptz NOT NULL,
    CHECK ((kind = 'HTTP') = (url IS NOT NULL)),
    CHECK ((kind = 'AGENT') = (application_system IS NOT NULL))
);
COMMENT ON TABLE attachment IS '挂接: how this node reaches the provider of a resource';
GRANT SELECT, INSERT, UPDATE ON attachment TO ${app_role};
