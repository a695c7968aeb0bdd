-- The café's activities, by their day; `open` while someone may still be asked how it went.
CREATE TABLE activity (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    day    TEXT NOT NULL,
    open   INTEGER NOT NULL CHECK (open IN (0, 1)),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_by_day ON activity (day);

CREATE INDEX activity_open ON activity (day) WHERE open = 1;
