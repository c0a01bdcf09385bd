-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE licence_download (
    id_sm3             text        PRIMARY KEY CHECK (id_sm3 ~ '^[0-9a-f]{64}$'),
    identifier         text        NOT NULL REFERENCES licence (identifier),
    format             text        NOT NULL CHECK (format IN ('OFD', 'PDF', 'PNG')),
    who                text        NOT NULL,
    organisation       text        NOT NULL,
    application_system text,
    purpose            text        NOT NULL,
    case_number        text,
    cause              text,
    opened_at          timestamptz NOT NULL,
    expires_at         timestamptz NOT NULL CHECK (expires_at > opened_at),
    used_at            timestamptz
);
COMMENT ON TABLE licence_download IS '一次性下载地址: for one caller and one use; only the use ever changes';
COMMENT ON COLUMN licence_download.id_sm3 IS 'digest of the secret part of the address, which is not kept';
GRANT SELECT, INSERT, UPDATE (used_at) ON licence_download TO ${app_role};
