-- Businesses that the café deals with.
CREATE TABLE partner (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Customers' accounts as sums of what happened, in cents. `opened` is the entry that made them.
CREATE TABLE account (
    customer   BLOB PRIMARY KEY CHECK (length(customer) = 16),
    opened     INTEGER NOT NULL,
    debt       INTEGER NOT NULL DEFAULT 0,
    prepaid    INTEGER NOT NULL DEFAULT 0,
    debt_limit INTEGER NOT NULL,
    closed     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What moved an account, and what stood in it afterwards: the age of a debt, and the line of a
-- receipt. A void and what it undid are both marked.
CREATE TABLE account_move (
    entry         INTEGER PRIMARY KEY,
    customer      BLOB NOT NULL CHECK (length(customer) = 16),
    day           TEXT NOT NULL,
    debt          INTEGER NOT NULL,
    prepaid       INTEGER NOT NULL,
    debt_after    INTEGER NOT NULL,
    prepaid_after INTEGER NOT NULL,
    undone        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX account_move_by_customer ON account_move (customer, entry);

-- What customers have paid ahead, in thousandths.
CREATE TABLE ahead (
    customer    BLOB NOT NULL CHECK (length(customer) = 16),
    product     BLOB NOT NULL CHECK (length(product) = 16),
    thousandths INTEGER NOT NULL,
    PRIMARY KEY (customer, product)
) STRICT, WITHOUT ROWID;

-- What waits, paid, for whoever asks, in thousandths.
CREATE TABLE suspended (
    product     BLOB PRIMARY KEY CHECK (length(product) = 16),
    thousandths INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Money that is a partner's and not settled with it yet, by day, in cents.
CREATE TABLE third_party (
    partner BLOB NOT NULL CHECK (length(partner) = 16),
    day     TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (partner, day)
) STRICT, WITHOUT ROWID;
