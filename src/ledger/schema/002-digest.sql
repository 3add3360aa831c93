-- What was suggested and sent.

CREATE TABLE slots (
    -- The times a schedule came due and was served. The key makes a second digest for one slot impossible.
    schedule TEXT NOT NULL,
    slot TEXT NOT NULL,        -- local date and time of the cron slot, YYYY-MM-DDTHH:MM
    served_at INTEGER NOT NULL, -- seconds since 1970-01-01 UTC
    UNIQUE (schedule, slot)
) STRICT;

CREATE TABLE digests (
    -- Every digest made.
    id TEXT PRIMARY KEY NOT NULL, -- keyed hash in hex: the local part of its Message-ID
    tag TEXT NOT NULL,         -- the four characters in its subject; picks a digest, is no authority
    schedule TEXT NOT NULL,
    slot TEXT NOT NULL,
    made_at INTEGER NOT NULL,  -- seconds since 1970-01-01 UTC
    state TEXT NOT NULL CHECK (state IN ('made', 'sent', 'abandoned')),
    FOREIGN KEY (schedule, slot) REFERENCES slots (schedule, slot)
) STRICT;

CREATE INDEX digests_tag ON digests (tag);

CREATE TABLE outbox (
    -- Mails to the owner on their way out. The bytes never change between two attempts.
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE REFERENCES digests (id),
    state TEXT NOT NULL
        CHECK (state IN ('intent', 'sending', 'unknown', 'retry', 'sent', 'refused', 'abandoned')),
    bytes BLOB NOT NULL,       -- RFC 5322
    attempts INTEGER NOT NULL,
    next_attempt INTEGER,      -- seconds since 1970-01-01 UTC; NULL when there is none
    said TEXT                  -- the server's last words
) STRICT;

CREATE INDEX outbox_due ON outbox (next_attempt) WHERE next_attempt IS NOT NULL;

CREATE TABLE suggestions (
    -- What was or may be suggested, and what came of it.
    id INTEGER PRIMARY KEY,
    suggestion_key TEXT NOT NULL UNIQUE, -- names the evidence
    person INTEGER NOT NULL REFERENCES addresses (id),
    practice TEXT NOT NULL,
    message TEXT NOT NULL,     -- the Message-ID of the mail that shows it
    kind TEXT NOT NULL,        -- the act in it
    evidence_on TEXT NOT NULL, -- the day that decides its age, YYYY-MM-DD
    state TEXT NOT NULL CHECK (state IN
        ('candidate', 'shown', 'done', 'met', 'snoozed', 'never', 'wrong', 'elsewhere', 'ignored')),
    state_on TEXT NOT NULL,    -- since when, YYYY-MM-DD
    snoozed_until TEXT CHECK ((snoozed_until IS NULL) = (state <> 'snoozed')),
    digest TEXT REFERENCES digests (id), -- the last one that showed it
    number INTEGER,            -- its number there
    UNIQUE (person, practice, message, kind)
) STRICT;

CREATE INDEX suggestions_digest ON suggestions (digest, number) WHERE digest IS NOT NULL;

CREATE TABLE answers (
    -- Commands of the owner that were applied. The key makes a second application impossible.
    source TEXT NOT NULL,      -- the Message-ID of the mail, or 'cli' with the time
    position INTEGER NOT NULL, -- the command's number within it
    digest TEXT REFERENCES digests (id),
    command TEXT NOT NULL,     -- as understood, in the grammar of `answer`
    applied_at INTEGER NOT NULL, -- seconds since 1970-01-01 UTC
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
