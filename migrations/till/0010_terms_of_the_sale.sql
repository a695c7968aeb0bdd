-- What a partner's commission was from an entry on, in basis points: what is owed for a sale goes
-- by the terms of that sale. The views are made anew after this step, so nothing is carried over.
CREATE TABLE partner_terms (
    partner    BLOB NOT NULL CHECK (length(partner) = 16),
    since      INTEGER NOT NULL,
    commission INTEGER NOT NULL,
    PRIMARY KEY (partner, since)
) STRICT, WITHOUT ROWID;

-- Money that is a partner's and not settled with it yet, by day and by the commission in force at
-- the sale, in cents.
DROP TABLE third_party;
CREATE TABLE third_party (
    partner    BLOB NOT NULL CHECK (length(partner) = 16),
    day        TEXT NOT NULL,
    commission INTEGER NOT NULL,
    amount     INTEGER NOT NULL,
    PRIMARY KEY (partner, day, commission)
) STRICT, WITHOUT ROWID;

-- What was sold stands under whose it was and at which commission it was sold: an empty `partner`
-- is the café itself.
DROP TABLE sold;
CREATE TABLE sold (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    partner     BLOB NOT NULL CHECK (length(partner) IN (0, 16)),
    commission  INTEGER NOT NULL,
    thousandths INTEGER NOT NULL,
    gross       INTEGER NOT NULL,
    net         INTEGER NOT NULL,
    known       INTEGER NOT NULL,
    cost        INTEGER NOT NULL,
    PRIMARY KEY (day, product, partner, commission)
) STRICT, WITHOUT ROWID;

-- What the baker credits of what he takes back, and up to which part of the delivery, as agreed
-- when it came; in basis points of its cost.
ALTER TABLE bread_day ADD COLUMN credit INTEGER;
ALTER TABLE bread_day ADD COLUMN credit_max INTEGER;
