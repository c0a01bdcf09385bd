-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE account (
    name          text        PRIMARY KEY,
    password_hash text        NOT NULL,
    organisation  text        NOT NULL,
    display_name  text        NOT NULL,
    roles         text[]      NOT NULL,
    status        text        NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
    created_at    timestamptz NOT NULL
);
COMMENT ON TABLE account IS '本地账号: people who sign in with a password';
GRANT SELECT, INSERT, UPDATE (password_hash, status, roles) ON account TO ${app_role};

CREATE TABLE application_system (
    id             text        PRIMARY KEY,
    organisation   text        NOT NULL,
    name           text        NOT NULL,
    public_key_pem text        NOT NULL,
    roles          text[]      NOT NULL,
    status         text        NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
    created_at     timestamptz NOT NULL
);
COMMENT ON TABLE application_system IS '应用系统: systems that sign their requests';
GRANT SELECT, INSERT, UPDATE (public_key_pem, status, roles) ON application_system TO ${app_role};

CREATE TABLE request_nonce (
    key_id     text        NOT NULL,
    nonce      text        NOT NULL,
    keep_until timestamptz NOT NULL,
    PRIMARY KEY (key_id, nonce)
);
CREATE INDEX request_nonce_age ON request_nonce (keep_until);
COMMENT ON TABLE request_nonce IS '请求随机数: each signed request is accepted once';
GRANT SELECT, INSERT, DELETE ON request_nonce TO ${app_role};
