-- The journal: sealed, append-only. `id` is epoch × 2^40 + seq, so that one number orders all
-- epochs.
CREATE TABLE entry (
    id        INTEGER PRIMARY KEY CHECK (id > 0),
    record    BLOB NOT NULL CHECK (length(record) BETWEEN 2 AND 1048576),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB CHECK (signature IS NULL OR length(signature) = 64)
) STRICT;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'a sealed entry is never changed'); END;

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'a sealed entry is never removed'); END;

-- Views: folded from the journal in the same transaction, made anew by `rebuild`.
CREATE TABLE fold (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL
) STRICT;

-- What the facts add up to: `sums` (open day, perpetual totals, numbers) and `identity`. With a
-- row id, a record of 4 kB stays in its page; without one, beyond 1 kB it would overflow into
-- others, and every sale writes it.
CREATE TABLE ledger (
    part   TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

-- The café's identity as it was from an entry on: a duplicate bears that of its ticket.
CREATE TABLE establishment (
    entry  INTEGER PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE family (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A ticket by its number; its lines stand once, in the entry.
CREATE TABLE ticket (
    number    INTEGER PRIMARY KEY,
    entry     INTEGER NOT NULL,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    void_of   INTEGER,
    voided_by INTEGER,
    copies    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE closing (
    number INTEGER PRIMARY KEY,
    entry  INTEGER NOT NULL,
    day    TEXT NOT NULL
) STRICT;

-- What a fact asks of a device; how far it came stands in the work file.
CREATE TABLE job (
    entry INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL
) STRICT;
