-- The events that concern a country are found by the country of a party, too.
CREATE INDEX event_party_by_country ON event_party (country, event_id) WHERE country IS NOT NULL;
