-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE entry_import (
    id                 text PRIMARY KEY,
    manager            text NOT NULL,
    organisation       text NOT NULL,
    every_organisation boolean NOT NULL,
    kind               text NOT NULL CHECK (kind IN ('XLSX', 'CSV')),
    mode               text NOT NULL CHECK (mode IN ('ALL_OR_NOTHING', 'VALID_ROWS')),
    target             text NOT NULL,
    dry_run            boolean NOT NULL,
    headers            jsonb NOT NULL,
    status             text NOT NULL CHECK (status IN ('CHECKING', 'APPLYING', 'DONE', 'REFUSED')),
    received_at        timestamptz NOT NULL,
    touched_at         timestamptz NOT NULL,
    CHECK (status <> 'REFUSED' OR mode = 'ALL_OR_NOTHING')
);
COMMENT ON TABLE entry_import IS '目录批量导入';
COMMENT ON COLUMN entry_import.touched_at IS 'when the last step ended; a sweep takes up what was left in the middle';
CREATE INDEX entry_import_unfinished ON entry_import (touched_at) WHERE status IN ('CHECKING', 'APPLYING');

CREATE TABLE entry_import_row (
    import_id text NOT NULL REFERENCES entry_import (id) ON DELETE CASCADE,
    sheet     smallint NOT NULL,
    line      integer NOT NULL,
    name      text NOT NULL,
    provider  text NOT NULL,
    complete  boolean NOT NULL,
    cells     jsonb NOT NULL,
    faults    jsonb NOT NULL,
    outcome   text CHECK (outcome IN ('READY', 'IMPORTED', 'WARNED', 'UNCHANGED', 'REFUSED')),
    remarks   jsonb,
    document  jsonb,
    PRIMARY KEY (import_id, sheet, line)
);
COMMENT ON TABLE entry_import_row IS '目录批量导入的行：原文、检查结果与去向';
COMMENT ON COLUMN entry_import_row.outcome IS 'null until the row was checked; READY until it was applied';

COMMENT ON CONSTRAINT entry_import_row_pkey ON entry_import_row
    IS 'the only index: a new import has no statistics, and beside another one updates would take the wrong one';

GRANT SELECT, INSERT, UPDATE, DELETE ON entry_import TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON entry_import_row TO ${app_role};
