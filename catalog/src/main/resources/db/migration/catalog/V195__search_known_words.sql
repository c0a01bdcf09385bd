-- SPDX-License-Identifier: Apache-2.0
-- Documents have the words of the file of words too, so that their form goes by the file.
ALTER TABLE catalogue_search ALTER COLUMN document_form TYPE integer;
COMMENT ON COLUMN catalogue_search.document_form IS 'form of the words and of the file of words (同义词); documents of another form are made anew';
