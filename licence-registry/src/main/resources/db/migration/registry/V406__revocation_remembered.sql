-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE authority_certificate ADD COLUMN trusted_until timestamptz;
COMMENT ON COLUMN authority_certificate.trusted_until IS '离线信任截止: until when what it signed counted while it had not expired, 1970 for never; null for ever';
GRANT UPDATE (trusted_until) ON authority_certificate TO ${app_role};
