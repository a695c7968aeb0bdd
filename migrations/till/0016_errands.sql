-- What people came for beside tickets: a service with its word, or meals with their funder.
CREATE TABLE errand (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    entry      INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('service', 'meals')),
    what       TEXT NOT NULL,
    day        TEXT NOT NULL,
    count      INTEGER NOT NULL,
    commission INTEGER NOT NULL,
    home       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX errand_by_day ON errand (day, entry);

-- Who paid for the last meal that was sold of a product: proposed for the next.
CREATE TABLE meal_funder (
    product BLOB PRIMARY KEY CHECK (length(product) = 16),
    funder  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
