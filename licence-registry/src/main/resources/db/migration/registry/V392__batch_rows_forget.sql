-- SPDX-License-Identifier: Apache-2.0
-- what a row ordered is personal and of no more use once the row has its outcome
GRANT UPDATE (content) ON issuance_batch_row TO ${app_role};
UPDATE issuance_batch_row
SET content = jsonb_build_object('requestId', content -> 'requestId')
WHERE outcome <> 'PENDING';
COMMENT ON COLUMN issuance_batch_row.content IS '签发请求: the order while the row is pending, then its request id alone';
