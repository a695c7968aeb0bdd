-- What is in stock, in thousandths of the product's unit: the sum of all moves.
CREATE TABLE stock (
    product     BLOB PRIMARY KEY CHECK (length(product) = 16),
    thousandths INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
