-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE authority_certificate (
    authority   text        NOT NULL,
    fingerprint bytea       NOT NULL,
    certificate text        NOT NULL,
    used_from   timestamptz NOT NULL,
    used_until  timestamptz,
    PRIMARY KEY (authority, fingerprint)
);
COMMENT ON TABLE authority_certificate IS '颁发机构签名证书: those it signs with and those it signed with before; none is ever forgotten';
COMMENT ON COLUMN authority_certificate.used_until IS 'when another took its place; null while the key store has it';
GRANT SELECT, INSERT, UPDATE (used_until) ON authority_certificate TO ${app_role};
