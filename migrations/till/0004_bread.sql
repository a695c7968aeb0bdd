-- Bread of which none was left, by day.
CREATE TABLE bread_sold_out (
    day     TEXT NOT NULL,
    product BLOB NOT NULL CHECK (length(product) = 16),
    entry   INTEGER NOT NULL,
    PRIMARY KEY (day, product)
) STRICT, WITHOUT ROWID;
