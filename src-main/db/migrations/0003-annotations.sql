-- Marks in originals: passages, boxes and rows with note, tags and the elements they bear on.

-- Revisions are added, never changed; the newest counts, NULL takes the mark away. Undo adds the former body again.
CREATE TABLE annotation_revision (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL CHECK (id LIKE 'urn:uuid:%'),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  -- The original it stands in, out of the body, so that a mark never points at bytes that the case lacks.
  sha256   TEXT GENERATED ALWAYS AS (body ->> '$.sha256') STORED REFERENCES original (sha256),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  CHECK (body IS NULL OR sha256 IS NOT NULL)
) STRICT;
CREATE INDEX annotation_revision_by_id ON annotation_revision (id, number);
CREATE TRIGGER annotation_revision_is_final BEFORE UPDATE ON annotation_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER annotation_revision_stays BEFORE DELETE ON annotation_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- Steps of one act, such as one element for several marks, name its first step and are undone together.
ALTER TABLE history_step ADD COLUMN first_of_act INTEGER;
