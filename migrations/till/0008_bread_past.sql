-- Products that are bread, and whose they are where that is said. `said` is 1 once somebody has
-- named a partner for it: what was taken off a baker's terms does not go back to the first one.
DROP TABLE bread_product;
CREATE TABLE bread_product (
    product BLOB PRIMARY KEY CHECK (length(product) = 16),
    baker   BLOB CHECK (baker IS NULL OR length(baker) = 16),
    said    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The full price of a bread in cents from an entry on; nothing from when on it is no bread. What is
-- sold below it was marked down, and a void asks for the price of its sale.
CREATE TABLE bread_price (
    product BLOB NOT NULL CHECK (length(product) = 16),
    since   INTEGER NOT NULL,
    price   INTEGER,
    PRIMARY KEY (product, since)
) STRICT, WITHOUT ROWID;

-- What was agreed with a baker from an entry on; the commission in basis points.
CREATE TABLE bread_deal (
    baker      BLOB NOT NULL CHECK (length(baker) = 16),
    since      INTEGER NOT NULL,
    deal       TEXT NOT NULL,
    commission INTEGER NOT NULL,
    PRIMARY KEY (baker, since)
) STRICT, WITHOUT ROWID;

-- Bread that the baker is paid for by what is sold: units and cents with VAT, under the terms of
-- the sale.
CREATE TABLE bread_sold_for (
    day        TEXT NOT NULL,
    product    BLOB NOT NULL CHECK (length(product) = 16),
    baker      BLOB NOT NULL CHECK (length(baker) = 16),
    deal       TEXT NOT NULL,
    commission INTEGER NOT NULL,
    units      INTEGER NOT NULL,
    collected  INTEGER NOT NULL,
    PRIMARY KEY (day, product, baker, deal, commission)
) STRICT, WITHOUT ROWID;

-- A second reservation that another till made of the same standing order on the same day: whatever
-- is told of it concerns the first.
CREATE TABLE bread_twin (
    id    BLOB PRIMARY KEY CHECK (length(id) = 16),
    first BLOB NOT NULL CHECK (length(first) = 16)
) STRICT, WITHOUT ROWID;

-- Who brought it, and under which deal.
ALTER TABLE bread_day ADD COLUMN baker BLOB;
ALTER TABLE bread_day ADD COLUMN deal TEXT;
