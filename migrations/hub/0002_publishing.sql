-- What head office enters beside the cafés' statements.

-- Figures that no till knows; the newest of a code counts, those before stay on record.
CREATE TABLE manual_figure (
    number {int} PRIMARY KEY,
    code {text} NOT NULL,
    value {int} NOT NULL,
    -- Whether it is so much at least.
    at_least {int} NOT NULL,
    period {text} NOT NULL,
    source {text} NOT NULL,
    entered_at {text} NOT NULL,
    entered_by {text} NOT NULL
) {end};

-- Versions of the factors of kilometres and CO2, as they were entered; the newest is published.
CREATE TABLE factor_set (
    number {int} PRIMARY KEY,
    version {text} NOT NULL UNIQUE,
    text {text} NOT NULL,
    entered_at {text} NOT NULL,
    entered_by {text} NOT NULL
) {end};

-- How much farther the next offer of a service is than the café, measured by road, from a month on.
CREATE TABLE unit_distance (
    unit {int} NOT NULL REFERENCES unit (number),
    service {text} NOT NULL,
    since {text} NOT NULL,
    metres {int} NOT NULL,
    source {text} NOT NULL,
    PRIMARY KEY (unit, service, since)
) {end};

-- What the pages read of statements, without their bytes.
CREATE INDEX document_shown ON document (month, unit, newest, received_at, revision, final,
    to_review, set_apart, days, comparison, open_data);
