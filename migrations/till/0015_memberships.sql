-- Products that are memberships, with the least that they cost in cents.
CREATE TABLE membership_terms (
    product BLOB PRIMARY KEY CHECK (length(product) = 16),
    floor   INTEGER NOT NULL,
    term    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Memberships, the ended ones among them. One without a ticket was taken over from a notebook; one
-- without a customer is for a day.
CREATE TABLE membership (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    customer BLOB CHECK (customer IS NULL OR length(customer) = 16),
    product  BLOB NOT NULL CHECK (length(product) = 16),
    ticket   BLOB CHECK (ticket IS NULL OR length(ticket) = 16),
    start    TEXT NOT NULL,
    end      TEXT NOT NULL,
    paid     INTEGER NOT NULL,
    people   INTEGER NOT NULL,
    ended    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_by_customer ON membership (customer, end);

CREATE INDEX membership_by_ticket ON membership (ticket);
