-- What head office keeps of its cafés. `{int}` and its like are spelt by the dialect; a statement
-- ends where a line ends with a semicolon. Months are texts such as 2026-10, moments RFC 3339 in
-- UTC, truths 0 or 1, identifiers UUIDs with dashes in small letters.

-- The hub itself: one row.
CREATE TABLE hub (
    id {int} PRIMARY KEY CHECK (id = 1),
    -- One of a demonstration takes made-up statements, and no others.
    synthetic {int} NOT NULL CHECK (synthetic IN (0, 1)),
    -- Mixed into the keys of organisations, the same for all cafés of the network.
    salt {text} NOT NULL,
    begun {text} NOT NULL
) {end};

-- The keys that it signs by; the newest has the highest rank.
CREATE TABLE hub_key (
    rank {int} PRIMARY KEY,
    kid {text} NOT NULL UNIQUE,
    public_key {bytes} NOT NULL,
    since {text} NOT NULL,
    -- The word of the key before, a sealed paper.
    handover {bytes}
) {end};

-- A café or a travelling café.
CREATE TABLE unit (
    number {int} PRIMARY KEY,
    id {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    -- The first month that is expected, and the last.
    opened {text} NOT NULL,
    closed {text},
    -- A digit for each month of the year: 1 where it is open.
    season {text} NOT NULL CHECK (length(season) = 12)
) {end};

-- What a café is, each time from a month on: its figures follow the month.
CREATE TABLE unit_attribute (
    unit {int} NOT NULL REFERENCES unit (number),
    since {text} NOT NULL,
    -- associatif, entrepreneurial, itinerant or tiers_lieu.
    model {text} NOT NULL,
    commune {text} NOT NULL,
    -- ouverture, exploitation or itinerant: what the network does for it.
    support {text} NOT NULL,
    PRIMARY KEY (unit, since)
) {end};

-- The communes that travelling cafés go to, each from a month on.
CREATE TABLE programme_commune (
    commune {text} PRIMARY KEY,
    since {text} NOT NULL,
    until {text}
) {end};

CREATE TABLE till (
    number {int} PRIMARY KEY,
    id {text} NOT NULL UNIQUE,
    unit {int} NOT NULL REFERENCES unit (number),
    enrolled_at {text} NOT NULL,
    program {text} NOT NULL
) {end};

-- Public keys alone: who has this table can't speak for a café.
CREATE TABLE till_key (
    kid {text} PRIMARY KEY,
    till {int} NOT NULL REFERENCES till (number),
    public_key {bytes} NOT NULL,
    since {text} NOT NULL,
    revoked_at {text},
    -- perdu, vole, remplace or autre.
    revoked_for {text}
) {end};

-- Codes for enrolment. Both hashes are keyed with a secret that is not in this store. The first
-- half finds the code that somebody meant, so that wrong tries count against it.
CREATE TABLE enrolment_code (
    finder {text} PRIMARY KEY,
    verifier {text} NOT NULL,
    unit {int} NOT NULL REFERENCES unit (number),
    made_at {text} NOT NULL,
    expires_at {text} NOT NULL,
    tries {int} NOT NULL,
    used_at {text}
) {end};

-- Statements as they came. Everything below that says so can be made again from them.
CREATE TABLE document (
    -- The number of its receipt.
    number {int} PRIMARY KEY,
    till {int} NOT NULL REFERENCES till (number),
    unit {int} NOT NULL REFERENCES unit (number),
    month {text} NOT NULL,
    revision {int} NOT NULL,
    -- Of the canonical bytes of the statement.
    sha256 {text} NOT NULL,
    received_at {text} NOT NULL,
    way {text} NOT NULL CHECK (way IN ('https', 'fichier')),
    -- recu, controle, accepte or publie.
    state {text} NOT NULL,
    -- Whether no later revision is there.
    newest {int} NOT NULL,
    final {int} NOT NULL,
    days {int} NOT NULL,
    -- What the café agrees to.
    comparison {int} NOT NULL,
    open_data {int} NOT NULL,
    -- Its running sums rest on a month that was told anew since.
    to_review {int} NOT NULL,
    -- An outlier, kept out of comparisons until somebody confirms it.
    set_apart {int} NOT NULL,
    -- The long ones last: what stands before them is read without them.
    bytes {bytes} NOT NULL,
    receipt {bytes} NOT NULL,
    UNIQUE (till, month, revision)
) {end};

CREATE INDEX document_month ON document (month, unit, newest);

-- The indicators and codes that figures are told under, numbered.
CREATE TABLE series (
    number {int} PRIMARY KEY,
    indicator {text} NOT NULL,
    -- Codes by the name of their list, as canonical JSON.
    dimensions {text} NOT NULL,
    -- Whether the hub's registry knows it; what it does not is in no total.
    known {int} NOT NULL,
    UNIQUE (indicator, dimensions)
) {end};

-- The figures of the newest revision of each till and month: made from `document`.
CREATE TABLE fact (
    month {text} NOT NULL,
    series {int} NOT NULL,
    till {int} NOT NULL,
    unit {int} NOT NULL,
    -- A count, cents, or hundredths of an hour; nothing where the status says why, or for keys.
    value {int},
    status {text},
    PRIMARY KEY (month, series, till)
) {clustered};

-- Keys of which unions are formed: made from `document`.
CREATE TABLE fact_key (
    month {text} NOT NULL,
    series {int} NOT NULL,
    till {int} NOT NULL,
    unit {int} NOT NULL,
    one {text} NOT NULL,
    PRIMARY KEY (month, series, till, one)
) {clustered};

-- The heads of journals that were seen, each as it was said first.
CREATE TABLE head (
    till {int} NOT NULL REFERENCES till (number),
    epoch {int} NOT NULL,
    seq {int} NOT NULL,
    hash {text} NOT NULL,
    -- By the till's clock.
    said_at {text} NOT NULL,
    received_at {text} NOT NULL,
    PRIMARY KEY (till, epoch, seq)
) {end};

-- What is odd, for people to look at.
CREATE TABLE anomaly (
    number {int} PRIMARY KEY,
    at {text} NOT NULL,
    unit {int} NOT NULL REFERENCES unit (number),
    till {int},
    month {text},
    document {int},
    code {text} NOT NULL,
    -- info or alerte.
    severity {text} NOT NULL,
    -- Codes and hashes, no sentence.
    detail {text} NOT NULL,
    settled_at {text},
    settled_by {text}
) {end};

CREATE INDEX anomaly_unit ON anomaly (unit, month);

-- What head office sends back to its cafés, each a sealed paper under a kind and a name.
CREATE TABLE published_paper (
    kind {text} NOT NULL,
    name {text} NOT NULL,
    bytes {bytes} NOT NULL,
    published_at {text} NOT NULL,
    published_by {text} NOT NULL,
    PRIMARY KEY (kind, name)
) {end};

-- People of head office.
CREATE TABLE account (
    number {int} PRIMARY KEY,
    name {text} NOT NULL UNIQUE,
    -- lecture, animation or administration.
    role {text} NOT NULL,
    -- argon2id, in its own spelling.
    password {text} NOT NULL,
    failures {int} NOT NULL,
    locked_until {text},
    since {text} NOT NULL,
    ended_at {text}
) {end};

-- Whoever is logged in. The hash of what the browser shows, so that a stolen table opens nothing.
CREATE TABLE session (
    hash {text} PRIMARY KEY,
    account {int} NOT NULL REFERENCES account (number),
    -- What forms must bear.
    token {text} NOT NULL,
    begun_at {text} NOT NULL
) {end};

-- Who did what.
CREATE TABLE act (
    number {int} PRIMARY KEY,
    at {text} NOT NULL,
    -- The account's name, or `commande` for the command on the machine.
    who {text} NOT NULL,
    what {text} NOT NULL,
    about {text} NOT NULL,
    detail {text} NOT NULL
) {end};
