-- Sums over all cafés, kept in the transaction that changes a figure, so that pages need not read
-- every café's: made from `fact` and `document` by the program, after this step and again after
-- each later one.

-- The sum of a series over the cafés whose month is final.
CREATE TABLE month_sum (
    month {text} NOT NULL,
    series {int} NOT NULL,
    value {int} NOT NULL,
    -- How much of it was estimated.
    estimated {int} NOT NULL,
    -- How many tills told it.
    told {int} NOT NULL,
    PRIMARY KEY (month, series)
) {clustered};

-- How often what is shown of a month has changed: who has read it since the last time has it all.
CREATE TABLE month_change (
    month {text} PRIMARY KEY,
    version {int} NOT NULL
) {clustered};
