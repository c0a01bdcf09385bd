-- SPDX-License-Identifier: Apache-2.0
-- what waits or was voided is asked for again and again, and is few among what was entered
CREATE INDEX reservation_waiting ON reservation (issuing_authority, state, id) WHERE state <> 'ENTERED';
