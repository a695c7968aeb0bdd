-- People with an account, and what they may be found by.
CREATE TABLE customer (
    id   BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;
