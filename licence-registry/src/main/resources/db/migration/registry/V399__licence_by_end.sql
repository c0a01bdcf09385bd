-- SPDX-License-Identifier: Apache-2.0
-- an authority's expired licences are listed by their end, those not yet valid are few: each has an index that serves its list
DROP INDEX licence_by_end;
CREATE INDEX licence_by_end ON licence (issuing_authority, valid_to DESC, identifier DESC) WHERE status = 'IN_FORCE';
CREATE INDEX licence_ahead ON licence (issuing_authority, valid_from)
    WHERE status = 'IN_FORCE' AND valid_from > (issued_at AT TIME ZONE 'Asia/Shanghai')::date;
DROP INDEX stock_licence_by_end;
CREATE INDEX stock_licence_by_end ON stock_licence (issuer, valid_to DESC, identifier DESC) WHERE status = 'IN_FORCE';
CREATE INDEX stock_licence_ahead ON stock_licence (issuer, valid_from) WHERE status = 'IN_FORCE';
