-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE holder_authorisation (
    id                 text        PRIMARY KEY,
    code_sm3           text        NOT NULL UNIQUE CHECK (code_sm3 ~ '^[0-9a-f]{64}$'),
    holder_code        text        NOT NULL,
    channel            text        NOT NULL,
    state              text        NOT NULL CHECK (state IN ('OPEN', 'PRESENTED', 'CONFIRMED', 'REFUSED', 'REDEEMED')),
    licence_types      text[]      NOT NULL DEFAULT '{}',
    licences           text[]      NOT NULL DEFAULT '{}',
    who                text,
    organisation       text,
    application_system text,
    purpose            text,
    case_number        text,
    cause              text,
    opened_at          timestamptz NOT NULL,
    presented_at       timestamptz,
    answered_at        timestamptz,
    redeemed_at        timestamptz,
    expires_at         timestamptz NOT NULL,
    CHECK ((state = 'OPEN') = (who IS NULL)),
    CHECK ((state = 'REDEEMED') = (redeemed_at IS NOT NULL))
);
COMMENT ON TABLE holder_authorisation IS '扫码授权: a holder lets an organisation read licences once; every step is taken once';
COMMENT ON COLUMN holder_authorisation.code_sm3 IS 'digest of the code that was shown, which is not kept';
GRANT SELECT, INSERT,
    UPDATE (state, licence_types, licences, who, organisation, application_system, purpose, case_number, cause, presented_at,
        answered_at, redeemed_at, expires_at)
    ON holder_authorisation TO ${app_role};
