-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE network_map (
    version     bigint      PRIMARY KEY,
    signed_map  bytea       NOT NULL,
    source      text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE network_map IS '网络图:本节点验证过的每一版;版本最高者为最后可用副本';
GRANT SELECT, INSERT ON network_map TO ${app_role};
