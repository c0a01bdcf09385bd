-- SPDX-License-Identifier: Apache-2.0
-- Documents are made anew from the published revisions at the next start: their words have another form.
DROP TABLE catalogue_search;

CREATE TABLE catalogue_search (
    resource              text PRIMARY KEY,
    revision              integer NOT NULL,
    name                  text NOT NULL,
    name_length           smallint NOT NULL,
    summary               text NOT NULL,
    provider_organisation text NOT NULL,
    provider_name         text NOT NULL,
    node                  text NOT NULL,
    level                 text NOT NULL,
    item_class            text NOT NULL,
    sharing_type          text NOT NULL,
    form                  text NOT NULL,
    status                text NOT NULL CHECK (status IN ('ATTACHED', 'NOT_ATTACHED', 'AT_ANOTHER_NODE')),
    document_form         smallint NOT NULL,
    words                 tsvector NOT NULL
) WITH (toast_tuple_target = 256);
COMMENT ON TABLE catalogue_search IS '目录检索文档，只含已发布的最新版本';
COMMENT ON COLUMN catalogue_search.item_class IS '项: first three digits of the resource code';
COMMENT ON COLUMN catalogue_search.form IS '信息资源格式分类';
COMMENT ON COLUMN catalogue_search.status IS '挂接状态; only the provider''s node knows it';
COMMENT ON COLUMN catalogue_search.document_form IS 'form of the words; documents of an older form are made anew';
COMMENT ON COLUMN catalogue_search.words IS 'marked by field, without positions; the index answers, the column is not read';

-- The words leave the row, so that counting hits reads few pages.
ALTER TABLE catalogue_search ALTER COLUMN words SET STORAGE EXTERNAL;
-- Documents wait in a list that every question reads until it is worked into the index: short, so that none waits for it.
CREATE INDEX catalogue_search_words ON catalogue_search USING gin (words) WITH (gin_pending_list_limit = 1024);

GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue_search TO ${app_role};
