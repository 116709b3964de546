-- A file may be read again: with another layout, or once its pages were recognised or corrected. Rows of a former reading
-- stay as they are, set aside with their table. A row that is set aside repeats itself (duplicate_of = id), so that
-- everything that counts kept rows leaves it out.
ALTER TABLE source_table ADD COLUMN reading INTEGER NOT NULL DEFAULT 1 CHECK (reading >= 1);
ALTER TABLE source_table ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1));

-- What a reading made of the file, and with which layouts, so that it can be repeated elsewhere.
CREATE TABLE file_reading (
  file          INTEGER NOT NULL REFERENCES file (id),
  reading       INTEGER NOT NULL CHECK (reading >= 1),
  cause         TEXT NOT NULL CHECK (cause IN ('intake', 'layout', 'recognised')),
  layouts       TEXT NOT NULL CHECK (json_valid(layouts)),
  kind          TEXT NOT NULL,
  format        TEXT NOT NULL,
  status        TEXT NOT NULL,
  reason_code   TEXT,
  reason_detail TEXT,
  at            TEXT NOT NULL,
  PRIMARY KEY (file, reading)
) STRICT;
CREATE TRIGGER file_reading_is_final BEFORE UPDATE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER file_reading_stays BEFORE DELETE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading is never removed'); END;

-- Which reading of a file counts. Revisions are added, never changed; the newest counts.
CREATE TABLE reading_revision (
  number   INTEGER PRIMARY KEY,
  file     INTEGER NOT NULL,
  reading  INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  FOREIGN KEY (file, reading) REFERENCES file_reading (file, reading)
) STRICT;
CREATE INDEX reading_revision_by_file ON reading_revision (file, number);
CREATE TRIGGER reading_revision_is_final BEFORE UPDATE ON reading_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER reading_revision_stays BEFORE DELETE ON reading_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
