-- Assertions: sentences that the reviewer wants proved, with the evidence for and against. They have a table of their
-- own because they have an identity of their own: a decision is a word on something that the program names, and is
-- taken by one seat of a second review; an assertion is common work, named by whoever wrote it.

-- Revisions are added, never changed; the newest counts, NULL takes the assertion away. Undo adds the former body again.
CREATE TABLE assertion_revision (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL CHECK (id LIKE 'urn:uuid:%'),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  sentence TEXT GENERATED ALWAYS AS (body ->> '$.sentence') STORED,
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  CHECK (body IS NULL OR (sentence IS NOT NULL AND trim(sentence) <> ''))
) STRICT;
CREATE INDEX assertion_revision_by_id ON assertion_revision (id, number);
CREATE TRIGGER assertion_revision_is_final BEFORE UPDATE ON assertion_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER assertion_revision_stays BEFORE DELETE ON assertion_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- How a file is cited: its short name, and its place in the paper file (volume and the page its first page has there).
CREATE TABLE citation_label_revision (
  number   INTEGER PRIMARY KEY,
  file     INTEGER NOT NULL REFERENCES file (id),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX citation_label_revision_by_file ON citation_label_revision (file, number);
CREATE TRIGGER citation_label_revision_is_final BEFORE UPDATE ON citation_label_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER citation_label_revision_stays BEFORE DELETE ON citation_label_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- Who did a step and when: facts, what is stated of a file and corrections are steps of the history too.
ALTER TABLE history_step ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
ALTER TABLE history_step ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE fact_revision ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
