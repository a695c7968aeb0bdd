//! A hub to be asked, on each store in turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use comptoir::domain::day::Moment;
use comptoir::hub::server::{Running, Served, Shared};
use comptoir::hub::units::{Attributes, NewUnit};
use comptoir::hub::{Hub, Place, World, time};
use comptoir::journal::seal::hash_of;
use comptoir::statement::MonthName;
use comptoir::statement::exchange::Problem;
use reqwest::blocking::{Client, RequestBuilder, Response};
use tempfile::TempDir;
use uuid::Uuid;

use crate::till::Till;

/// A clock that tests set, and chance that is the same each time.
#[derive(Debug, Clone)]
pub struct Fixed {
    now: Arc<AtomicI64>,
    drawn: Arc<AtomicU64>,
}

impl Fixed {
    /// A clock that shows this.
    pub fn new(now: &str) -> Self {
        let now = time::utc_ms(now).expect("a moment");
        Self { now: Arc::new(AtomicI64::new(now)), drawn: Arc::default() }
    }

    /// Draws other chances than those that have been drawn before.
    pub fn draw_from(&self, drawn: u64) {
        self.drawn.store(drawn, Ordering::SeqCst);
    }

    /// Puts the clock to a moment, in milliseconds of UTC.
    pub fn show(&self, utc_ms: i64) {
        self.now.store(utc_ms, Ordering::SeqCst);
    }

    /// Puts the clock.
    pub fn set(&self, now: &str) {
        self.now.store(time::utc_ms(now).expect("a moment"), Ordering::SeqCst);
    }
}

impl World for Fixed {
    fn now(&self) -> Moment {
        Moment::new(self.now.load(Ordering::SeqCst), 0).expect("a moment")
    }

    fn id(&self) -> Uuid {
        let bytes = self.random().expect("always");
        Uuid::from_slice(&bytes[..16]).expect("16 bytes")
    }

    fn random(&self) -> Option<[u8; 32]> {
        let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
        Some(hash_of(&drawn.to_be_bytes()))
    }
}

/// A hub that listens, and a client beside it.
pub struct Ground {
    pub served: Shared,
    pub clock: Fixed,
    pub place: Place,
    pub folder: TempDir,
    running: Running,
    client: Client,
}

/// Runs a test on SQLite, and on PostgreSQL where there is a server.
pub fn on_each_store(test: impl Fn(Ground)) {
    test(Ground::new(Place::Folder, false, 16));
    match std::env::var("COMPTOIR_POSTGRES") {
        Ok(url) => test(Ground::new(Place::Server(schema(&url)), false, 16)),
        Err(_) => eprintln!("PostgreSQL: skipped, COMPTOIR_POSTGRES names no server"),
    }
}

/// A database of one's own within a server: a schema that nobody else has.
pub fn schema(url: &str) -> String {
    let name = format!("t{}", Uuid::now_v7().simple());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let connected = tokio_postgres::connect(url, tokio_postgres::NoTls).await;
        let (client, connection) = connected.expect("COMPTOIR_POSTGRES names a server");
        tokio::spawn(connection);
        client.batch_execute(&format!("CREATE SCHEMA {name}")).await.expect("a schema");
    });
    let sign = if url.contains('?') { '&' } else { '?' };
    format!("{url}{sign}options=-csearch_path%3D{name}")
}

impl Ground {
    /// A hub on a store, on 2026-11-04 at 07:12:09 UTC.
    pub fn new(place: Place, synthetic: bool, at_once: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Fixed::new("2026-11-04T07:12:09Z");
        let hub = Hub::begin(folder.path(), &place, synthetic, Box::new(clock.clone()));
        let served = Served::new(hub.expect("a hub"), at_once);
        let running = Running::start(served.clone(), ([127, 0, 0, 1], 0).into());
        let client = Client::builder().no_proxy().build().expect("a client");
        Self { served, clock, place, folder, running: running.expect("it listens"), client }
    }

