-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE service_item (
    code        text        NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
    revision    integer     NOT NULL CHECK (revision > 0),
    name        text        NOT NULL,
    main_item   text        NOT NULL,
    department  text        NOT NULL,
    dept_code   text        NOT NULL,
    area_code   text        NOT NULL,
    task_type   text        NOT NULL,
    warnings    text[]      NOT NULL DEFAULT '{}',
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    PRIMARY KEY (code, revision)
);
COMMENT ON TABLE service_item IS '政务服务事项: append-only, one row a revision';
COMMENT ON COLUMN service_item.warnings IS 'named defects the source has and the import accepted';
GRANT SELECT, INSERT ON service_item TO ${app_role};

CREATE TABLE service_item_materials (
    item        text        NOT NULL,
    revision    integer     NOT NULL CHECK (revision > 0),
    materials   jsonb       NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    PRIMARY KEY (item, revision)
);
COMMENT ON TABLE service_item_materials IS '事项申请材料清单: append-only, one row a revision of the whole list';
GRANT SELECT, INSERT ON service_item_materials TO ${app_role};
