//! The hub's program as a simulation runs it: its own routes on its own store, started, killed and
//! started again on what the disk held.

use std::cell::OnceCell;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use comptoir::hub::server::{Served, Shared};
use comptoir::hub::{Hub, routes};
use comptoir::network::letter::{Carrier, Fault, Letter, Reply};
use comptoir::statement::exchange::PROTOCOL_HEADER;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use super::store::{Fate, Harm, Harmed, photograph};
use crate::ground::Fixed;

thread_local! {
    static RUNTIME: OnceCell<Runtime> = const { OnceCell::new() };
}

/// The most bytes of an answer.
const MOST_BYTES: usize = 1 << 20;

/// A program that runs.
struct Program {
    served: Shared,
    router: Router,
}

/// The hub, through all its lives.
pub struct HubProcess {
    root: PathBuf,
    life: u32,
    program: Option<Program>,
    fate: Arc<Mutex<Fate>>,
    pub clock: Fixed,
}

impl HubProcess {
    /// The hub of a folder, which is copied, on a clock of its own.
    pub fn start(template: &Path, root: &Path, clock: Fixed) -> Self {
        let mut process =
            Self { root: root.to_owned(), life: 0, program: None, fate: Arc::default(), clock };
        photograph(template, &process.folder(), None);
        process.run();
        process
    }

    fn folder(&self) -> PathBuf {
        self.root.join(format!("hub-{}", self.life))
    }

    fn fate(&self) -> MutexGuard<'_, Fate> {
        self.fate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&mut self) {
        let folder = self.folder();
        let picture = self.root.join(format!("hub-{}", self.life + 1));
        let Fate { keeps_halves, forgets_sums, .. } = *self.fate();
        *self.fate() = Fate { harm: None, picture, is_dead: false, keeps_halves, forgets_sums };
        let store = Harmed::open(&folder, self.fate.clone()).expect("a store");
        let hub = Hub::open_on(Box::new(store), &folder, Box::new(self.clock.clone()));
        let served = Served::new(hub.expect("a hub"), 4);
        let router = routes::router(served.clone());
        self.program = Some(Program { served, router });
    }

    /// Starts the program again on the picture that was taken of its disk.
    fn revive(&mut self) {
        let old = self.folder();
        self.program = None;
        self.life += 1;
        self.run();
        fs::remove_dir_all(old).expect("the old files");
    }

    /// Kills the program between two questions, and starts it again.
    pub fn crash(&mut self) {
        let picture = self.root.join(format!("hub-{}", self.life + 1));
        photograph(&self.folder(), &picture, None);
        self.revive();
    }

    /// Goes on with another picture of its disk: a copy that head office had put aside.
    pub fn restore(&mut self, copy: &Path) {
        self.program = None;
        photograph(copy, &self.root.join(format!("hub-{}", self.life + 1)), None);
        self.revive();
    }

    /// Puts a copy of its disk aside.
    pub fn copy_to(&self, copy: &Path) {
        let _ = fs::remove_dir_all(copy);
        photograph(&self.folder(), copy, None);
    }

    /// What goes wrong next, after so many statements.
    pub fn harm(&mut self, harm: Option<(u64, Harm)>) {
        self.fate().harm = harm;
    }

    /// A defect of its store.
    pub fn keep_halves(&mut self) {
        self.fate().keeps_halves = true;
    }

    /// A defect of its sums.
    pub fn forget_sums(&mut self) {
        self.fate().forgets_sums = true;
    }

    /// Does something as head office does at its desk; harm may come to it.
    pub fn at_desk<T, E>(&mut self, work: impl FnOnce(&Hub) -> Result<T, E>) -> Option<T> {
        let done = work(self.hub()).ok();
        if self.heal() { None } else { done }
    }

    /// The hub itself, to be looked into.
    pub fn hub(&self) -> &Hub {
        self.program.as_ref().expect("it runs").served.hub()
    }

    /// No harm that did not happen happens later. Says whether the program was killed; it runs
    /// again then.
    fn heal(&mut self) -> bool {
        self.fate().harm = None;
        let was_killed = self.fate().is_dead;
        if was_killed {
            self.revive();
        }
        was_killed
    }
}

impl Carrier for HubProcess {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        let router = self.program.as_ref().expect("it runs").router.clone();
        let reply = RUNTIME.with(|runtime| {
            let made = || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.expect("a runtime")
            };
            runtime.get_or_init(made).block_on(ask(router, letter))
        });
        // Whoever was killed has answered nobody.
        if self.heal() { Err(Fault::Cut) } else { Ok(reply) }
    }
}

/// Asks as the till's own client does, with what it sets on its way.
async fn ask(router: Router, letter: &Letter) -> Reply {
    let peer = SocketAddr::from(([127, 0, 0, 1], 9));
    let request = Request::builder()
        .method(letter.method.name())
        .uri(&letter.path)
        .extension(ConnectInfo(peer))
        .header(header::CONTENT_TYPE, "application/json");
    let request = match &letter.authorization {
        Some(signature) => request.header(header::AUTHORIZATION, signature),
        None => request,
    };
    let request = request.body(Body::from(letter.body.clone())).expect("a question");
    let answer = router.oneshot(request).await.expect("routes always answer");
    let headers = answer.headers();
    let wait = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    let reply = Reply {
        status: answer.status().as_u16(),
        is_hub: headers.contains_key(PROTOCOL_HEADER),
        retry_after: wait.and_then(|wait| wait.parse().ok()),
        body: Vec::new(),
    };
    let body = to_bytes(answer.into_body(), MOST_BYTES).await.expect("a body");
    Reply { body: body.to_vec(), ..reply }
}
