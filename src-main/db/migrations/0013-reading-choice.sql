-- A file may also be read again in an encoding chosen by hand, or with its password. Such a reading makes other pages:
-- they are kept with it, so that a step back and forth brings them back without reading the original anew.
CREATE TABLE file_reading_with_choice (
  file          INTEGER NOT NULL REFERENCES file (id),
  reading       INTEGER NOT NULL CHECK (reading >= 1),
  cause         TEXT NOT NULL CHECK (cause IN ('intake', 'layout', 'recognised', 'encoding', 'password')),
  layouts       TEXT NOT NULL CHECK (json_valid(layouts)),
  kind          TEXT NOT NULL,
  format        TEXT NOT NULL,
  status        TEXT NOT NULL,
  reason_code   TEXT,
  reason_detail TEXT,
  at            TEXT NOT NULL,
  -- What was chosen or told for this reading; NULL where the content decided.
  chosen        TEXT CHECK (chosen IN ('UTF-8', 'UTF-8 BOM', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5')),
  password      TEXT,
  -- Texts of the pages with encoding and number of pages without text, before and after, as JSON; NULL where the reading left the pages as they were.
  pages         TEXT CHECK (pages IS NULL OR json_valid(pages)),
  PRIMARY KEY (file, reading)
) STRICT;
INSERT INTO file_reading_with_choice (file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at)
  SELECT file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at FROM file_reading;
DROP TABLE file_reading;
ALTER TABLE file_reading_with_choice RENAME TO file_reading;
CREATE TRIGGER file_reading_is_final BEFORE UPDATE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER file_reading_stays BEFORE DELETE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading is never removed'); END;
