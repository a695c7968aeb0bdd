-- Sums over all cafés, kept in the transaction that changes a figure, so that pages need not read
-- every café's: made from `fact` and `document`, and can be made again.

-- The sum of a series over the tills whose month is final.
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

INSERT INTO month_sum (month, series, value, estimated, told)
SELECT month, series, CAST(SUM(value) AS BIGINT),
    CAST(SUM(CASE WHEN status = 'E' THEN value ELSE 0 END) AS BIGINT), COUNT(*)
FROM fact
WHERE value IS NOT NULL
    AND (month, till) NOT IN (SELECT month, till FROM document WHERE newest = 1 AND final = 0)
GROUP BY month, series;

INSERT INTO month_change (month, version) SELECT DISTINCT month, 1 FROM document;
