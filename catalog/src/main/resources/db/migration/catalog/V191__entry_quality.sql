-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE entry_quality (
    resource       text PRIMARY KEY,
    attached       boolean NOT NULL,
    data_at        timestamptz,
    probe_at       timestamptz,
    probe_millis   integer,
    probe_reason   text,
    probe_failures integer NOT NULL DEFAULT 0 CHECK (probe_failures >= 0),
    next_probe_at  timestamptz NOT NULL
);
CREATE INDEX entry_quality_due ON entry_quality (next_probe_at) WHERE attached;
COMMENT ON TABLE entry_quality IS '已挂接资源的质量：数据时间与探测结果';
COMMENT ON COLUMN entry_quality.data_at IS 'how fresh the data is, as the provider last said or registered';
COMMENT ON COLUMN entry_quality.probe_failures IS 'failed probes in a row; from 3 on the attachment is faulty (挂接异常)';

CREATE TABLE entry_use (
    day      date NOT NULL,
    resource text NOT NULL,
    bucket   smallint NOT NULL,
    calls    bigint NOT NULL CHECK (calls > 0),
    failures bigint NOT NULL CHECK (failures BETWEEN 0 AND calls),
    PRIMARY KEY (resource, day, bucket)
);
COMMENT ON TABLE entry_use IS '资源被调用情况，按日';
COMMENT ON COLUMN entry_use.bucket IS 'calls that took less than 2^bucket ms';

GRANT SELECT, INSERT, UPDATE ON entry_quality TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON entry_use TO ${app_role};
