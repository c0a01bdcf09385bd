-- SPDX-License-Identifier: Apache-2.0
-- a holder is known by a number of a scheme; authorisations of before, which last minutes, do not say which one and end
ALTER TABLE holder_authorisation ADD COLUMN holder_scheme text;
COMMENT ON COLUMN holder_authorisation.holder_scheme IS '持证主体代码类型; null in those opened before it was kept';
UPDATE holder_authorisation SET expires_at = least(expires_at, now()) WHERE state <> 'REDEEMED';
ALTER TABLE holder_authorisation ADD CHECK (holder_scheme IS NOT NULL) NOT VALID;
