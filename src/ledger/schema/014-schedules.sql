-- Where each schedule began, from which the slots of a reminder count.

ALTER TABLE schedules ADD COLUMN begun INTEGER NOT NULL DEFAULT 0; -- seconds since 1970-01-01 UTC; never moved by a slot
UPDATE schedules SET begun = last;
