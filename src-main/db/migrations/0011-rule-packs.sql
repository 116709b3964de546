-- The rule packs under which the case was reviewed, whole, so that it opens elsewhere with the law it was decided by; and two
-- kinds of decisions more: acts whose day the reviewer entered, and the pack of the case.
CREATE TABLE rule_pack (
  sha256   TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  id       TEXT NOT NULL,
  version  TEXT NOT NULL,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER rule_pack_is_final BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack never changes'); END;
CREATE TRIGGER rule_pack_stays BEFORE DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack is never removed'); END;

-- A CHECK cannot be widened in place: the table is made anew, filled, and takes the old one's name with its index and triggers.
CREATE TABLE decision_revision_new (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN (
             'finding', 'element', 'evidence-property', 'parameters',
             'circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion',
             'checksum-list', 'contradiction',
             'person', 'placement', 'sanction-act', 'causation', 'recovery', 'proceeding', 'act', 'rule-pack')),
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
