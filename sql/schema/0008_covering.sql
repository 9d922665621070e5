-- A type's events by time with their days, so that they are found and counted without the wide rows.

DROP INDEX event_by_type;
CREATE INDEX event_by_type ON event (type, newest, id, earliest, latest);
