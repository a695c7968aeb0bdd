-- What was sold stands under whose it was when it was sold: an empty `partner` is the café itself.
-- The views are made anew after this step, so nothing is carried over.
DROP TABLE sold;

CREATE TABLE sold (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    partner     BLOB NOT NULL CHECK (length(partner) IN (0, 16)),
    thousandths INTEGER NOT NULL,
    gross       INTEGER NOT NULL,
    net         INTEGER NOT NULL,
    known       INTEGER NOT NULL,
    cost        INTEGER NOT NULL,
    PRIMARY KEY (day, product, partner)
) STRICT, WITHOUT ROWID;

-- Whether a product was counted and what it cost from an entry on. Only a void asks: it gives back
-- what its sale took. A product that was never either has no row.
CREATE TABLE supply (
    product BLOB NOT NULL CHECK (length(product) = 16),
    since   INTEGER NOT NULL,
    tracked INTEGER NOT NULL,
    cost    INTEGER,
    PRIMARY KEY (product, since)
) STRICT, WITHOUT ROWID;
