-- More of what the owner's words say.

-- Of a promise: the last day its words give it; NULL when they give none, and before this schema.
ALTER TABLE signals ADD COLUMN due TEXT;
-- Of a referral: the name in the owner's words; NULL when hushed or not to be kept.
ALTER TABLE signals ADD COLUMN named TEXT CHECK (length(named) <= 160);
