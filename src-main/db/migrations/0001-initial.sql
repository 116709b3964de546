-- The case file. One case, one file. Money is integer fen, days are ISO text in Asia/Shanghai.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Originals: bytes by their SHA-256, in pieces of 1 MiB, written once and never changed.
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  sm3    TEXT CHECK (sm3 IS NULL OR length(sm3) = 64),
  size   INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TABLE original_chunk (
  sha256 TEXT NOT NULL REFERENCES original (sha256),
  number INTEGER NOT NULL CHECK (number >= 0),
  bytes  BLOB NOT NULL CHECK (length(bytes) <= 1048576),
  UNIQUE (sha256, number)
) STRICT;

CREATE TRIGGER original_is_final BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'an original never changes'); END;
CREATE TRIGGER original_stays BEFORE DELETE ON original BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
CREATE TRIGGER original_chunk_is_final BEFORE UPDATE ON original_chunk BEGIN SELECT RAISE(ABORT, 'an original never changes'); END;
CREATE TRIGGER original_chunk_stays BEFORE DELETE ON original_chunk BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;

-- Files as they came in, in the order of intake.
CREATE TABLE file (
  id                 INTEGER PRIMARY KEY,
  path               TEXT NOT NULL UNIQUE,
  sha256             TEXT REFERENCES original (sha256),
  size               INTEGER NOT NULL CHECK (size >= 0),
  modified           TEXT,
  source             TEXT,
  title              TEXT NOT NULL,
  kind               TEXT NOT NULL CHECK (kind IN ('document', 'bank-statement', 'travel-record', 'image', 'audio-video', 'archive', 'manifest', 'other')),
  evidence_kind      TEXT CHECK (evidence_kind IN ('physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic')),
  format             TEXT NOT NULL,
  media_type         TEXT NOT NULL,
  encoding           TEXT,
  status             TEXT NOT NULL CHECK (status IN ('imported', 'duplicate', 'needs-attention', 'rejected')),
  reason_code        TEXT,
  reason_detail      TEXT,
  duplicate_of       INTEGER REFERENCES file (id),
  stated_account     TEXT,
  stated_party       TEXT,
  stated_sha256      TEXT,
  pages              INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),
  pages_without_text INTEGER NOT NULL DEFAULT 0 CHECK (pages_without_text BETWEEN 0 AND pages),
  imported_at        TEXT NOT NULL,
  CHECK (sha256 IS NOT NULL OR status = 'rejected' OR reason_code IS NOT NULL)
) STRICT;
CREATE INDEX file_by_sha256 ON file (sha256);

CREATE TABLE page (
  file       INTEGER NOT NULL REFERENCES file (id),
  number     INTEGER NOT NULL CHECK (number >= 1),
  text       TEXT NOT NULL,
  recognised INTEGER NOT NULL DEFAULT 0 CHECK (recognised IN (0, 1)),
  PRIMARY KEY (file, number)
) STRICT;

-- Tables that were read as statements or travel records. read = kept + duplicate + rejected.
CREATE TABLE source_table (
  id              INTEGER PRIMARY KEY,
  file            INTEGER NOT NULL REFERENCES file (id),
  number          INTEGER NOT NULL CHECK (number >= 0),
  sheet           TEXT,
  kind            TEXT NOT NULL CHECK (kind IN ('statement', 'travel')),
  layout          TEXT NOT NULL,
  channel         TEXT CHECK (channel IN ('bank', 'wallet')),
  ordering        TEXT CHECK (ordering IN ('oldest-first', 'newest-first')),
  header_line     INTEGER NOT NULL,
  header          TEXT NOT NULL CHECK (json_valid(header)),
  columns         TEXT NOT NULL CHECK (json_valid(columns)),
  rows_read       INTEGER NOT NULL,
  rows_kept       INTEGER NOT NULL CHECK (rows_kept >= 0),
  rows_duplicate  INTEGER NOT NULL CHECK (rows_duplicate >= 0),
  rows_rejected   INTEGER NOT NULL CHECK (rows_rejected >= 0),
  balance_checked INTEGER NOT NULL DEFAULT 0,
  UNIQUE (file, number),
  CHECK (rows_read = rows_kept + rows_duplicate + rows_rejected)
) STRICT;

