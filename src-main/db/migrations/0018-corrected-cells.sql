-- Cells of rows that were read out of a printed table and put right by hand. What the machine read stays beside the
-- correction. Revisions are added, never changed; the newest counts, and one without text takes the correction back.
CREATE TABLE cell_correction (
  number      INTEGER PRIMARY KEY,
  file        INTEGER NOT NULL REFERENCES file (id),
  page        INTEGER NOT NULL CHECK (page >= 1),
  line        INTEGER NOT NULL CHECK (line >= 1),
  -- Place of the cell in its row, from the left, counted from 0.
  cell        INTEGER NOT NULL CHECK (cell >= 0),
  machine     TEXT NOT NULL,
  text        TEXT,
  reviewer    TEXT NOT NULL,
  at          TEXT NOT NULL
) STRICT;
CREATE INDEX cell_correction_by_place ON cell_correction (file, line, cell, number);
CREATE TRIGGER cell_correction_is_final BEFORE UPDATE ON cell_correction BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END;
CREATE TRIGGER cell_correction_stays BEFORE DELETE ON cell_correction BEGIN SELECT RAISE(ABORT, 'a correction is never removed'); END;

-- A file is also read again because a cell of it was put right. The list of causes stands in a CHECK, which SQLite cannot
-- widen in place: the table is written anew with every reading and gets its guards back.
CREATE TABLE file_reading_with_corrections (
  file          INTEGER NOT NULL REFERENCES file (id),
  reading       INTEGER NOT NULL CHECK (reading >= 1),
  cause         TEXT NOT NULL CHECK (cause IN ('intake', 'layout', 'recognised', 'encoding', 'password', 'corrected')),
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
INSERT INTO file_reading_with_corrections (file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at, chosen, password, pages)
  SELECT file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at, chosen, password, pages FROM file_reading;
DROP TABLE file_reading;
ALTER TABLE file_reading_with_corrections RENAME TO file_reading;
CREATE TRIGGER file_reading_is_final BEFORE UPDATE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER file_reading_stays BEFORE DELETE ON file_reading BEGIN SELECT RAISE(ABORT, 'a reading is never removed'); END;
