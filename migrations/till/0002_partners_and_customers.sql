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
