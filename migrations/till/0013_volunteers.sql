-- The hours of volunteers. One that was clocked in and is still there has no minutes yet; one that
-- was noted afterwards has no beginning. `kind` is nothing for the whole team.
CREATE TABLE shift (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind    TEXT CHECK (kind IN ('operator', 'customer')),
    who     BLOB CHECK (who IS NULL OR length(who) = 16),
    duty    TEXT NOT NULL,
    day     TEXT NOT NULL,
    since   INTEGER,
    offset  INTEGER,
    minutes INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX shift_by_day ON shift (day);

CREATE INDEX shift_open ON shift (id) WHERE minutes IS NULL;
