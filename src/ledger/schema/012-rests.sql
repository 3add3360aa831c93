-- What the owner said about the digests themselves.

CREATE TABLE rests (
    -- One row, once anything was said or asked.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rest TEXT,                 -- 'stopped', or the first day with digests again, YYYY-MM-DD; NULL: they come
    said_on TEXT,              -- the day of the last pause, stop or resume, YYYY-MM-DD
    before_from TEXT,          -- the rest before that: its first day …
    before_until TEXT CHECK ((before_until IS NULL) = (before_from IS NULL)), -- … and the first after it
    kept_on TEXT,              -- the day of the last keep, YYYY-MM-DD
    asked_by TEXT,             -- the id of the last digest that asks whether to stop; written before that digest is
    items_more INTEGER NOT NULL DEFAULT 0 CHECK (items_more BETWEEN -6 AND 6)
) STRICT;
