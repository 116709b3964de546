-- Property reports of a debtor as the reviewer types them in, and their lines. Each has revisions of its own: they are
-- added, never changed; the newest counts, NULL takes the report or the line away. The body of a line names its report.
CREATE TABLE property_report_revision (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL CHECK (id LIKE 'urn:uuid:%'),
  body     TEXT CHECK (body IS NULL OR (json_valid(body) AND json_extract(body, '$.kind') IN ('first', 'supplementary') AND json_extract(body, '$.party') <> '')),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX property_report_revision_by_id ON property_report_revision (id, number);
CREATE TRIGGER property_report_revision_is_final BEFORE UPDATE ON property_report_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER property_report_revision_stays BEFORE DELETE ON property_report_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- The value of a line is decimal yuan with two places, as text: an amount is never a floating point number.
CREATE TABLE property_report_line_revision (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL CHECK (id LIKE 'urn:uuid:%'),
  body     TEXT CHECK (body IS NULL OR (
             json_valid(body) AND json_extract(body, '$.report') LIKE 'urn:uuid:%'
             AND (json_extract(body, '$.value') IS NULL OR (json_type(body, '$.value') = 'text' AND json_extract(body, '$.value') GLOB '[0-9]*.[0-9][0-9]')))),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX property_report_line_revision_by_id ON property_report_line_revision (id, number);
CREATE TRIGGER property_report_line_revision_is_final BEFORE UPDATE ON property_report_line_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER property_report_line_revision_stays BEFORE DELETE ON property_report_line_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
