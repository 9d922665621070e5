-- How many people a sentence counts as killed or wounded in what it tells.
ALTER TABLE evidence ADD COLUMN killed INTEGER;         -- NULL: the sentence does not say
ALTER TABLE evidence ADD COLUMN wounded INTEGER;        -- NULL: the sentence does not say
ALTER TABLE vetoed_evidence ADD COLUMN killed INTEGER;  -- as in evidence
ALTER TABLE vetoed_evidence ADD COLUMN wounded INTEGER; -- as in evidence
