-- Registrations at hotels are travel records too. The list of kinds stands in a CHECK, which SQLite cannot widen in
-- place: the table is written anew with every row, its number and its page, and gets its guards back.
CREATE TABLE journey_row_with_stays (
  id           INTEGER PRIMARY KEY,
  source_table INTEGER NOT NULL REFERENCES source_table (id),
  line         INTEGER NOT NULL CHECK (line >= 1),
  page         INTEGER CHECK (page IS NULL OR page >= 1),
  duplicate_of INTEGER REFERENCES journey_row_with_stays (id),
  mode         TEXT NOT NULL CHECK (mode IN ('border', 'rail', 'air', 'ship', 'hotel')),
  day          TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  time         TEXT,
  traveller    TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('taken', 'refunded', 'changed', 'not-taken', 'unknown')),
  fare         INTEGER,
  body         TEXT NOT NULL CHECK (json_valid(body)),
  cells        TEXT NOT NULL,
  UNIQUE (source_table, line)
) STRICT;
INSERT INTO journey_row_with_stays (id, source_table, line, page, duplicate_of, mode, day, time, traveller, status, fare, body, cells)
  SELECT id, source_table, line, page, duplicate_of, mode, day, time, traveller, status, fare, body, cells FROM journey_row;
DROP TABLE journey_row;
ALTER TABLE journey_row_with_stays RENAME TO journey_row;
CREATE INDEX journey_row_by_day ON journey_row (day, time);
CREATE TRIGGER journey_row_is_final BEFORE UPDATE OF line, page, day, time, traveller, status, body, cells ON journey_row
BEGIN SELECT RAISE(ABORT, 'a row of a travel record never changes'); END;
CREATE TRIGGER journey_row_stays BEFORE DELETE ON journey_row BEGIN SELECT RAISE(ABORT, 'a row of a travel record is never removed'); END;
