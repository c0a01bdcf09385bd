-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE licence
    ADD COLUMN co_holders jsonb CHECK (jsonb_typeof(co_holders) = 'array');
COMMENT ON COLUMN licence.co_holders IS '共同持证人: who holds it together with the holder named first; null when nobody does';
CREATE INDEX licence_co_holder ON licence USING gin (co_holders jsonb_path_ops) WHERE co_holders IS NOT NULL;
