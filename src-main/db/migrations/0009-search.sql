-- The index of words anew, with less of what a row costs. Words come cut and folded from domain/search, so that the
-- plain tokenizer does; nothing is ever taken out, so that sizes and deletions need no tables; what is found is put in
-- order by domain/search, not by the index. The step in TypeScript beside this one fills it.
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'");
-- Words gather in memory up to this many bytes before they are written: of small pieces, most of the time went into merging them.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 33554432);

-- A page that is read anew gets a new entry; the former keeps its number, under which the former words still stand.
ALTER TABLE search_entry ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1));

-- Searches that were kept. Revisions are added, never changed; the newest counts, NULL takes the search away.
CREATE TABLE saved_search_revision (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL CHECK (id LIKE 'urn:uuid:%'),
  body     TEXT CHECK (body IS NULL OR json_valid(body)),
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX saved_search_revision_by_id ON saved_search_revision (id, number);
CREATE TRIGGER saved_search_revision_is_final BEFORE UPDATE ON saved_search_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER saved_search_revision_stays BEFORE DELETE ON saved_search_revision BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
