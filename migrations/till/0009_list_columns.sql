-- What the columns of a supplier's price lists hold, as someone chose them.
CREATE TABLE list_columns (
    partner BLOB PRIMARY KEY CHECK (length(partner) = 16),
    record  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
