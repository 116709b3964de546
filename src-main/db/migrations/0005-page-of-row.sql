-- Rows of tables inside paged originals (PDF) carry the page on which they stand; NULL where the original has no pages.
ALTER TABLE ledger_row ADD COLUMN page INTEGER CHECK (page IS NULL OR page >= 1);
ALTER TABLE journey_row ADD COLUMN page INTEGER CHECK (page IS NULL OR page >= 1);
ALTER TABLE rejected_row ADD COLUMN page INTEGER CHECK (page IS NULL OR page >= 1);

-- What was read of a journey was kept whole: its page is known without reading the original again.
UPDATE journey_row SET page = body ->> '$.page' WHERE body ->> '$.page' IS NOT NULL;
UPDATE search_entry
   SET page = (SELECT journey_row.page FROM journey_row JOIN source_table ON source_table.id = journey_row.source_table
                WHERE source_table.file = search_entry.file AND journey_row.line = search_entry.line AND journey_row.page IS NOT NULL)
 WHERE kind = 'journey' AND file IN (SELECT source_table.file FROM journey_row JOIN source_table ON source_table.id = journey_row.source_table WHERE journey_row.page IS NOT NULL);

-- The page is part of the place that citations give, and as final as the line. (A rejected row is final as a whole.)
DROP TRIGGER ledger_row_is_final;
CREATE TRIGGER ledger_row_is_final BEFORE UPDATE OF line, page, day, time, direction, amount, balance, currency, outcome, counterparty_name, counterparty_number, cells ON ledger_row
BEGIN SELECT RAISE(ABORT, 'a row of a statement never changes'); END;
DROP TRIGGER journey_row_is_final;
CREATE TRIGGER journey_row_is_final BEFORE UPDATE OF line, page, day, time, traveller, status, body, cells ON journey_row
BEGIN SELECT RAISE(ABORT, 'a row of a travel record never changes'); END;
