-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE entry_import_progress (
    import_id text PRIMARY KEY REFERENCES entry_import (id) ON DELETE CASCADE,
    taken     integer NOT NULL CHECK (taken >= 0)
);
COMMENT ON TABLE entry_import_progress IS '全部成功或全部不导入的导入进度：事务提交前可见';
GRANT SELECT, INSERT, UPDATE ON entry_import_progress TO ${app_role};
