-- Bakers: partners with that role, and their terms once someone has said them.
CREATE TABLE bread_baker (
    partner BLOB PRIMARY KEY CHECK (length(partner) = 16),
    record  TEXT
) STRICT, WITHOUT ROWID;

-- Products that are bread, whose they are where that is said, and their full price in cents: what
-- is sold below it was marked down.
CREATE TABLE bread_product (
    product BLOB PRIMARY KEY CHECK (length(product) = 16),
    baker   BLOB CHECK (baker IS NULL OR length(baker) = 16),
    price   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rules of the café for its bread: the evening's price.
CREATE TABLE bread_rule (
    name   TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One bread on one day, in units; `collected` in cents with VAT, `cost` in cents without.
-- `sold_out` is the minute since 04:00 from which on nothing was left.
CREATE TABLE bread_day (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    ordered     INTEGER NOT NULL DEFAULT 0,
    walk_in     INTEGER NOT NULL DEFAULT 0,
    delivered   INTEGER,
    cost        INTEGER,
    sold        INTEGER NOT NULL DEFAULT 0,
    marked_down INTEGER NOT NULL DEFAULT 0,
    collected   INTEGER NOT NULL DEFAULT 0,
    taken_back  INTEGER NOT NULL DEFAULT 0,
    donated     INTEGER NOT NULL DEFAULT 0,
    lost        INTEGER NOT NULL DEFAULT 0,
    own_use     INTEGER NOT NULL DEFAULT 0,
    sold_out    INTEGER,
    PRIMARY KEY (day, product)
) STRICT, WITHOUT ROWID;

-- What people who walked in took, by half hour since 04:00.
CREATE TABLE bread_sold (
    day       TEXT NOT NULL,
    product   BLOB NOT NULL CHECK (length(product) = 16),
    half_hour INTEGER NOT NULL,
    units     INTEGER NOT NULL,
    PRIMARY KEY (day, product, half_hour)
) STRICT, WITHOUT ROWID;

-- A baker's day: order, delivery, count of what was left, each by its newest entry.
CREATE TABLE bread_order (
    day       TEXT NOT NULL,
    baker     BLOB NOT NULL CHECK (length(baker) = 16),
    ordered   INTEGER,
    delivered INTEGER,
    left_over INTEGER,
    PRIMARY KEY (day, baker)
) STRICT, WITHOUT ROWID;

CREATE TABLE bread_standing (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `asked` is the entry that made it; `served` and `paid` are numbers of tickets.
CREATE TABLE bread_reservation (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    day      TEXT NOT NULL,
    customer BLOB NOT NULL CHECK (length(customer) = 16),
    product  BLOB NOT NULL CHECK (length(product) = 16),
    units    INTEGER NOT NULL,
    standing BLOB,
    asked    INTEGER NOT NULL,
    state    TEXT NOT NULL DEFAULT 'kept',
    served   INTEGER,
    paid     INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX bread_reservation_of_day ON bread_reservation (day, product);

-- A standing order becomes one reservation a day.
CREATE UNIQUE INDEX bread_reservation_standing ON bread_reservation (day, standing)
    WHERE standing IS NOT NULL;

-- A void asks which kept bread its ticket had handed over or paid: by these, whatever the years.
CREATE INDEX bread_reservation_served ON bread_reservation (served) WHERE served IS NOT NULL;
CREATE INDEX bread_reservation_paid ON bread_reservation (paid) WHERE paid IS NOT NULL;
