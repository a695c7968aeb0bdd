-- How often the hub was called in vain, when it is called next, and what was wrong.
CREATE TABLE sending (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    attempts INTEGER NOT NULL,
    next_ms  INTEGER NOT NULL,
    trouble  TEXT
) STRICT;