-- Accounts that a statement names and nobody stated; stated ones are facts.
CREATE TABLE discovered_account (
  id          TEXT PRIMARY KEY,
  institution TEXT NOT NULL,
  number      TEXT,
  holder_name TEXT,
  holder_document TEXT
) STRICT;

-- Lists of words are checked by OR: for IN, SQLite would build a table in memory for every inserted row.
CREATE TABLE ledger_row (
  id                INTEGER PRIMARY KEY,
  source_table      INTEGER NOT NULL REFERENCES source_table (id),
  account           TEXT NOT NULL,
  line              INTEGER NOT NULL CHECK (line >= 1),
  position          INTEGER NOT NULL,
  duplicate_of      INTEGER REFERENCES ledger_row (id),
  day               TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  time              TEXT CHECK (time IS NULL OR time GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'),
  direction         TEXT NOT NULL CHECK (direction = 'in' OR direction = 'out' OR direction = 'neutral'),
  amount            INTEGER NOT NULL CHECK (amount >= 0),
  reversal          INTEGER NOT NULL CHECK (reversal IN (0, 1)),
  balance           INTEGER,
  balance_proof     TEXT NOT NULL CHECK (balance_proof = 'first' OR balance_proof = 'follows' OR balance_proof = 'break' OR balance_proof = 'none'),
  expected_balance  INTEGER,
  currency          TEXT NOT NULL,
  outcome           TEXT NOT NULL CHECK (outcome = 'done' OR outcome = 'partly-refunded' OR outcome = 'fully-refunded' OR outcome = 'closed' OR outcome = 'failed' OR outcome = 'unpaid'),
  kind              TEXT NOT NULL CHECK (kind = 'ordinary' OR kind = 'top-up' OR kind = 'withdrawal' OR kind = 'refund' OR kind = 'internal'),
  refunded          INTEGER NOT NULL CHECK (refunded >= 0),
  own_numbers       TEXT NOT NULL,
  own_name          TEXT,
  own_document      TEXT,
  counterparty_name TEXT NOT NULL,
  counterparty_number TEXT NOT NULL,
  counterparty_document TEXT NOT NULL,
  counterparty_bank TEXT NOT NULL,
  memo              TEXT NOT NULL,
  merchant          TEXT NOT NULL,
  channel           TEXT NOT NULL,
  type_text         TEXT NOT NULL,
  status_text       TEXT NOT NULL,
  cash              INTEGER NOT NULL CHECK (cash IN (0, 1)),
  serial            TEXT,
  order_number      TEXT,
  cells             TEXT NOT NULL,
  UNIQUE (source_table, line)
) STRICT;
CREATE INDEX ledger_row_by_account ON ledger_row (account, day, time);
-- Everything that the grid counts, sums and orders by, so that a filter over a million rows never reads the rows themselves.
CREATE INDEX ledger_row_by_time ON ledger_row (day, time, account, source_table, position, direction, amount, outcome, currency, cash, balance_proof) WHERE duplicate_of IS NULL;
CREATE INDEX ledger_row_repeated ON ledger_row (source_table, account) WHERE duplicate_of IS NOT NULL;
CREATE INDEX ledger_row_broken ON ledger_row (source_table, line) WHERE balance_proof = 'break';

CREATE TABLE journey_row (
  id           INTEGER PRIMARY KEY,
  source_table INTEGER NOT NULL REFERENCES source_table (id),
  line         INTEGER NOT NULL CHECK (line >= 1),
  duplicate_of INTEGER REFERENCES journey_row (id),
  mode         TEXT NOT NULL CHECK (mode IN ('border', 'rail', 'air', 'ship')),
  day          TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  time         TEXT,
  traveller    TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('taken', 'refunded', 'changed', 'not-taken', 'unknown')),
  fare         INTEGER,
  body         TEXT NOT NULL CHECK (json_valid(body)),
  cells        TEXT NOT NULL,
  UNIQUE (source_table, line)
) STRICT;
CREATE INDEX journey_row_by_day ON journey_row (day, time);

