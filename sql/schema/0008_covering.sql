-- From a sentence to its event, and a type's events by time with their days, without the wide rows.

CREATE INDEX evidence_event ON evidence (evidence_id, event_id);
DROP INDEX event_by_type;
CREATE INDEX event_by_type ON event (type, newest, id, earliest, latest);