    pub fn hub(&self) -> &Hub {
        self.served.hub()
    }

    /// Where the hub listens, with a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    pub fn head(&self, path: &str) -> RequestBuilder {
        self.client.head(self.url(path))
    }

    /// A question with a JSON body.
    pub fn put(&self, path: &str, body: impl Into<reqwest::blocking::Body>) -> RequestBuilder {
        self.client.put(self.url(path)).header("content-type", "application/json").body(body)
    }

    /// A question with a JSON body.
    pub fn post(&self, path: &str, body: impl Into<reqwest::blocking::Body>) -> RequestBuilder {
        self.client.post(self.url(path)).header("content-type", "application/json").body(body)
    }

    /// A café at head office, opened in September 2026.
    pub fn cafe(&self, name: &str, model: &str) -> String {
        let attributes = Attributes {
            since: month("2026-09"),
            model: model.to_owned(),
            commune: "01001".to_owned(),
            support: "exploitation".to_owned(),
        };
        let unit = NewUnit { id: None, name: name.to_owned(), attributes, season: [true; 12] };
        self.hub().add_unit(&unit, "test").expect("a café")
    }

    /// A till of a café, enrolled.
    pub fn till(&self, cafe: &str) -> Till {
        let till = Till::new(cafe, self.hub().is_synthetic());
        self.enrol(&till);
        till
    }

    /// Enrols a till with a code of its own.
    pub fn enrol(&self, till: &Till) {
        let code = self.hub().make_code(&till.cafe, "test").expect("a code");
        let answer = self.post("/v1/enrolements", till.enrolment(code.as_str())).send();
        assert_eq!(answer.expect("an answer").status(), 201);
    }

    /// A café with a till.
    pub fn cafe_with_till(&self) -> Till {
        self.till(&self.cafe("Le Mardi", "associatif"))
    }

    /// Sends a statement to where it belongs.
    pub fn send(
        &self,
        till: &Till,
        statement: &comptoir::statement::wire::SealedStatement,
    ) -> Response {
        let path = till.path(&statement.paper);
        self.put(&path, statement.to_bytes().to_vec()).send().expect("an answer")
    }

    /// The codes of what is odd, with their months, oldest first.
    pub fn odd(&self) -> Vec<String> {
        let sql = "SELECT code, month FROM anomaly ORDER BY number";
        let rows = self.hub().read(|transaction| transaction.query(sql, &[]));
        let text = |row: &comptoir::hub::storage::Row| {
            let month = row.maybe_text(1).expect("a text").unwrap_or_default();
            format!("{} {month}", row.text(0).expect("a text")).trim_end().to_owned()
        };
        rows.expect("rows").iter().map(text).collect()
    }

    /// The sum of an indicator over all cafés in a month, by the hub's figures.
    pub fn sum(&self, indicator: &str, month: &str) -> i64 {
        let sql = "SELECT CAST(SUM(f.value) AS BIGINT) FROM fact f \
                   JOIN series s ON s.number = f.series \
                   WHERE s.indicator = $1 AND f.month = $2 AND s.known = 1";
        let values = [indicator.into(), month.into()];
        self.hub().read(|transaction| transaction.number(sql, &values)).expect("a sum")
    }

    pub fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        self.hub().read(|transaction| transaction.number(&sql, &[])).expect("a count")
    }
}

/// A month, such as 2026-10.
pub fn month(text: &str) -> MonthName {
    MonthName::parse(text).expect("a month")
}

/// What a hub says that refuses.
pub fn problem(answer: Response) -> Problem {
    let kind = answer.headers().get("content-type").expect("a kind").clone();
    assert_eq!(kind, "application/problem+json");
    let problem: Problem = serde_json::from_slice(&answer.bytes().expect("bytes")).expect("JSON");
    assert!(!problem.title.is_empty() && !problem.title.starts_with("hub-"), "{problem:?}");
    assert!(!problem.detail.starts_with("hub-"), "{problem:?}");
    problem
}
