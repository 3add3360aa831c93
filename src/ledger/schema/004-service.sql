-- What the running service remembers: how far its schedules are, how each account fares.

CREATE TABLE schedules (
    -- How far each schedule was dealt with.
    name TEXT PRIMARY KEY NOT NULL,
    line TEXT NOT NULL,        -- the crontab(5) line of then; another line begins anew
    zone TEXT NOT NULL,        -- the IANA name of the zone of then
    last INTEGER NOT NULL      -- the last slot dealt with, or the start; seconds since 1970-01-01 UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE account_states (
    -- How the scans of each account fare.
    account INTEGER PRIMARY KEY REFERENCES accounts (id),
    scanned_at INTEGER,        -- the last scan without a fault; seconds since 1970-01-01 UTC
    messages_new INTEGER NOT NULL, -- in that scan
    sent_mailbox TEXT,         -- the one found, so that it need not be asked for again
    fault TEXT,                -- what went wrong since, one sentence; NULL when all is well
    fault_at INTEGER,          -- seconds since 1970-01-01 UTC
    failures INTEGER NOT NULL, -- in a row
    login_failures INTEGER NOT NULL, -- refusals of the password or token since the last one that was taken
    next_try INTEGER,          -- after faults, not before; seconds since 1970-01-01 UTC
    resting INTEGER NOT NULL   -- refused so often that only the owner can wake it
) STRICT;

CREATE TABLE traffic (
    -- Bytes fetched from each account, for the daily budget.
    account INTEGER NOT NULL REFERENCES accounts (id),
    day TEXT NOT NULL,         -- YYYY-MM-DD
    bytes_down INTEGER NOT NULL,
    PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- Asking twice for the same round is asking once.
DELETE FROM requests WHERE id NOT IN (SELECT max(id) FROM requests GROUP BY round);
CREATE UNIQUE INDEX requests_round ON requests (round);

-- Suggestions may move on to another digest; this stays. 0 for digests made before this schema.
ALTER TABLE digests ADD COLUMN items INTEGER NOT NULL DEFAULT 0;

-- The key alone names the evidence: one mail may hold two promises to one person.
CREATE TABLE new_suggestions (
    -- What was or may be suggested, and what came of it.
    id INTEGER PRIMARY KEY,
    suggestion_key TEXT NOT NULL UNIQUE, -- names the evidence
    person INTEGER NOT NULL REFERENCES addresses (id),
    practice TEXT NOT NULL,
    message TEXT NOT NULL,     -- the Message-ID of the mail that shows it
    kind TEXT NOT NULL,        -- the act in it; 'contact' when it is no more than a mail
    evidence_on TEXT NOT NULL, -- the day that decides its age, YYYY-MM-DD
    state TEXT NOT NULL CHECK (state IN
        ('candidate', 'shown', 'done', 'met', 'snoozed', 'never', 'wrong', 'elsewhere', 'ignored')),
    state_on TEXT NOT NULL,    -- since when, YYYY-MM-DD; an ignored one keeps the day it was shown
    snoozed_until TEXT CHECK ((snoozed_until IS NULL) = (state <> 'snoozed')),
    digest TEXT REFERENCES digests (id), -- the last one it was put into, whether that arrived or not
    number INTEGER             -- its number there
) STRICT;
INSERT INTO new_suggestions SELECT id, suggestion_key, person, practice, message, kind, evidence_on, state, state_on,
    snoozed_until, digest, number FROM suggestions;
DROP TABLE suggestions;
ALTER TABLE new_suggestions RENAME TO suggestions;
CREATE INDEX suggestions_digest ON suggestions (digest, number) WHERE digest IS NOT NULL;
