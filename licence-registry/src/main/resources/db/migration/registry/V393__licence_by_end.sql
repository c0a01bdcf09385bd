-- SPDX-License-Identifier: Apache-2.0
-- expired licences of an authority are found without walking past all that are in force
CREATE INDEX licence_by_end ON licence (issuing_authority, valid_to) WHERE status = 'IN_FORCE';
