-- What was published of a month, as it was then: a later statement or a consent that is taken back
-- changes nothing of it.

CREATE TABLE edition (
    number {int} PRIMARY KEY,
    month {text} NOT NULL,
    -- The version of the registry, and of the factors, that its figures are of.
    registry {text} NOT NULL,
    factors {text} NOT NULL,
    -- The newest statement that was there.
    document {int} NOT NULL,
    -- Kilometres and kilograms of CO2 that were spared, as decimals; nothing where they would tell
    -- of too few.
    kilometres {text},
    kilograms {text},
    published_at {text} NOT NULL,
    published_by {text} NOT NULL,
    -- Once it does not stand any more.
    reopened_at {text},
    reopened_by {text},
    -- inexact, tardif or autre.
    reopened_for {text}
) {end};

CREATE INDEX edition_month ON edition (month);

-- Its rows in the open files, in their order.
CREATE TABLE edition_row (
    edition {int} NOT NULL REFERENCES edition (number),
    -- reseau or departements.
    file {text} NOT NULL,
    place {int} NOT NULL,
    indicator {text} NOT NULL,
    -- Codes, a department, or `ensemble`.
    part {text} NOT NULL,
    -- As it stands in the file: value, number of cafés, status.
    told {text} NOT NULL,
    PRIMARY KEY (edition, file, place)
) {clustered};

-- The cafés whose figures it is of.
CREATE TABLE edition_unit (
    edition {int} NOT NULL REFERENCES edition (number),
    unit {int} NOT NULL REFERENCES unit (number),
    PRIMARY KEY (edition, unit)
) {clustered};

CREATE INDEX document_state ON document (month, newest, final, state);
