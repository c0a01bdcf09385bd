-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE reservation
    ADD COLUMN two_persons boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN reservation.two_persons IS '制证与签发须由不同人员办理';

CREATE TABLE issuance_sign_off (
    reservation  text        PRIMARY KEY REFERENCES reservation (id),
    signed_by    text        NOT NULL,
    organisation text        NOT NULL,
    signed_at    timestamptz NOT NULL
);
COMMENT ON TABLE issuance_sign_off IS '签发: append-only, who released for signature what another person made';
GRANT SELECT, INSERT ON issuance_sign_off TO ${app_role};

CREATE INDEX reservation_serial ON reservation (licence_type, issuing_authority, split_part(identifier, '.', 8));
