-- What was read: where mails lie, what is known of each, and who they went to.
-- Comments stand inside the statements, so that `.schema` of the sqlite3 shell shows them.

PRAGMA application_id = 1095782979; -- "APRC": tells a ledger from any other SQLite file

CREATE TABLE meta (
    -- One row: what the ledger knows of itself.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ledger_key BLOB NOT NULL CHECK (length(ledger_key) = 32), -- random; keys every hash, never leaves the machine
    rules_hash TEXT NOT NULL,  -- of the reading rules in force at the last scan; '' before the first
    made_by TEXT NOT NULL      -- the program and version that made the file, for people who look into it
) STRICT;

CREATE TABLE accounts (
    -- The owner's accounts, by their name in the config.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL
) STRICT;

CREATE TABLE mailboxes (
    -- The mailboxes read in each account, and the cursor up to which they were read.
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    uidvalidity INTEGER,       -- RFC 3501 section 2.3.1.1; NULL for files, which have no UIDs
    last_uid INTEGER,          -- the highest UID committed; NULL for files
    UNIQUE (account, name)
) STRICT;

CREATE TABLE addresses (
    -- Every mail address met. Immutable: persons are a mapping over them.
    id INTEGER PRIMARY KEY,
    spec TEXT NOT NULL UNIQUE  -- lower case
) STRICT;

CREATE TABLE display_names (
    -- The display names seen with each address, and in how many places of how many mails.
    id INTEGER PRIMARY KEY,
    address INTEGER NOT NULL REFERENCES addresses (id),
    name TEXT,                 -- NULL: the address stood alone
    seen INTEGER NOT NULL,     -- From, To, Cc and Bcc of mails; copies not counted
    UNIQUE (address, name)
) STRICT;

CREATE UNIQUE INDEX display_names_without ON display_names (address) WHERE name IS NULL;

CREATE TABLE people (
    -- Addresses that were said to be one person's. Taking a row out undoes it.
    address INTEGER PRIMARY KEY REFERENCES addresses (id),
    person INTEGER NOT NULL REFERENCES addresses (id), -- the address that stands for the person
    said_by TEXT NOT NULL CHECK (said_by IN ('config', 'answer'))
) STRICT;

CREATE TABLE messages (
    -- Mails, each once, however many mailboxes hold a copy. Of mails that are no evidence only date, ids and
    -- reason are kept. Bodies never are.
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    text_key TEXT NOT NULL,            -- keyed hash of the own text, for mail merges; empty when it is too short
    content_key TEXT NOT NULL UNIQUE,  -- keyed hash: the same for copies
    sent_at INTEGER NOT NULL,          -- seconds since 1970-01-01 UTC
    sent_nanos INTEGER NOT NULL,       -- nanoseconds within that second; 10^9 and more in a leap second
    utc_offset INTEGER NOT NULL,       -- seconds east, as the Date header says
    sender INTEGER REFERENCES display_names (id), -- NULL when the mail is no evidence
    verdict TEXT NOT NULL CHECK (verdict IN ('opens', 'closes', 'nothing')),
    reason TEXT,                       -- why it opens nothing
    verdict_read TEXT NOT NULL CHECK (verdict_read IN ('opens', 'closes', 'nothing')),
    reason_read TEXT,                  -- both as the mail alone says; the two above also know all other mails
    by_delegate INTEGER NOT NULL,
    subject TEXT NOT NULL,             -- empty when hushed
    subject_key TEXT NOT NULL,         -- keyed hash of the normal subject
    reply INTEGER NOT NULL,
    forward INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    hush INTEGER NOT NULL,
    kin INTEGER NOT NULL,              -- the language of a family
    parting INTEGER NOT NULL,          -- a farewell, an unpaid invoice, a wish for no more mail
    language TEXT,
    line TEXT CHECK (length(line) <= 160) -- the owner's own last sentence
) STRICT;

CREATE TABLE places (
    -- Where each mail lies. Several rows for one message are copies.
    mailbox INTEGER NOT NULL REFERENCES mailboxes (id),
    place TEXT NOT NULL,       -- a file name without flags, a hash of the bytes in an mbox, a UID
    message INTEGER NOT NULL REFERENCES messages (id),
    PRIMARY KEY (mailbox, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_recipients (
    -- Whom each mail went to, in header order.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line IN (0, 1, 2)), -- To, Cc, Bcc
    position INTEGER NOT NULL,
    recipient INTEGER NOT NULL REFERENCES display_names (id),
    PRIMARY KEY (message, line, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_parents (
    -- What each mail answers: In-Reply-To, then References from the nearest to the farthest.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    parent TEXT NOT NULL,      -- a Message-ID; mostly of a mail the ledger has never seen
    PRIMARY KEY (message, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE threads (
    -- Which thread each mail belongs to; derived, and replaced when more is known.
    message INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    thread INTEGER NOT NULL
) STRICT;

CREATE TABLE rules (
    -- The phrase rules that ever found an act, such as 'en/thanks/for'.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE signals (
    -- What the owner did in each mail, in the order of the text.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quality INTEGER,           -- of thanks: 0 to 3
    confidence TEXT NOT NULL,
    target INTEGER REFERENCES addresses (id), -- NULL: everybody on To
    rule INTEGER NOT NULL REFERENCES rules (id),
    words TEXT CHECK (length(words) <= 160), -- the owner's own; NULL when hushed or not to be kept
    PRIMARY KEY (message, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quoted_mails (
    -- Mails of others, seen through quotes. Each counts once, however often it is quoted.
    id INTEGER PRIMARY KEY,
    author INTEGER REFERENCES addresses (id), -- NULL: it can't be told who
    quote_key TEXT NOT NULL,   -- keyed hash of author, day and words
    UNIQUE (author, quote_key)
) STRICT;

CREATE UNIQUE INDEX quoted_mails_of_nobody ON quoted_mails (quote_key) WHERE author IS NULL;

CREATE TABLE quotes (
    -- Where mails of others are quoted, and what that attribution says.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    quoted_mail INTEGER NOT NULL REFERENCES quoted_mails (id),
    written_on TEXT,           -- YYYY-MM-DD
    written_time TEXT,         -- HH:MM:SS
    readers INTEGER NOT NULL,  -- to how many it went; 0 = nothing says
    length INTEGER NOT NULL,   -- in words
    depth INTEGER NOT NULL,    -- 1 = the mail answered
    PRIMARY KEY (message, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote_signals (
    -- What others did in a quoted mail. There is no column for their words.
    message INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quality INTEGER,
    confidence TEXT NOT NULL,
    target INTEGER REFERENCES addresses (id),
    rule INTEGER NOT NULL REFERENCES rules (id),
    PRIMARY KEY (message, quote, position),
    FOREIGN KEY (message, quote) REFERENCES quotes (message, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
    -- Rare words of a mail as keyed hashes, for matching a need with what was sent before.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    term INTEGER NOT NULL,
    PRIMARY KEY (message, term)
) STRICT, WITHOUT ROWID;
