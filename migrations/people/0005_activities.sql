-- What activities are called, where somebody has said it.
CREATE TABLE activity (
    id    BLOB PRIMARY KEY CHECK (length(id) = 16),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;
