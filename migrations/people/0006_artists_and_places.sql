-- The names of partners who are persons: their own, and not that of a business.
CREATE TABLE partner (
    id   BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;

-- Where in the commune an evening takes place: often at somebody's.
CREATE TABLE evening (
    id    BLOB PRIMARY KEY CHECK (length(id) = 16),
    place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;
