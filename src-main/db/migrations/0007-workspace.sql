-- Kinds of decisions of the workspace: who else is reviewed and as what, evidence assigned to elements, what a sanction was for,
-- the link from act to failure, what to do about property, how the case goes on. A CHECK cannot be widened in place (see 0004).
CREATE TABLE decision_revision_new (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN (
             'finding', 'element', 'evidence-property', 'parameters',
             'circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion',
             'checksum-list', 'contradiction',
             'person', 'placement', 'sanction-act', 'causation', 'recovery', 'proceeding')),
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
