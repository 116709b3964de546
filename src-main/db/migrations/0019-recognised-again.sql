-- A page that was recognised is recognised again. What was read before stays beside it, as it stood; the newest reading
-- counts. The first reading of a page is 1 and stands in recognised_page, every further one here.
CREATE TABLE recognised_again (
  file       INTEGER NOT NULL,
  page       INTEGER NOT NULL,
  reading    INTEGER NOT NULL CHECK (reading >= 2),
  model      TEXT NOT NULL,
  width      REAL NOT NULL CHECK (width >= 0),
  height     REAL NOT NULL CHECK (height >= 0),
  unit       TEXT NOT NULL CHECK (unit IN ('pt', 'px')),
  confidence REAL CHECK (confidence BETWEEN 0 AND 1),
  reviewer   TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (file, page, reading),
  FOREIGN KEY (file, page) REFERENCES recognised_page (file, page)
) STRICT;
CREATE TRIGGER recognised_again_is_final BEFORE UPDATE ON recognised_again BEGIN SELECT RAISE(ABORT, 'a recognised page never changes'); END;
CREATE TRIGGER recognised_again_stays BEFORE DELETE ON recognised_again BEGIN SELECT RAISE(ABORT, 'a recognised page is never removed'); END;

-- Numbers of lines go on from one reading of a page to the next.
ALTER TABLE recognised_line ADD COLUMN reading INTEGER NOT NULL DEFAULT 1 CHECK (reading >= 1);
-- The line of an earlier reading that stood in the same place and was put right by hand: its corrections count here too.
ALTER TABLE recognised_line ADD COLUMN corrected_as INTEGER CHECK (corrected_as >= 1);
