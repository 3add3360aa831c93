-- The owner's day of a mail, which is not that of its slot when the machine was off then.

ALTER TABLE digests ADD COLUMN made_on TEXT; -- YYYY-MM-DD in the owner's zone; NULL before this column: the slot's day
