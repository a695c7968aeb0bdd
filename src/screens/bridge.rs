//! The way from the window to the till. The till lives on a thread of its own, which alone waits
//! for the disk; requests go there in order and answers come back as messages.

use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use iced::futures::channel::{mpsc, oneshot};
use iced::futures::{Stream, StreamExt, stream};
use iced::{Subscription, Task};

use super::{House, OpenProblem, Opener, Refusal};
// What comes over the bridge: screens know these of the till and nothing else.
pub use crate::till::accounts::{Customer, CustomerFile, Moved, Movement};
pub use crate::till::agenda::{AgendaItem, minute_of};
pub use crate::till::bread::board::{Board, Due, Kept, Line, OrderSheet, SheetLine};
pub use crate::till::bread::{BreadError, StatementSheet};
pub use crate::till::desk::evenings::Cups;
pub use crate::till::desk::inbox::{Arrival, Opened, Standing, SupplierFault};
pub use crate::till::desk::quotes::{Quote, QuoteSource, Sheet};
pub use crate::till::desk::stock::ShopBoard;
pub use crate::till::desk::{AgendaBoard, DayTicket, Desk, PartnerBook, Relay, Situation, Waiting};
pub use crate::till::errands::{ErrandRow, ErrandWhat};
pub use crate::till::goods_in::draft::{Draft, DraftLine};
pub use crate::till::goods_in::{Difference, Received};
pub use crate::till::memberships::{MemberBook, MembershipRow, NewMembership};
pub use crate::till::month::{Change, MonthQuestion, MonthSheet, SubmissionState};
pub use crate::till::network::{Sealing, network_key};
pub use crate::till::news::{Beside, BesideRow, LetterShown};
pub use crate::till::parcels::usual::names as usual_carriers;
pub use crate::till::parcels::{
    DriverList, Followed, LinkedSales, NewParcel, ParcelRow, Proposal, Statement, Visit,
};
pub use crate::till::partners::PartnerAccount;
pub use crate::till::post::{Joining, PostState, joining_key, trouble_key};
pub use crate::till::shelf::labels::Wanted;
pub use crate::till::shelf::{NewProduct, ShelfError, usual};
pub use crate::till::stock::prices::NewCost;
pub use crate::till::stock::shelf::{Dated, NewLot};
pub use crate::till::stock::{Inventory, Move};
pub use crate::till::volunteers::{Stay, Team};
pub use crate::till::{Closed, Sold, TillError};

/// The most requests that may wait. A person makes one at a time, with a draft for each touch.
const QUEUE: usize = 64;

/// How long the till waits for a request before it rests: soon after work, when devices report,
/// then ever less often. The last is short enough for the minutes of the clock.
const RESTS: [Duration; 4] = [
    Duration::from_millis(300),
    Duration::from_millis(900),
    Duration::from_secs(3),
    Duration::from_secs(12),
];

/// How long a till that another thread holds is waited for: closing takes less.
const HANDOVER: Duration = Duration::from_secs(2);

/// Something to do with the desk, on the till's thread.
type Request = Box<dyn FnOnce(&mut Desk) + Send>;

/// The latest situation, until the window takes it.
type Latest = Arc<Mutex<Option<Situation>>>;

/// The window's end of the bridge. When it is dropped the till is closed.
pub struct Bridge {
    requests: SyncSender<Request>,
    latest: Latest,
    news: News,
}

impl Bridge {
    /// Starts the till's thread, which opens the till. The task says how that went; afterwards
    /// [`Bridge::latest`] has the first situation.
    pub fn open(opener: Opener, house: House) -> (Self, Task<Result<(), OpenProblem>>) {
        let (requests, queue) = sync_channel::<Request>(QUEUE);
        let (answer, opened) = oneshot::channel();
        let (wake, woken) = mpsc::channel(1);
        let latest = Latest::default();
        let shared = Arc::clone(&latest);
        let thread = thread::Builder::new().name("till".to_owned());
        let started = thread.spawn(move || match open(&opener, house) {
            Ok((desk, situation)) => {
                let seen = Noteworthy::of(&situation);
                put(&shared, situation);
                // Nobody waits for the answer when the window is gone already; the loop ends too.
                let _ = answer.send(Ok(()));
                serve(desk, &queue, &shared, wake, seen);
            }
            Err(problem) => {
                let _ = answer.send(Err(problem));
            }
        });
        let opened = async move {
            match started {
                Ok(_) => opened.await.unwrap_or_else(|_| Err(stopped())),
                Err(error) => Err(OpenProblem::Other(error.to_string())),
            }
        };
        (Self { requests, latest, news: News::new(woken) }, Task::future(opened))
    }

