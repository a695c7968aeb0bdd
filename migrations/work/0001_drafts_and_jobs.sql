-- Work that may be lost without loss of truth.
CREATE TABLE draft (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    record TEXT NOT NULL
) STRICT;

CREATE TABLE job_state (
    entry INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    boot  TEXT NOT NULL
) STRICT;
