-- The counter asks after every command which jobs only a person can settle: by this index, or the
-- answer takes longer with every job that was ever done.
CREATE INDEX job_by_state ON job_state (state, entry);