    /// Asks the till for something. The answer comes as the task's message; before it, the new
    /// situation is there to be taken.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Desk) -> Result<T, TillError> + Send + 'static,
    ) -> Task<Result<T, Refusal>> {
        let (answer, answered) = oneshot::channel();
        let latest = Arc::clone(&self.latest);
        let request: Request = Box::new(move |desk| {
            let result = question(desk).map_err(|error| Refusal::of(&error));
            // Without a situation the window goes on with the one that it has.
            if let Ok(situation) = desk.situation() {
                put(&latest, situation);
            }
            // An answer that nobody waits for concerns nobody.
            let _ = answer.send(result);
        });
        match self.requests.try_send(request) {
            Ok(()) => Task::future(async { answered.await.unwrap_or(Err(Refusal::Stopped)) }),
            Err(TrySendError::Full(_)) => Task::done(Err(Refusal::Busy)),
            Err(TrySendError::Disconnected(_)) => Task::done(Err(Refusal::Stopped)),
        }
    }

    /// Hands the till something to do of which nothing needs to be known, such as keeping a
    /// draft. It is left out when too much waits already.
    pub fn tell(&self, request: impl FnOnce(&mut Desk) + Send + 'static) {
        // A draft that is left out is made up for by the next one.
        let _ = self.requests.try_send(Box::new(request));
    }

    /// The newest situation, if one has come since the last call.
    pub fn latest(&self) -> Option<Situation> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Wakes the window when something has changed that nobody asked about, such as a printer
    /// that stopped answering, and once a minute for the clock.
    pub fn news(&self) -> Subscription<()> {
        Subscription::run_with(self.news.clone(), News::stream)
    }
}

fn stopped() -> OpenProblem {
    OpenProblem::Other("the till's thread stopped".to_owned())
}

fn open(opener: &Opener, house: House) -> Result<(Desk, Situation), OpenProblem> {
    let patience = Instant::now() + HANDOVER;
    let mut desk = loop {
        match opener(house) {
            // The till that was just left lets go of its folder as soon as its thread notices.
            Err(OpenProblem::InUse) if Instant::now() < patience => {
                thread::park_timeout(Duration::from_millis(50));
            }
            opened => break opened?,
        }
    };
    let situation = desk.situation().map_err(|error| OpenProblem::Other(error.to_string()))?;
    Ok((desk, situation))
}

fn put(latest: &Latest, situation: Situation) {
    *latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(situation);
}

/// Answers requests until the window is gone, and rests in between.
fn serve(
    mut desk: Desk,
    queue: &Receiver<Request>,
    latest: &Latest,
    mut wake: mpsc::Sender<()>,
    mut seen: Noteworthy,
) {
    let mut rests = 0;
    loop {
        match queue.recv_timeout(RESTS[rests.min(RESTS.len() - 1)]) {
            Ok(request) => {
                request(&mut desk);
                // The answer tells how the post stands now: what becomes of it later is news.
                seen.post = desk.post_state();
                rests = 0;
            }
            Err(RecvTimeoutError::Timeout) => {
                // An answer that is on its way is looked for sooner.
                rests = if desk.is_posting() { 1 } else { rests + 1 };
                // What fails here fails again at the next sale, where someone reads about it.
                let _ = desk.rest();
                if let Ok(situation) = desk.situation() {
                    let now = Noteworthy::of(&situation);
                    if now != seen {
                        seen = now;
                        put(latest, situation);
                        // A full channel means that the window is to wake already.
                        let _ = wake.try_send(());
                    }
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// What is worth a redraw that nobody asked for.
#[derive(PartialEq)]
struct Noteworthy {
    minute: i64,
    trouble: bool,
    uncertain: usize,
    sealing_waits: bool,
    post: PostState,
}

impl Noteworthy {
    fn of(situation: &Situation) -> Self {
        Self {
            minute: situation.now.utc_ms().div_euclid(60_000),
            trouble: situation.trouble.is_some(),
            uncertain: situation.uncertain.len(),
            sealing_waits: situation.sealing_waits,
            post: situation.post.clone(),
        }
    }
}

/// The till's end of the bell. It is known by a number, so that iced keeps one subscription.
#[derive(Clone)]
struct News {
    id: u64,
    receiver: Arc<Mutex<Option<mpsc::Receiver<()>>>>,
}

impl News {
    fn new(receiver: mpsc::Receiver<()>) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { id, receiver: Arc::new(Mutex::new(Some(receiver))) }
    }

    fn stream(&self) -> impl Stream<Item = ()> + use<> {
        let receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner).take();
        stream::iter(receiver).flatten()
    }
}

impl Hash for News {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
