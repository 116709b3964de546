-- Text recognised in pages that have none of their own. It stands beside the original, never in it.

-- One row a page that was tried. A page that failed may be tried again; a page that was read never changes.
CREATE TABLE recognised_page (
  file       INTEGER NOT NULL REFERENCES file (id),
  page       INTEGER NOT NULL CHECK (page >= 1),
  state      TEXT NOT NULL CHECK (state IN ('done', 'failed')),
  problem    TEXT,
  model      TEXT NOT NULL,
  width      REAL NOT NULL DEFAULT 0 CHECK (width >= 0),
  height     REAL NOT NULL DEFAULT 0 CHECK (height >= 0),
  unit       TEXT NOT NULL DEFAULT 'px' CHECK (unit IN ('pt', 'px')),
  confidence REAL CHECK (confidence BETWEEN 0 AND 1),
  -- What the page's own text layer gave before: letters of no meaning, mostly nothing.
  own_text   TEXT NOT NULL DEFAULT '',
  at         TEXT NOT NULL,
  PRIMARY KEY (file, page),
  FOREIGN KEY (file, page) REFERENCES page (file, number),
  CHECK ((state = 'failed') = (problem IS NOT NULL))
) STRICT;

-- Lines as the model read them. Boxes from the top left corner, in points (PDF) or pixels (images).
CREATE TABLE recognised_line (
  file       INTEGER NOT NULL,
  page       INTEGER NOT NULL,
  line       INTEGER NOT NULL CHECK (line >= 1),
  row        INTEGER NOT NULL CHECK (row >= 1),
  text       TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  doubtful   TEXT NOT NULL CHECK (json_valid(doubtful)),
  x          REAL NOT NULL,
  y          REAL NOT NULL,
  width      REAL NOT NULL,
  height     REAL NOT NULL,
  PRIMARY KEY (file, page, line),
  FOREIGN KEY (file, page) REFERENCES recognised_page (file, page)
) STRICT;

-- Corrections by hand. Revisions are added, never changed; the newest counts, NULL takes the correction back.
CREATE TABLE line_correction (
  number   INTEGER PRIMARY KEY,
  file     INTEGER NOT NULL,
  page     INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  text     TEXT,
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  FOREIGN KEY (file, page, line) REFERENCES recognised_line (file, page, line)
) STRICT;
CREATE INDEX line_correction_by_line ON line_correction (file, page, line, number);

-- The page's place in the index has to be found when its text comes or is corrected.
CREATE INDEX search_entry_by_page ON search_entry (file, page) WHERE kind = 'page';

CREATE TRIGGER recognised_page_is_final BEFORE UPDATE ON recognised_page WHEN OLD.state = 'done' BEGIN SELECT RAISE(ABORT, 'a recognised page never changes'); END;
CREATE TRIGGER recognised_page_stays BEFORE DELETE ON recognised_page BEGIN SELECT RAISE(ABORT, 'a recognised page is never removed'); END;
CREATE TRIGGER recognised_line_is_final BEFORE UPDATE ON recognised_line BEGIN SELECT RAISE(ABORT, 'a recognised line never changes'); END;
CREATE TRIGGER recognised_line_stays BEFORE DELETE ON recognised_line BEGIN SELECT RAISE(ABORT, 'a recognised line is never removed'); END;
CREATE TRIGGER line_correction_is_final BEFORE UPDATE ON line_correction BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER line_correction_stays BEFORE DELETE ON line_correction BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
