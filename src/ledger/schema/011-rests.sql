-- What the owner said about the digests themselves.

CREATE TABLE rests (
    -- One row, once anything was said.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rest TEXT,                 -- 'stopped', or the first day with digests again, YYYY-MM-DD; NULL: they come
    said_on TEXT,              -- the day of the last pause, stop or resume, YYYY-MM-DD
    kept_on TEXT,              -- the day of the last keep, YYYY-MM-DD
    items_more INTEGER NOT NULL DEFAULT 0 CHECK (items_more BETWEEN -6 AND 6)
) STRICT;
