-- Telling words, of what the owner wrote and of each mail it quotes.

DROP TABLE terms;

CREATE TABLE terms (
    -- Telling words as keyed hashes, for matching a need with what was sent to somebody else. Kept for 120 days.
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    quote INTEGER NOT NULL,    -- the position of the quoted mail that holds it; -1: the owner's own subject or text
    term INTEGER NOT NULL,
    PRIMARY KEY (message, quote, term)
) STRICT, WITHOUT ROWID;
