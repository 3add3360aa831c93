-- What the owner said, and what was asked of a running daemon.

CREATE TABLE corrections (
    -- Facts from answers that the config may overrule: who is boss, whose alias, what is never public.
    address INTEGER NOT NULL REFERENCES addresses (id),
    field TEXT NOT NULL CHECK (field IN ('role', 'alias', 'public', 'note')),
    value TEXT NOT NULL,
    said_on TEXT NOT NULL,     -- YYYY-MM-DD
    PRIMARY KEY (address, field, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE pauses (
    -- Persons left alone for a while because nothing was done about an item shown.
    address INTEGER PRIMARY KEY REFERENCES addresses (id),
    paused_until TEXT,         -- YYYY-MM-DD; NULL: until there is new evidence
    length_days INTEGER NOT NULL -- of this pause; the next is twice as long
) STRICT;

CREATE TABLE reminders (
    -- Follow-ups set by mail or answer; those of the config are not stored.
    id INTEGER PRIMARY KEY,
    address INTEGER NOT NULL REFERENCES addresses (id),
    message TEXT,              -- the Message-ID followed up; NULL for `remind a@b 6w`
    due_on TEXT NOT NULL,      -- YYYY-MM-DD
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'done', 'cancelled'))
) STRICT;

CREATE INDEX reminders_due ON reminders (due_on) WHERE state = 'waiting';

CREATE TABLE requests (
    -- Rounds that a command asked the running daemon for; served at its next tick and taken out.
    id INTEGER PRIMARY KEY,
    round TEXT NOT NULL CHECK (round IN ('scan', 'send')),
    asked_at INTEGER NOT NULL  -- seconds since 1970-01-01 UTC
) STRICT;

CREATE TABLE forgotten (
    -- Addresses the owner had erased, as keyed hashes, so that a new scan does not bring them back.
    address_hash BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
