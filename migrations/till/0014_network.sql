-- What passed between the café and head office; the papers themselves stand in the entries.

-- Answers by which the café joined: the last counts.
CREATE TABLE joined (
    entry INTEGER PRIMARY KEY
) STRICT;

-- Keys of the hub that a former key named.
CREATE TABLE hub_key (
    entry INTEGER PRIMARY KEY
) STRICT;

-- What a person answered for a month: the last counts.
CREATE TABLE month_answer (
    month TEXT PRIMARY KEY,
    entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed statements: the outbox, and what became of them.
CREATE TABLE submission (
    entry      INTEGER PRIMARY KEY,
    hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    month      TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    definitive INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'received', 'refused')),
    told       INTEGER
) STRICT;

CREATE INDEX submission_by_month ON submission (month, entry);
CREATE INDEX submission_waiting ON submission (month, entry) WHERE state = 'waiting';

-- Heads of the journal that the hub countersigned.
CREATE TABLE witness (
    epoch INTEGER NOT NULL,
    seq   INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;
