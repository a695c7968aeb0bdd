-- Evenings of a travelling café, each whole in its record, and the tours that they are part of.
CREATE TABLE evening (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    day    TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX evening_by_day ON evening (day);

CREATE TABLE tour (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    name   TEXT NOT NULL,
    season INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
