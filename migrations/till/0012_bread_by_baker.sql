-- What a baker's part of a bread's day is: ordered, brought under which terms, left over. Two may
-- bring the same bread on the day on which it passes from one to the other, and both are owed what
-- they brought. The views are made anew after this step, so nothing is carried over.
CREATE TABLE bread_part (
    day        TEXT NOT NULL,
    product    BLOB NOT NULL CHECK (length(product) = 16),
    baker      BLOB NOT NULL CHECK (length(baker) = 16),
    ordered    INTEGER NOT NULL DEFAULT 0,
    walk_in    INTEGER NOT NULL DEFAULT 0,
    delivered  INTEGER,
    cost       INTEGER,
    deal       TEXT,
    credit     INTEGER,
    credit_max INTEGER,
    taken_back INTEGER NOT NULL DEFAULT 0,
    donated    INTEGER NOT NULL DEFAULT 0,
    lost       INTEGER NOT NULL DEFAULT 0,
    own_use    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, product, baker)
) STRICT, WITHOUT ROWID;

-- A bread's day holds what no baker's name stands on: the shelf is one.
DROP TABLE bread_day;
CREATE TABLE bread_day (
    day         TEXT NOT NULL,
    product     BLOB NOT NULL CHECK (length(product) = 16),
    sold        INTEGER NOT NULL DEFAULT 0,
    marked_down INTEGER NOT NULL DEFAULT 0,
    collected   INTEGER NOT NULL DEFAULT 0,
    sold_out    INTEGER,
    PRIMARY KEY (day, product)
) STRICT, WITHOUT ROWID;
