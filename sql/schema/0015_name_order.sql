-- Names in the order in which a reader looks for them: without regard to case and diacritics.
ALTER TABLE entity ADD COLUMN sort_name TEXT NOT NULL DEFAULT ''; -- the name, folded: name_key(name)
UPDATE entity SET sort_name = name_key(name);
DROP INDEX entity_by_name;
CREATE INDEX entity_by_name ON entity (sort_name, id);
