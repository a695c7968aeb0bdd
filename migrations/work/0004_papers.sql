-- What head office has for its cafés, as it was sealed: the newest of each kind. It comes again
-- when it is lost.
CREATE TABLE paper (
    kind  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    seen  INTEGER NOT NULL
) STRICT;
