-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE stock_identified (
    derived     text        PRIMARY KEY,
    identifier  text        NOT NULL CHECK (identifier <> derived),
    intake      text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE stock_identified IS '证照标识补正: a stock licence first sent without an identifier, by the one derived for it and its own, sent later';
GRANT SELECT, INSERT ON stock_identified TO ${app_role};

CREATE INDEX stock_licence_number ON stock_licence (licence_type, left(number, 100));
