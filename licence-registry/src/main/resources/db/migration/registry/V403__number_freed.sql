-- SPDX-License-Identifier: Apache-2.0
-- a person's own number is given again once every licence that had it has ended
ALTER TABLE reservation ADD COLUMN number_freed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN reservation.number_freed IS '证照编号已释放: its licence and all versions after it have ended, another may have the number';
DROP INDEX reservation_number;
CREATE UNIQUE INDEX reservation_number ON reservation (licence_type, issuing_authority, number)
    WHERE predecessor IS NULL AND state <> 'VOIDED' AND NOT number_freed;
GRANT UPDATE (number_freed) ON reservation TO ${app_role};
