-- SPDX-License-Identifier: Apache-2.0
-- the scan of a licence taken in has one-time addresses too; its licence is none of this registry's own
ALTER TABLE licence_download
    DROP CONSTRAINT licence_download_identifier_fkey,
    ALTER COLUMN format DROP NOT NULL,
    ADD COLUMN scan text REFERENCES stock_scan (sm3),
    ADD CHECK ((format IS NULL) <> (scan IS NULL));
COMMENT ON COLUMN licence_download.scan IS 'digest of the scan of a licence taken in; of an issued one the format of its document is told';
