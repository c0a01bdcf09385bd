-- SPDX-License-Identifier: Apache-2.0
-- Numbers are given when a row is written and seen when that is committed. Whoever follows a log by its numbers must not go past one that is still to be committed.
CREATE FUNCTION last_number(log regclass) RETURNS bigint
    LANGUAGE sql VOLATILE
AS $$
    SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(log::text, 'sequence')), 0)
$$;
COMMENT ON FUNCTION last_number IS '日志末号: the last number that was given to a row of the log';

CREATE FUNCTION mark_writing() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    mark text := 'zt.writing_' || TG_RELID;
BEGIN
    IF coalesce(current_setting(mark, true), '') = '' THEN
        PERFORM pg_advisory_xact_lock_shared(TG_RELID::integer, (last_number(TG_RELID) & 2147483647)::integer);
        PERFORM set_config(mark, 'marked', true);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION mark_writing IS '写入标记: until its transaction ends, a lock tells the last number before those it is about to take';

CREATE FUNCTION settled_to(log regclass) RETURNS bigint
    LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    last  bigint := last_number(log);
    first bigint;
BEGIN
    SELECT min(last - ((last - objid::bigint) & 2147483647)) INTO first
    FROM pg_locks
    WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = log
        AND objsubid = 2;
    RETURN least(last, first);
END
$$;
COMMENT ON FUNCTION settled_to IS '连续读取界限: up to this number a query that begins now or later sees every row of the log that there will ever be';

CREATE TRIGGER audit_entry_writing
    BEFORE INSERT ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION mark_writing();
GRANT SELECT ON SEQUENCE audit_entry_sequence_seq TO ${app_role};
