-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE stock_licence (
    identifier   text        NOT NULL,
    revision     integer     NOT NULL CHECK (revision > 0),
    alias        text,
    licence_type text        NOT NULL,
    type_revision integer    NOT NULL,
    issuer       text        NOT NULL,
    issuer_name  text        NOT NULL,
    area         text,
    number       text        NOT NULL,
    holders      jsonb       NOT NULL,
    holder_codes text[]      NOT NULL,
    issued_on    date        NOT NULL,
    valid_from   date        NOT NULL,
    valid_to     date        NOT NULL,
    status       text        NOT NULL,
    status_note  text,
    related      text,
    fields       jsonb       NOT NULL,
    complete     boolean     NOT NULL,
    trust        text        NOT NULL CHECK (trust IN ('A', 'B', 'C', 'D')),
    warnings     text[]      NOT NULL,
    digest       bytea       NOT NULL,
    intake       text        NOT NULL,
    line         integer     NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (identifier, revision),
    FOREIGN KEY (licence_type, type_revision) REFERENCES licence_type (code, revision)
);
COMMENT ON TABLE stock_licence IS '归集的存量证照: append-only, not signed by this registry; the last revision counts';
COMMENT ON COLUMN stock_licence.alias IS '原证照标识: as it was sent, where it had another check character';
COMMENT ON COLUMN stock_licence.trust IS '可信等级';
CREATE INDEX stock_licence_holder ON stock_licence USING gin (holder_codes);
CREATE INDEX stock_licence_alias ON stock_licence (alias) WHERE alias IS NOT NULL;
CREATE INDEX stock_licence_group ON stock_licence (licence_type, issuer);
GRANT SELECT, INSERT ON stock_licence TO ${app_role};

CREATE TABLE intake (
    id           text        PRIMARY KEY,
    file_name    text        NOT NULL,
    licence_type text,
    trust        text        NOT NULL CHECK (trust IN ('A', 'B', 'C', 'D')),
    corrects     text        REFERENCES intake (id),
    header       text[]      NOT NULL,
    rows         integer     NOT NULL,
    officer      text        NOT NULL,
    organisation text        NOT NULL,
    any_issuer   boolean     NOT NULL,
    received_at  timestamptz NOT NULL,
    finished_at  timestamptz
);
COMMENT ON TABLE intake IS '归集批次: a file of stock licences; any_issuer when an operator sent it';
CREATE INDEX intake_open ON intake (received_at) WHERE finished_at IS NULL;
GRANT SELECT, INSERT, UPDATE (finished_at) ON intake TO ${app_role};

CREATE TABLE intake_row (
    intake       text     NOT NULL REFERENCES intake (id) DEFERRABLE INITIALLY DEFERRED,
    line         integer  NOT NULL,
    cells        text     NOT NULL,
    outcome      text     NOT NULL CHECK (outcome IN ('PENDING', 'TAKEN', 'WARNED', 'UNCHANGED', 'REFUSED', 'CORRECTED')),
    identifier   text,
    licence_type text,
    issuer       text,
    year         integer,
    findings     jsonb    NOT NULL,
    PRIMARY KEY (intake, line)
);
COMMENT ON TABLE intake_row IS '归集逐行结果; the cells are kept only while the row waits or is refused';
CREATE INDEX intake_row_refused ON intake_row (licence_type, issuer, year) WHERE outcome = 'REFUSED';
GRANT SELECT, INSERT, UPDATE (outcome, cells, identifier, licence_type, issuer, year, findings) ON intake_row TO ${app_role};

CREATE TABLE stock_declaration (
    licence_type text        NOT NULL,
    issuer       text        NOT NULL,
    year         integer     NOT NULL,
    licences     integer     NOT NULL CHECK (licences >= 0),
    declared_by  text        NOT NULL,
    declared_at  timestamptz NOT NULL,
    PRIMARY KEY (licence_type, issuer, year)
);
COMMENT ON TABLE stock_declaration IS '应归集数: how many licences an authority says it issued in a year';
GRANT SELECT, INSERT, UPDATE ON stock_declaration TO ${app_role};

CREATE TABLE stock_correction (
    id           text        PRIMARY KEY,
    identifier   text        NOT NULL,
    revision     integer     NOT NULL,
    item         text        NOT NULL,
    doubt        text        NOT NULL,
    raised_by    text        NOT NULL,
    organisation text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    verdict      text        CHECK (verdict IN ('CORRECTED', 'REJECTED')),
    answer       text,
    answered_by  text,
    answered_at  timestamptz,
    FOREIGN KEY (identifier, revision) REFERENCES stock_licence (identifier, revision),
    CHECK ((verdict IS NULL) = (answered_at IS NULL))
);
COMMENT ON TABLE stock_correction IS '归集数据纠错: a doubt about a licence taken in, answered by its authority inside a clock';
CREATE INDEX stock_correction_open ON stock_correction (due_at) WHERE verdict IS NULL;
GRANT SELECT, INSERT, UPDATE (verdict, answer, answered_by, answered_at) ON stock_correction TO ${app_role};
