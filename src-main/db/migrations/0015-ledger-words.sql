-- The reviewer's own words on the ledger: which rows show one movement, which names are one counterparty, which words
-- belong to a kind of spending in this case, and on what ground an account is said to be used by somebody.
-- They have a table of their own because the rules read them: a decision is a word on what the rules found, these are
-- what the rules start from. No row of a statement is changed by any of them.

-- Revisions are added, never changed; the newest counts, NULL takes it back. Targets by kind:
-- 'pairing': the two rows, each as SHA-256 of its original, sheet and line, so that reading an original again keeps it.
-- 'counterparty': id of the group. 'lexicon': `<list>/<category>/<word>`. 'account-use': id of the account.
CREATE TABLE ledger_word_revision (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('pairing', 'counterparty', 'lexicon', 'account-use')),
  target   TEXT NOT NULL CHECK (target <> ''),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_word_revision_by_target ON ledger_word_revision (kind, target, number);
CREATE TRIGGER ledger_word_revision_is_final BEFORE UPDATE ON ledger_word_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER ledger_word_revision_stays BEFORE DELETE ON ledger_word_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
