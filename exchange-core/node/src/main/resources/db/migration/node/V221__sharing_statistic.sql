-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE sharing_statistic (
    day          date   NOT NULL,
    organisation text   NOT NULL,
    resource     text   NOT NULL,
    measure      text   NOT NULL,
    count        bigint NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, organisation, resource, measure)
);
COMMENT ON TABLE sharing_statistic IS '共享统计:按日、机构、资源计数,由本节点事件累计';
GRANT SELECT, INSERT, UPDATE ON sharing_statistic TO ${app_role};