CREATE TABLE rejected_row (
  source_table INTEGER NOT NULL REFERENCES source_table (id),
  line         INTEGER NOT NULL CHECK (line >= 1),
  code         TEXT NOT NULL,
  value        TEXT NOT NULL,
  cells        TEXT NOT NULL,
  PRIMARY KEY (source_table, line)
) STRICT;

CREATE TRIGGER ledger_row_is_final BEFORE UPDATE OF line, day, time, direction, amount, balance, currency, outcome, counterparty_name, counterparty_number, cells ON ledger_row
BEGIN SELECT RAISE(ABORT, 'a row of a statement never changes'); END;
CREATE TRIGGER ledger_row_stays BEFORE DELETE ON ledger_row BEGIN SELECT RAISE(ABORT, 'a row of a statement is never removed'); END;
CREATE TRIGGER journey_row_is_final BEFORE UPDATE OF line, day, time, traveller, status, body, cells ON journey_row
BEGIN SELECT RAISE(ABORT, 'a row of a travel record never changes'); END;
CREATE TRIGGER journey_row_stays BEFORE DELETE ON journey_row BEGIN SELECT RAISE(ABORT, 'a row of a travel record is never removed'); END;
CREATE TRIGGER rejected_row_is_final BEFORE UPDATE ON rejected_row BEGIN SELECT RAISE(ABORT, 'a rejected row never changes'); END;
CREATE TRIGGER rejected_row_stays BEFORE DELETE ON rejected_row BEGIN SELECT RAISE(ABORT, 'a rejected row is never removed'); END;

-- Facts of the case (contract threshold-case/1, one entry a row). Revisions are added, never changed; the newest counts.
CREATE TABLE fact_revision (
  number INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('case', 'party', 'account', 'obligation', 'asset', 'dealing', 'milestone')),
  id     TEXT NOT NULL,
  body   TEXT CHECK (body IS NULL OR json_valid(body)),
  source TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
CREATE INDEX fact_revision_by_id ON fact_revision (kind, id, number);
CREATE TRIGGER fact_revision_is_final BEFORE UPDATE ON fact_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER fact_revision_stays BEFORE DELETE ON fact_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- What the reviewer decided. Revisions are added, never changed; the newest counts. Undo adds the former body again.
CREATE TABLE decision_revision (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('finding', 'element', 'evidence-property', 'parameters')),
  target   TEXT NOT NULL,
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX decision_revision_by_target ON decision_revision (kind, target, number);
CREATE TRIGGER decision_revision_is_final BEFORE UPDATE ON decision_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER decision_revision_stays BEFORE DELETE ON decision_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- Steps that can be undone and redone, across restarts.
CREATE TABLE history_step (
  number INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  target TEXT NOT NULL,
  before TEXT,
  after  TEXT,
  state  TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

-- The log: each entry carries the hash of the one before. hash = SHA-256 of the canonical JSON (RFC 8785) of the other columns.
CREATE TABLE audit (
  number   INTEGER PRIMARY KEY CHECK (number >= 1),
  at       TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  action   TEXT NOT NULL,
  target   TEXT NOT NULL,
  details  TEXT NOT NULL CHECK (json_valid(details)),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash     TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN NEW.number <> coalesce((SELECT max(number) FROM audit), 0) + 1
  OR NEW.previous <> coalesce((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'a log entry must follow the one before'); END;

-- Search: text with its Chinese runs split into single characters (domain/search), found by phrase.
-- A ledger row stands in the index under its own number plus 2^40 and needs no entry; every other passage has one.
CREATE TABLE search_entry (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('page', 'row', 'journey', 'file')),
  file INTEGER NOT NULL REFERENCES file (id),
  page INTEGER,
  line INTEGER
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");
