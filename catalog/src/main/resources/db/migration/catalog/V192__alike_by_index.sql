-- Asked for thousands of bands and names in one statement, of which the planner knows nothing, it may take reading the whole table for each
-- to be cheapest, since a few rows are enough. The tables here are only ever asked by their indexes.

CREATE FUNCTION entries_sharing_bands(bands bigint[], few integer)
RETURNS TABLE (band bigint, id text)
LANGUAGE sql STABLE
SET enable_seqscan TO off
AS $$
    SELECT b.band, s.id
      FROM unnest(bands) AS b(band)
     CROSS JOIN LATERAL (
           SELECT e.id
             FROM catalogue_entry e
            WHERE e.likeness @> ARRAY[b.band]
              AND e.status <> 'WITHDRAWN'
            LIMIT few) AS s
$$;

CREATE FUNCTION entries_of_stems(organisations text[], stems text[], few integer)
RETURNS SETOF catalogue_entry
LANGUAGE sql STABLE
SET enable_seqscan TO off
AS $$
    SELECT s.*
      FROM (SELECT DISTINCT organisation, stem
              FROM unnest(organisations, stems) AS k(organisation, stem)) AS k
     CROSS JOIN LATERAL (
           SELECT e.*
             FROM catalogue_entry e
            WHERE e.provider_organisation = k.organisation
              AND e.name_stem = k.stem
              AND e.status <> 'WITHDRAWN'
            LIMIT few) AS s
$$;

COMMENT ON FUNCTION entries_sharing_bands IS '疑似重复候选:与给定指纹带相同的目录';
COMMENT ON FUNCTION entries_of_stems IS '疑似重复候选:名称仅末尾序号不同的目录';

REVOKE ALL ON FUNCTION entries_sharing_bands, entries_of_stems FROM PUBLIC;
GRANT EXECUTE ON FUNCTION entries_sharing_bands, entries_of_stems TO ${app_role};
