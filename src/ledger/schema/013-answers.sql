-- The owner's answers: what was said, what came of it, when it was told.

-- A suggestion may move on to a later digest; what an earlier one called its number 2 stays its number 2.
CREATE TABLE digest_items (
    -- The items of each digest.
    digest TEXT NOT NULL REFERENCES digests (id),
    number INTEGER NOT NULL,   -- from 1
    suggestion INTEGER NOT NULL REFERENCES suggestions (id),
    PRIMARY KEY (digest, number)
) STRICT, WITHOUT ROWID;
INSERT INTO digest_items SELECT digest, number, id FROM suggestions WHERE digest IS NOT NULL AND number IS NOT NULL;

-- Its words as hashes, by which it is known where a mail program quotes it without a mark; empty once nobody can answer.
ALTER TABLE digests ADD COLUMN prints BLOB NOT NULL DEFAULT x'';
-- Of a receipt the digest that it speaks of; NULL for a digest.
ALTER TABLE digests ADD COLUMN about TEXT REFERENCES digests (id);

-- Never written to before.
DROP TABLE answers;
CREATE TABLE answers (
    -- What the owner said in answers, line by line. The key makes a second application impossible.
    source TEXT NOT NULL,      -- the same for all copies of a mail; 'cli' with the time for a command
    position INTEGER NOT NULL, -- the place within it
    message_id TEXT NOT NULL,  -- of the mail; of a command the source
    digest TEXT NOT NULL REFERENCES digests (id), -- whose numbers are meant
    written_at INTEGER NOT NULL, -- seconds since 1970-01-01 UTC
    written_on TEXT NOT NULL,  -- the day of that in the clock of the mail, YYYY-MM-DD
    understood INTEGER NOT NULL,
    command TEXT NOT NULL,     -- in the grammar of `answer`, in English; the line as typed when it was not understood
    outcome TEXT,              -- NULL while it waits to be applied
    facts TEXT NOT NULL,       -- what tells of the outcome: name, tab, value, a line each
    before TEXT,               -- what `undo` puts back; NULL when there is nothing to
    undone INTEGER NOT NULL,
    applied_at INTEGER,        -- seconds since 1970-01-01 UTC
    told TEXT,                 -- the digest that told of it, or 'cli'
    receipt TEXT,              -- the mail of its own that was sent about it; 'none' when it wants none
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_message ON answers (message_id);
CREATE INDEX answers_waiting ON answers (written_at) WHERE outcome IS NULL;
