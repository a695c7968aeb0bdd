-- The register of people: personal data, erasable, apart from the journal that bears their ids.
CREATE TABLE operator (
    id   BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;
