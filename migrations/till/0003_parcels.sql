-- Carriers that the café no longer works for.
CREATE TABLE retired_carrier (
    id BLOB PRIMARY KEY CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;
