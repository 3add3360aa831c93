-- How each draft was worded.

-- The name of the wording ('repay-draft.b'), so that it does not go into one circle twice; NULL before this schema.
ALTER TABLE suggestions ADD COLUMN wording TEXT;
