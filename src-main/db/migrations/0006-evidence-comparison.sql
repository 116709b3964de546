-- More kinds of decisions: lists of digests typed in, and the reviewer's word on pieces of evidence that disagree.
-- A CHECK cannot be widened in place: the table is made anew, filled, and takes the old one's name with its index and triggers.
CREATE TABLE decision_revision_new (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN (
             'finding', 'element', 'evidence-property', 'parameters',
             'circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion',
             'checksum-list', 'contradiction')),
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

-- Digests other than SHA-256 that a seizure list asked for. Worked out from the original once; an original never changes, nor does its digest.
CREATE TABLE original_digest (
  sha256    TEXT NOT NULL REFERENCES original (sha256),
  algorithm TEXT NOT NULL CHECK (algorithm IN ('sm3', 'md5', 'sha1')),
  value     TEXT NOT NULL CHECK (length(value) = CASE algorithm WHEN 'sm3' THEN 64 WHEN 'sha1' THEN 40 ELSE 32 END),
  PRIMARY KEY (sha256, algorithm)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER original_digest_is_final BEFORE UPDATE ON original_digest BEGIN SELECT RAISE(ABORT, 'an original never changes'); END;
CREATE TRIGGER original_digest_stays BEFORE DELETE ON original_digest BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
