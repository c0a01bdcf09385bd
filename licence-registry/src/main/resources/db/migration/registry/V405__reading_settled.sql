-- SPDX-License-Identifier: Apache-2.0
CREATE TRIGGER licence_access_writing
    BEFORE INSERT ON licence_access
    FOR EACH STATEMENT EXECUTE FUNCTION mark_writing();
GRANT SELECT ON SEQUENCE licence_access_sequence_seq TO ${app_role};

CREATE TRIGGER reading_alarm_writing
    BEFORE INSERT ON reading_alarm
    FOR EACH STATEMENT EXECUTE FUNCTION mark_writing();
GRANT SELECT ON SEQUENCE reading_alarm_sequence_seq TO ${app_role};
