-- What a statement says again in row after row stands once, and its rows point to it: a million rows are stored and
-- read in half the time. The view `ledger` shows every row with all its fields, as an auditor wants to read them.
CREATE TABLE recurring (
  id                INTEGER PRIMARY KEY,
  direction         TEXT NOT NULL CHECK (direction IN ('in', 'out', 'neutral')),
  reversal          INTEGER NOT NULL CHECK (reversal IN (0, 1)),
  balance_proof     TEXT NOT NULL CHECK (balance_proof IN ('first', 'follows', 'break', 'none')),
  currency          TEXT NOT NULL,
  outcome           TEXT NOT NULL CHECK (outcome IN ('done', 'partly-refunded', 'fully-refunded', 'closed', 'failed', 'unpaid')),
  kind              TEXT NOT NULL CHECK (kind IN ('ordinary', 'top-up', 'withdrawal', 'refund', 'internal')),
  own_numbers       TEXT NOT NULL,
  own_name          TEXT,
  own_document      TEXT,
  counterparty_bank TEXT NOT NULL,
  channel           TEXT NOT NULL,
  type_text         TEXT NOT NULL,
  status_text       TEXT NOT NULL,
  cash              INTEGER NOT NULL CHECK (cash IN (0, 1))
) STRICT;
INSERT INTO recurring (direction, reversal, balance_proof, currency, outcome, kind, own_numbers, own_name, own_document, counterparty_bank, channel, type_text, status_text, cash)
  SELECT DISTINCT direction, reversal, balance_proof, currency, outcome, kind, own_numbers, own_name, own_document, counterparty_bank, channel, type_text, status_text, cash
    FROM ledger_row ORDER BY id;
-- NULL is a value here: two records that say the same must not stand beside each other.
CREATE UNIQUE INDEX recurring_once ON recurring (direction, reversal, balance_proof, currency, outcome, kind, own_numbers, ifnull(own_name, char(0)), ifnull(own_document, char(0)), counterparty_bank, channel, type_text, status_text, cash);
CREATE TRIGGER recurring_is_final BEFORE UPDATE ON recurring BEGIN SELECT RAISE(ABORT, 'what a statement says never changes'); END;
CREATE TRIGGER recurring_stays BEFORE DELETE ON recurring BEGIN SELECT RAISE(ABORT, 'what a statement says is never removed'); END;

CREATE TABLE ledger_row_new (
  id                INTEGER PRIMARY KEY,
  source_table      INTEGER NOT NULL REFERENCES source_table (id),
  account           TEXT NOT NULL,
  line              INTEGER NOT NULL CHECK (line >= 1),
  -- Page of a paged original (PDF); NULL where the original has no pages.
  page              INTEGER CHECK (page IS NULL OR page >= 1),
  position          INTEGER NOT NULL,
  duplicate_of      INTEGER REFERENCES ledger_row (id),
  day               TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  time              TEXT CHECK (time IS NULL OR time GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'),
  recurring         INTEGER NOT NULL REFERENCES recurring (id),
  amount            INTEGER NOT NULL CHECK (amount >= 0),
  balance           INTEGER,
  -- What the balance should be, on rows that break it; NULL on all others.
  expected_balance  INTEGER,
  refunded          INTEGER NOT NULL CHECK (refunded >= 0),
  counterparty_name TEXT NOT NULL,
  counterparty_number TEXT NOT NULL,
  counterparty_document TEXT NOT NULL,
  memo              TEXT NOT NULL,
  merchant          TEXT NOT NULL,
  serial            TEXT,
  order_number      TEXT,
  cells             TEXT NOT NULL,
  UNIQUE (source_table, line)
) STRICT;
INSERT INTO ledger_row_new (id, source_table, account, line, page, position, duplicate_of, day, time, recurring, amount, balance, expected_balance, refunded,
    counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number, cells)
  SELECT old.id, source_table, account, line, page, position, duplicate_of, day, time, recurring.id, amount, balance, expected_balance, refunded,
         counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number, cells
    FROM ledger_row AS old JOIN recurring USING (direction, reversal, balance_proof, currency, outcome, kind, own_numbers, counterparty_bank, channel, type_text, status_text, cash)
   WHERE ifnull(recurring.own_name, char(0)) = ifnull(old.own_name, char(0)) AND ifnull(recurring.own_document, char(0)) = ifnull(old.own_document, char(0))
   ORDER BY old.id;
DROP TABLE ledger_row;
ALTER TABLE ledger_row_new RENAME TO ledger_row;

CREATE INDEX ledger_row_by_account ON ledger_row (account, day, time);
-- Everything that the grid counts, sums and orders by, so that a filter over a million rows never reads the rows themselves.
CREATE INDEX ledger_row_by_time ON ledger_row (day, time, account, source_table, position, amount, recurring) WHERE duplicate_of IS NULL;
CREATE INDEX ledger_row_repeated ON ledger_row (source_table, account) WHERE duplicate_of IS NOT NULL;
CREATE INDEX ledger_row_broken ON ledger_row (source_table, line) WHERE expected_balance IS NOT NULL;
CREATE TRIGGER ledger_row_is_final BEFORE UPDATE OF source_table, line, page, position, day, time, recurring, amount, balance, expected_balance, refunded,
    counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number, cells ON ledger_row
BEGIN SELECT RAISE(ABORT, 'a row of a statement never changes'); END;
CREATE TRIGGER ledger_row_stays BEFORE DELETE ON ledger_row BEGIN SELECT RAISE(ABORT, 'a row of a statement is never removed'); END;

CREATE VIEW ledger AS
  SELECT ledger_row.id, source_table, account, line, page, position, duplicate_of, day, time, direction, amount, reversal, balance, balance_proof, expected_balance, currency, outcome, kind, refunded,
         own_numbers, own_name, own_document, counterparty_name, counterparty_number, counterparty_document, counterparty_bank, memo, merchant, channel, type_text, status_text, cash,
         serial, order_number, cells
    FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring;
