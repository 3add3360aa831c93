-- Addresses that the owner said are one person's.

-- Never written to: `corrections` holds what the owner says, and the config is read anew each time.
DROP TABLE people;
-- An address joins one person at most: field 'alias', with the address that stands for the person as its value.
CREATE UNIQUE INDEX corrections_alias ON corrections (address) WHERE field = 'alias';
