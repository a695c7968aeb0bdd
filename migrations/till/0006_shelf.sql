-- Codes that were sold without a product, to be made one.
CREATE TABLE parked_code (
    code   TEXT PRIMARY KEY,
    entry  INTEGER NOT NULL,
    family BLOB NOT NULL CHECK (length(family) = 16),
    price  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
