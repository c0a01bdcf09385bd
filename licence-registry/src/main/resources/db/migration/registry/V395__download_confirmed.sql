-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence_download ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN licence_download.confirmed IS 'whether the holder confirmed it by scan: the document is handed over whole';
