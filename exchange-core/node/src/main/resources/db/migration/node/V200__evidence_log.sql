-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE evidence_group (
    group_index    BIGINT      PRIMARY KEY CHECK (group_index >= 0),
    first_sequence BIGINT      NOT NULL UNIQUE,
    record_count   INTEGER     NOT NULL CHECK (record_count > 0),
    root           BYTEA       NOT NULL CHECK (length(root) = 32),
    leaf_hashes    BYTEA       NOT NULL CHECK (length(leaf_hashes) = 32 * record_count),
    head           BYTEA       NOT NULL,
    key_id         TEXT        NOT NULL,
    signature      BYTEA       NOT NULL,
    frontier       BYTEA       NOT NULL
);
COMMENT ON TABLE evidence_group IS '存证组: records committed together; root is a leaf of the log tree, head the signed log head after it';
COMMENT ON COLUMN evidence_group.leaf_hashes IS 'Hash of each record when it was written: names an altered record within its group';
COMMENT ON COLUMN evidence_group.head IS 'Avro binary of LogHead: exactly what signature covers';
COMMENT ON COLUMN evidence_group.frontier IS 'Right edge of the log tree after this group; the writer resumes from it';
-- Hashes and signatures do not compress.
ALTER TABLE evidence_group ALTER COLUMN leaf_hashes SET STORAGE EXTERNAL;

-- No foreign key to evidence_group: both rows are written by one statement sequence in one transaction, and the log's own
-- signatures say more than the key would; it would cost a look-up for every record.
CREATE TABLE evidence_record (
    sequence    BIGINT      PRIMARY KEY CHECK (sequence >= 0),
    group_index BIGINT      NOT NULL,
    exchange_id TEXT        NOT NULL,
    position    TEXT        NOT NULL,
    resource    TEXT        NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    record      BYTEA       NOT NULL,
    CONSTRAINT evidence_record_exchange UNIQUE (exchange_id, position)
);
COMMENT ON TABLE evidence_record IS '存证记录: one exchange as this node saw it; record is the truth, the columns before it only find it';
COMMENT ON COLUMN evidence_record.record IS 'Avro binary of EvidenceRecord: a leaf of its group''s tree';
CREATE INDEX evidence_record_resource ON evidence_record (resource, sequence);
CREATE INDEX evidence_record_time ON evidence_record USING brin (recorded_at);

CREATE TABLE head_witness (
    group_index BIGINT      NOT NULL REFERENCES evidence_group,
    node        TEXT        NOT NULL,
    key_id      TEXT        NOT NULL,
    signed_at   TIMESTAMPTZ NOT NULL,
    signature   BYTEA       NOT NULL,
    PRIMARY KEY (node, group_index)
);
COMMENT ON TABLE head_witness IS '见证: countersignatures of neighbouring nodes over this node''s log heads';
CREATE INDEX head_witness_group ON head_witness (group_index);

GRANT SELECT, INSERT ON evidence_group, evidence_record, head_witness TO ${app_role};
