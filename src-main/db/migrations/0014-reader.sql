-- Reading: what the reviewer read, means to come back to or pinned, and where reading stopped.

-- What was read and what was pinned. Revisions are added, never changed; the newest counts, NULL takes it back.
-- 'reading-state': target is the SHA-256 of the original. 'pin': target is the id of the pin, the body names the original.
CREATE TABLE reader_revision (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind = 'reading-state' OR kind = 'pin'),
  target   TEXT NOT NULL,
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  -- The original it is about, so that nothing points at bytes that the case lacks.
  sha256   TEXT GENERATED ALWAYS AS (CASE kind WHEN 'pin' THEN body ->> '$.sha256' ELSE target END) STORED REFERENCES original (sha256),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  CHECK (body IS NULL OR sha256 IS NOT NULL)
) STRICT;
CREATE INDEX reader_revision_by_target ON reader_revision (kind, target, number);
CREATE TRIGGER reader_revision_is_final BEFORE UPDATE ON reader_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER reader_revision_stays BEFORE DELETE ON reader_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- Where reading stopped in each original. It says nothing about the case: it is written over, and is not in the log.
CREATE TABLE reader_place (
  sha256 TEXT PRIMARY KEY REFERENCES original (sha256),
  body   TEXT NOT NULL CHECK (json_valid(body)),
  at     TEXT NOT NULL
) STRICT;
