-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE catalogue_search (
    resource              text PRIMARY KEY,
    revision              integer NOT NULL,
    name                  text NOT NULL,
    summary               text NOT NULL,
    provider_organisation text NOT NULL,
    provider_name         text NOT NULL,
    node                  text NOT NULL,
    sharing_type          text NOT NULL,
    words                 tsvector NOT NULL
);
COMMENT ON TABLE catalogue_search IS '目录检索文档，只含已发布的最新版本';
COMMENT ON COLUMN catalogue_search.words IS 'pairs of Chinese characters and other words at their positions, made by the application';
CREATE INDEX catalogue_search_words ON catalogue_search USING gin (words);

GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue_search TO ${app_role};
