-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE entry_draft (
    entry_id text NOT NULL REFERENCES catalogue_entry (id),
    version  integer NOT NULL,
    document jsonb NOT NULL,
    saved_by text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (entry_id, version)
);
COMMENT ON TABLE entry_draft IS '目录条目草稿的每次保存，均可恢复';

CREATE TABLE entry_review (
    id                    text PRIMARY KEY,
    entry_id              text NOT NULL REFERENCES catalogue_entry (id),
    provider_organisation text NOT NULL,
    kind                  text NOT NULL CHECK (kind IN ('CHANGE', 'WITHDRAWAL')),
    document              jsonb NOT NULL,
    reason                text,
    submitted_by          text NOT NULL,
    submitted_at          timestamptz NOT NULL,
    CHECK (kind = 'CHANGE' OR reason IS NOT NULL)
);
COMMENT ON TABLE entry_review IS '目录条目送审';
COMMENT ON COLUMN entry_review.document IS 'what the reviewer decides on, as it was submitted';
CREATE INDEX entry_review_entry ON entry_review (entry_id, id DESC);
CREATE INDEX entry_review_organisation ON entry_review (provider_organisation, id DESC);

CREATE TABLE entry_review_decision (
    review_id  text PRIMARY KEY REFERENCES entry_review (id),
    outcome    text NOT NULL CHECK (outcome IN ('APPROVED', 'RETURNED', 'RECALLED')),
    reason     text,
    comments   jsonb NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CHECK (outcome <> 'RETURNED' OR reason IS NOT NULL)
);
COMMENT ON TABLE entry_review_decision IS '目录条目审核结论，每次送审只有一个';

ALTER TABLE catalogue_entry
    ADD COLUMN in_review text REFERENCES entry_review (id);
COMMENT ON COLUMN catalogue_entry.in_review IS 'open review; the draft is locked while there is one';
CREATE INDEX catalogue_entry_in_review ON catalogue_entry (in_review) WHERE in_review IS NOT NULL;

GRANT SELECT, INSERT ON entry_draft, entry_review, entry_review_decision TO ${app_role};
