-- Whose parcels are whose, and their numbers: erased some time after they have left.
CREATE TABLE parcel (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    number  TEXT,
    surname TEXT NOT NULL,
    initial TEXT NOT NULL,
    note    TEXT
) STRICT, WITHOUT ROWID;

-- What numbers are hashed with, so that the journal alone does not give them away.
CREATE TABLE salt (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;
