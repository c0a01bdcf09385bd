-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE wallet_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    secret   bytea   NOT NULL
);
COMMENT ON TABLE wallet_key IS '随机数密钥: what the nonces of wallets are made with; never changes';
INSERT INTO wallet_key (secret)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
GRANT SELECT ON wallet_key TO ${app_role};

CREATE TABLE wallet_offer (
    id               text        PRIMARY KEY,
    identifier       text        NOT NULL REFERENCES licence (identifier),
    code_digest      bytea       NOT NULL UNIQUE,
    tx_code_digest   bytea       NOT NULL,
    offered_by       text        NOT NULL,
    organisation     text        NOT NULL,
    offered_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    wrong_tx_codes   integer     NOT NULL DEFAULT 0,
    redeemed_at      timestamptz,
    token_digest     bytea       UNIQUE,
    token_expires_at timestamptz
);
COMMENT ON TABLE wallet_offer IS '证照入钱包邀约: codes and tokens are kept as digests alone';
CREATE INDEX wallet_offer_licence ON wallet_offer (identifier, id);
GRANT SELECT, INSERT, UPDATE (wrong_tx_codes, redeemed_at, token_digest, token_expires_at) ON wallet_offer TO ${app_role};

CREATE TABLE wallet_credential (
    id         text        PRIMARY KEY,
    offer      text        NOT NULL REFERENCES wallet_offer (id),
    identifier text        NOT NULL REFERENCES licence (identifier),
    nonce      bytea       NOT NULL UNIQUE,
    holder_key text        NOT NULL,
    issued_at  timestamptz NOT NULL
);
COMMENT ON TABLE wallet_credential IS '已签发的证照凭证: append-only; which wallet key a licence was given to, not the credential itself';
CREATE INDEX wallet_credential_offer ON wallet_credential (offer);
CREATE INDEX wallet_credential_licence ON wallet_credential (identifier, id);
GRANT SELECT, INSERT ON wallet_credential TO ${app_role};
