-- Days on which anything was written, each at the first entry of its run, by the clock of then:
-- names are erased by them. The views are made anew after this step, so nothing is carried over.
CREATE TABLE written_day (
    first INTEGER PRIMARY KEY,
    day   TEXT NOT NULL
) STRICT;

-- What was agreed with a partner from an entry on, the deal besides the commission.
DROP TABLE partner_terms;
CREATE TABLE partner_terms (
    partner    BLOB NOT NULL CHECK (length(partner) = 16),
    since      INTEGER NOT NULL,
    commission INTEGER NOT NULL,
    deal       TEXT NOT NULL,
    PRIMARY KEY (partner, since)
) STRICT, WITHOUT ROWID;

-- What was sold stands under whose it was, what was agreed of it and whose money it was when it was
-- sold: `partner` and `deal` are empty for what was the café's own.
DROP TABLE sold;
CREATE TABLE sold (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    partner     BLOB NOT NULL CHECK (length(partner) IN (0, 16)),
    commission  INTEGER NOT NULL,
    deal        TEXT NOT NULL,
    nature      TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    gross       INTEGER NOT NULL,
    net         INTEGER NOT NULL,
    known       INTEGER NOT NULL,
    cost        INTEGER NOT NULL,
    PRIMARY KEY (day, product, partner, commission, deal, nature)
) STRICT, WITHOUT ROWID;
