-- Words gather in memory up to four megabytes before they are written into the index; they were thirty-two. Finding a word
-- among so many took longer than writing them more often does, and the program had thirty megabytes more to hold meanwhile.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4194304);
