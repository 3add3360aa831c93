-- Where each schedule began, from which the slots of a reminder count.

ALTER TABLE schedules ADD COLUMN begun INTEGER NOT NULL DEFAULT 0; -- seconds since 1970-01-01 UTC; never moved by a slot
UPDATE schedules SET begun = last;

-- What is on its way is looked for with every turn of the daemon, among all mails that ever were.
CREATE INDEX outbox_open ON outbox (digest) WHERE state NOT IN ('sent', 'refused', 'abandoned');
