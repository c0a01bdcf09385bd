-- SPDX-License-Identifier: Apache-2.0
CREATE SEQUENCE status_list_position MINVALUE 0 START 0;
GRANT USAGE ON SEQUENCE status_list_position TO ${app_role};

CREATE TABLE status_list_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    secret   bytea   NOT NULL
);
COMMENT ON TABLE status_list_key IS '状态列表置换密钥: scatters licences over the lists, so that neighbours in a list tell nothing; never changes';
INSERT INTO status_list_key (secret)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
GRANT SELECT ON status_list_key TO ${app_role};

CREATE TABLE status_list_entry (
    identifier text    PRIMARY KEY REFERENCES licence (identifier),
    list       integer NOT NULL CHECK (list >= 0),
    index      integer NOT NULL CHECK (index BETWEEN 0 AND 1048575),
    UNIQUE (list, index)
);
COMMENT ON TABLE status_list_entry IS '状态列表项: append-only, which entry of which list is a licence''s';
GRANT SELECT, INSERT ON status_list_entry TO ${app_role};

CREATE TABLE status_list_change (
    sequence bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list     integer NOT NULL,
    index    integer NOT NULL,
    status   text    NOT NULL CHECK (status IN ('VALID', 'INVALID', 'SUSPENDED', 'SUPERSEDED'))
);
COMMENT ON TABLE status_list_change IS '待发布的状态变化: written with the change of the licence, removed with the publication that shows it';
CREATE INDEX status_list_change_list ON status_list_change (list);
GRANT SELECT, INSERT, DELETE ON status_list_change TO ${app_role};

CREATE TABLE status_list (
    list      integer     PRIMARY KEY,
    version   bigint      NOT NULL CHECK (version >= 0),
    issued_at timestamptz NOT NULL,
    states    bytea       NOT NULL,
    sm2       text        NOT NULL,
    es256     text
);
COMMENT ON TABLE status_list IS '证照状态列表: the newest version of each list and its signed forms';
COMMENT ON COLUMN status_list.states IS 'two bits an entry, in ZLIB form';
GRANT SELECT, INSERT, UPDATE ON status_list TO ${app_role};
