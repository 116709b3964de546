-- Pieces of the index of words are merged sixteen at a time; it was four. With four, every word was written about twice more on
-- its way; a query looks into as many more pieces as it finds words in, some of which are small.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16);
