-- Originals that are coming in piece by piece and that no file of the case names yet: one too big for the memory is
-- written before it is listed. Until then it is no original of the case, and may be taken away again.
CREATE TABLE original_arriving (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64)
) STRICT;

DROP TRIGGER original_stays;
CREATE TRIGGER original_stays BEFORE DELETE ON original
  WHEN EXISTS (SELECT 1 FROM file WHERE file.sha256 = OLD.sha256) OR NOT EXISTS (SELECT 1 FROM original_arriving AS each WHERE each.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
DROP TRIGGER original_chunk_stays;
CREATE TRIGGER original_chunk_stays BEFORE DELETE ON original_chunk
  WHEN NOT EXISTS (SELECT 1 FROM original_arriving AS each WHERE each.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
-- Nothing that the case has becomes one that may be taken away.
CREATE TRIGGER original_arriving_is_new BEFORE INSERT ON original_arriving
  WHEN EXISTS (SELECT 1 FROM file WHERE file.sha256 = NEW.sha256)
    OR EXISTS (SELECT 1 FROM original_chunk AS piece WHERE piece.sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'an original of the case does not arrive again'); END;
