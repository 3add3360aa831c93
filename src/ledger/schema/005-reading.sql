-- On what the cursors of mailboxes stand.

-- The server and the user that the mailboxes were last read from; NULL for files, and before this schema.
ALTER TABLE accounts ADD COLUMN login TEXT;
-- When a scan that came to its end began; NULL when none did. Seconds since 1970-01-01 UTC.
ALTER TABLE mailboxes ADD COLUMN read_at INTEGER;
-- Back to where it was read; NULL before this schema. Seconds since 1970-01-01 UTC.
ALTER TABLE mailboxes ADD COLUMN since INTEGER;
