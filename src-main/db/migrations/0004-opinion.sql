-- More kinds of decisions: circumstances and their preconditions, written answers, requests, formal checks, clocks, the second reviewer.
-- A CHECK cannot be widened in place: the table is made anew, filled, and takes the old one's name with its index and triggers.
CREATE TABLE decision_revision_new (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN (
             'finding', 'element', 'evidence-property', 'parameters',
             'circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion')),
  target   TEXT NOT NULL,
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
INSERT INTO decision_revision_new (number, kind, target, body, reviewer, at)
  SELECT number, kind, target, body, reviewer, at FROM decision_revision ORDER BY number;
DROP TABLE decision_revision;
ALTER TABLE decision_revision_new RENAME TO decision_revision;
CREATE INDEX decision_revision_by_target ON decision_revision (kind, target, number);
CREATE TRIGGER decision_revision_is_final BEFORE UPDATE ON decision_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER decision_revision_stays BEFORE DELETE ON decision_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
