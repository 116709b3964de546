-- A case may have spending categories of its own: a name and the banned kind they fall under. Their words stand where the
-- words of all lists do. The list of kinds stands in a CHECK, which SQLite cannot widen in place: the table is written
-- anew with every revision and gets its guards back.

-- Revisions are added, never changed; the newest counts, NULL takes it back. Targets by kind:
-- 'pairing': the two rows, each as SHA-256 of its original, sheet and line, so that reading an original again keeps it.
-- 'counterparty': id of the group. 'account-use': id of the account. 'spending-category': id of the category (`own-1` …).
-- 'lexicon': `<category>/<word>`, or `<banned kind>/<category>/<word>` since a category may stand under two kinds.
CREATE TABLE ledger_word_revision_with_categories (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('pairing', 'counterparty', 'lexicon', 'account-use', 'spending-category')),
  target   TEXT NOT NULL CHECK (target <> ''),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
INSERT INTO ledger_word_revision_with_categories (number, kind, target, body, reviewer, at)
  SELECT number, kind, target, body, reviewer, at FROM ledger_word_revision;
DROP TABLE ledger_word_revision;
ALTER TABLE ledger_word_revision_with_categories RENAME TO ledger_word_revision;
CREATE INDEX ledger_word_revision_by_target ON ledger_word_revision (kind, target, number);
CREATE TRIGGER ledger_word_revision_is_final BEFORE UPDATE ON ledger_word_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER ledger_word_revision_stays BEFORE DELETE ON ledger_word_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
