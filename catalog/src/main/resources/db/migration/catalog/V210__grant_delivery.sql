-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE access_grant ADD COLUMN delivered_on date;
COMMENT ON COLUMN access_grant.delivered_on IS '供数日期: day the resource was there for this grant; what was granted before this was kept counts as delivered';
UPDATE access_grant SET delivered_on = (granted_at AT TIME ZONE 'Asia/Shanghai')::date;
CREATE INDEX access_grant_undelivered ON access_grant (provider_node, resource) WHERE delivered_on IS NULL AND status <> 'REVOKED';
