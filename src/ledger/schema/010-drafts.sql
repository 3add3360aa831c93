-- Drafts in the owner's mailbox.

CREATE TABLE drafts (
    -- What was or is to be put among the owner's drafts, and what came of it.
    id INTEGER PRIMARY KEY,
    suggestion_key TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES digests (id), -- the one that showed it
    account INTEGER NOT NULL REFERENCES accounts (id), -- in whose mailbox it lies
    message_id TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,  -- seconds since 1970-01-01 UTC
    state TEXT NOT NULL
        CHECK (state IN ('intent', 'placing', 'placed', 'removing', 'sent', 'gone', 'removed', 'left')),
    bytes BLOB NOT NULL,       -- RFC 5322; erased once it is placed, or never will be
    tried_at INTEGER,          -- when something was last done about it; seconds since 1970-01-01 UTC
    mailbox TEXT,              -- NULL until it is placed
    uidvalidity INTEGER,       -- RFC 3501 section 2.3.1.1; 0 when the server told none
    uidnext INTEGER,           -- before it was placed, where the server told
    uid INTEGER,
    size INTEGER,              -- in bytes, as the server counts them
    received_at INTEGER,       -- INTERNALDATE; seconds since 1970-01-01 UTC
    UNIQUE (digest, suggestion_key)
) STRICT;
