-- SPDX-License-Identifier: Apache-2.0
-- What was withdrawn is probed no longer, and no data is fresher than now.
UPDATE entry_quality q
   SET attached = false,
       probe_failures = 0,
       probe_reason = NULL,
       next_probe_at = 'infinity'
  FROM catalogue_entry e
 WHERE e.resource = q.resource
   AND e.status = 'WITHDRAWN'
   AND q.attached;
UPDATE entry_quality
   SET data_at = NULL
 WHERE data_at > now() + INTERVAL '5 minutes';
