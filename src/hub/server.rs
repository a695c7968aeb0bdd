//! The hub on the network: HTTP on an address of this machine, stopped gracefully.
//!
//! The work behind a question blocks (files, locks, a database), so it runs on threads that may,
//! only so many at a time: who comes when all are taken is told when to come again.

pub mod limits;
pub mod metrics;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::{Semaphore, oneshot};

use super::intake::{AskError, Asked};
use super::problem::Refusal;
use super::{Hub, HubError, routes};
use crate::words::Words;
use limits::Attempts;
use metrics::Counters;

/// Questions that are worked on at once.
pub const AT_ONCE: usize = 16;
/// Parcels of files that are read at once.
pub const UPLOADS: usize = 2;
/// Questions that may wait for one of those to end.
const WAITING: usize = 64;

/// Why the hub can't serve.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address can't be had.
    #[error("the hub can't listen on {address}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The system refused threads, or the network failed.
    #[error("the hub can't serve")]
    System(#[source] io::Error),
}

/// What every route has at hand.
pub struct Served {
    hub: Hub,
    words: Words,
    workers: Semaphore,
    door: Semaphore,
    /// Turns for whoever drops many files at once, which are held in memory until they are read.
    pub uploads: Semaphore,
    pub(super) attempts: Mutex<Attempts>,
    pub(super) counters: Mutex<Counters>,
}

/// A hub that is served, as routes hold it.
pub type Shared = Arc<Served>;

impl Served {
    /// A hub ready to be asked.
    pub fn new(hub: Hub, at_once: usize) -> Shared {
        Arc::new(Self {
            hub,
            words: Words::of_the_hub(),
            workers: Semaphore::new(at_once),
            door: Semaphore::new(if at_once == 0 { 0 } else { at_once + WAITING }),
            uploads: Semaphore::new(UPLOADS),
            attempts: Mutex::default(),
            counters: Mutex::default(),
        })
    }

    /// The hub.
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// What it says.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Counts an answer.
    pub(super) fn count(&self, change: impl FnOnce(&mut Counters)) {
        change(&mut self.counters.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Does work that blocks, on a thread that may.
pub async fn work<T: Send + 'static>(
    served: &Shared,
    work: impl FnOnce(&Served) -> Asked<T> + Send + 'static,
) -> Asked<T> {
    // Between five and forty seconds, so that those who were sent away don't come back together.
    let seconds = u32::try_from(served.hub.world().id().as_u128() % 36).unwrap_or(0) + 5;
    let busy = move |_| AskError::Refused(Refusal::Busy { seconds });
    let _waiting = served.door.try_acquire().map_err(busy)?;
    let _working = served.workers.acquire().await.map_err(|_| Refusal::Unavailable)?;
    let own = served.clone();
    let done = tokio::task::spawn_blocking(move || work(&own)).await;
    done.map_err(|_| AskError::Failed(HubError::Missing("answer")))?
}

/// A hub that runs on threads of its own, until it is dropped or stopped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<Result<(), ServeError>>>,
}

impl Running {
    /// Begins to serve on an address; port 0 takes a free one.
    ///
    /// # Errors
    /// [`ServeError`] when the address can't be had.
    pub fn start(served: Shared, address: SocketAddr) -> Result<Self, ServeError> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, readiness) = std::sync::mpsc::channel();
        let serve = move || {
            let say = move |bound| {
                let _ = ready.send(bound);
            };
            run(served, address, say, async move {
                let _ = stopped.await;
            })
        };
        let thread = std::thread::Builder::new().name("hub".to_owned()).spawn(serve);
        let thread = thread.map_err(ServeError::System)?;
        match readiness.recv() {
            Ok(address) => Ok(Self { address, stop: Some(stop), thread: Some(thread) }),
            // The thread ended before it was ready: it says why.
            Err(_) => match thread.join() {
                Ok(Err(error)) => Err(error),
                _ => Err(ServeError::System(io::Error::other("the hub's thread ended"))),
            },
        }
    }

    /// Answers what was asked, and stops.
    pub fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Serves until `until` is over; what was asked by then is answered. Says where it listens once it
/// does.
///
/// # Errors
/// [`ServeError`] when the address can't be had or the system fails.
pub fn run(
    served: Shared,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
    until: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let threads = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    threads.map_err(ServeError::System)?.block_on(async move {
        let listener = TcpListener::bind(address).await;
        let listener = listener.map_err(|source| ServeError::Listen { address, source })?;
        let bound = listener.local_addr().map_err(ServeError::System)?;
        let router: Router = routes::router(served);
        ready(bound);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(until)
            .await
            .map_err(ServeError::System)
    })
}

/// Over when the machine, or somebody at the keyboard, asks the program to end.
pub async fn asked_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
