-- Carriers of parcels, with their dated rules.
CREATE TABLE carrier (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Parcels as their facts left them. Neither a name nor a number: these stand in the register.
CREATE TABLE parcel (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    -- The entry of the last act, to undo all that it did.
    entry   INTEGER NOT NULL,
    -- The salted hash of the number.
    number  BLOB CHECK (number IS NULL OR length(number) = 32),
    -- In the café, or missing from it.
    open    INTEGER NOT NULL CHECK (open IN (0, 1)),
    -- When it left, in milliseconds since 1970.
    left_ms INTEGER,
    -- The first day on which it goes back to its carrier.
    back_on TEXT,
    record  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX parcel_open ON parcel (id) WHERE open = 1;
CREATE INDEX parcel_number ON parcel (number) WHERE number IS NOT NULL;
CREATE INDEX parcel_entry ON parcel (entry);
CREATE INDEX parcel_back ON parcel (back_on) WHERE back_on IS NOT NULL;

-- How many parcels of each kind, by carrier and day: what carriers pay for.
CREATE TABLE parcel_count (
    carrier BLOB NOT NULL,
    day     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    size    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (carrier, day, kind, size)
) STRICT, WITHOUT ROWID;

-- Hand-overs, each with the sale that followed it at this till.
CREATE TABLE hand_over (
    entry  INTEGER PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    ticket INTEGER
) STRICT;
CREATE INDEX hand_over_at ON hand_over (at_ms);
CREATE INDEX hand_over_ticket ON hand_over (ticket) WHERE ticket IS NOT NULL;

-- Visits of drivers.
CREATE TABLE driver_visit (
    entry   INTEGER PRIMARY KEY,
    carrier BLOB NOT NULL,
    at_ms   INTEGER NOT NULL,
    undone  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX driver_visit_at ON driver_visit (carrier, at_ms);

-- What carriers say of their months.
CREATE TABLE carrier_statement (
    carrier BLOB NOT NULL,
    year    INTEGER NOT NULL,
    month   INTEGER NOT NULL,
    record  TEXT NOT NULL,
    PRIMARY KEY (carrier, year, month)
) STRICT, WITHOUT ROWID;

-- Settings of the relay.
CREATE TABLE parcel_setting (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    retention INTEGER NOT NULL
) STRICT;
