-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence_type
    ADD COLUMN terms jsonb NOT NULL DEFAULT '{"twoPersons": false}';
COMMENT ON COLUMN licence_type.terms IS '证照目录信息 (GB/T 36902-2018): defining authority, levels, 有效期限范围, 关联事项, layout, two persons';
