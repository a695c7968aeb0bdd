-- What is in stock, in thousandths of the product's unit: the sum of all moves. `tracked`, `cost`
-- (cents without VAT) are the product's, so that a sale reads no record.
CREATE TABLE stock (
    product     BLOB PRIMARY KEY CHECK (length(product) = 16),
    thousandths INTEGER NOT NULL DEFAULT 0,
    tracked     INTEGER NOT NULL DEFAULT 0,
    cost        INTEGER
) STRICT, WITHOUT ROWID;

-- Moves other than sales, which stand in their tickets and, by day, in `sold`.
CREATE TABLE stock_move (
    product     BLOB NOT NULL CHECK (length(product) = 16),
    entry       INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    day         TEXT NOT NULL,
    at          INTEGER NOT NULL,
    thousandths INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (product, entry, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_move_by_day ON stock_move (day);

-- What was sold on a day. `net` is turnover without VAT; `known` is the part of it whose cost is
-- known, and `cost` that cost, in cents.
CREATE TABLE sold (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    thousandths INTEGER NOT NULL,
    gross       INTEGER NOT NULL,
    net         INTEGER NOT NULL,
    known       INTEGER NOT NULL,
    cost        INTEGER NOT NULL,
    PRIMARY KEY (day, product)
) STRICT, WITHOUT ROWID;

-- A supplier's own references, by which its next invoice is read.
CREATE TABLE supplier_article (
    partner   BLOB NOT NULL CHECK (length(partner) = 16),
    reference TEXT NOT NULL,
    product   BLOB NOT NULL CHECK (length(product) = 16),
    PRIMARY KEY (partner, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    entry   INTEGER NOT NULL,
    partner BLOB,
    note    TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_note ON delivery (partner, note);

CREATE TABLE inventory (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    began  INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    family BLOB,
    ended  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX inventory_open ON inventory (began) WHERE ended IS NULL;

CREATE TABLE inventory_count (
    inventory BLOB NOT NULL CHECK (length(inventory) = 16),
    product   BLOB NOT NULL CHECK (length(product) = 16),
    counted   INTEGER NOT NULL,
    expected  INTEGER NOT NULL,
    PRIMARY KEY (inventory, product)
) STRICT, WITHOUT ROWID;

-- Goods with a date. `gone` is what left of them by moves that name the lot.
CREATE TABLE lot (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    date     TEXT NOT NULL,
    gone     INTEGER NOT NULL DEFAULT 0,
    discount INTEGER NOT NULL DEFAULT 0,
    cleared  INTEGER NOT NULL DEFAULT 0,
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lot_on_shelf ON lot (date) WHERE cleared = 0;

-- Up to which day a producer was told what was sold of its goods.
CREATE TABLE statement (
    partner BLOB PRIMARY KEY CHECK (length(partner) = 16),
    until   TEXT NOT NULL,
    entry   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
