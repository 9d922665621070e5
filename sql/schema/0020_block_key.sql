-- A block is one number made of what its sentences share: an entry of two numbers takes less than
-- half the room that one of five columns took, twice. Blocks are made anew with the articles, which
-- other rules of reading have read again.
DROP TABLE event_block;
CREATE TABLE event_block (
    block       INTEGER NOT NULL, -- a hash of kind of act, parties and week; blocks of one party
                                  -- stand together
    evidence_id INTEGER NOT NULL REFERENCES evidence (evidence_id) ON DELETE CASCADE,
    PRIMARY KEY (block, evidence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_block_by_evidence ON event_block (evidence_id);
