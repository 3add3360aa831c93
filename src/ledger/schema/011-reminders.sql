-- What the owner asked to be reminded of. Nothing was ever written into the table of the third schema.

DROP TABLE reminders;

CREATE TABLE reminders (
    -- Follow-ups asked for by Bcc or answer; those of the config are not stored. What came of them is in suggestions.
    id INTEGER PRIMARY KEY,
    address INTEGER NOT NULL REFERENCES addresses (id), -- whom it is about; the owner's own for nobody
    message INTEGER REFERENCES messages (id) ON DELETE CASCADE, -- the mail followed up; NULL for `remind a@b 6w`
    asked_on TEXT NOT NULL,    -- YYYY-MM-DD
    due_on TEXT NOT NULL       -- YYYY-MM-DD
) STRICT;

-- However many copies of the mail are read, and however often the same is asked.
CREATE UNIQUE INDEX reminders_of_mail ON reminders (message, due_on) WHERE message IS NOT NULL;
CREATE UNIQUE INDEX reminders_of_person ON reminders (address, due_on) WHERE message IS NULL;
