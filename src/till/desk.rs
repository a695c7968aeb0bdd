//! The desk: a till with its clock, its source of identifiers, its devices and whoever sits at it.
//! What screens, the demonstration and the commands do, they do here.

mod accounts;
pub mod agenda;
mod bread;
mod copies;
mod errands;
pub mod evenings;
pub mod inbox;
mod memberships;
mod papers;
mod parcels;
mod partners;
mod post;
pub mod quotes;
mod shelf;
pub mod stock;
mod volunteers;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use agenda::AgendaBoard;
pub use parcels::Relay;
pub use partners::PartnerBook;

use comptoir_hardware::slip::Slip;

use super::catalogue::Imported;
use super::post::PostState;
use super::{Act, Closed, Sold, Till, TillError};
use crate::devices::{Outlet, Trouble};
use crate::domain::barcode::in_store::Layouts;
use crate::domain::bread::Evening;
use crate::domain::catalog::Catalog;
use crate::domain::closing::{CashCount, OpenDay};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::fact::DrawerReason;
use crate::domain::funder::Funder;
use crate::domain::id::{Ids, OperatorId, ProductId, TicketId};
use crate::domain::membership::Terms;
use crate::domain::money::Cents;
use crate::domain::partner::Partner;
use crate::domain::payment::Offer;
use crate::domain::profile::Profile;
use crate::domain::text::Label;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::basket::Basket;
use crate::journal::entry::{Head, Place};
use crate::words::Words;

/// Says what time it is.
pub trait Clock: Send {
    /// The present moment, with the local offset.
    fn now(&self) -> Moment;
}

/// Remembers the journal's newest entry apart from the journal.
pub trait Anchors: Send {
    /// Remembers a head; `forced` after a closing, when it must be on the disk at once.
    fn remember(&self, head: Head, forced: bool);
}

/// What a desk is made of besides its till.
pub struct Equipment {
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// New identifiers.
    pub ids: Box<dyn Ids + Send>,
    /// Where heads are remembered.
    pub anchors: Box<dyn Anchors>,
    /// Printers and drawers.
    pub outlet: Box<dyn Outlet>,
    /// The identifier of this start of the machine: another one means that the power went.
    pub boot: String,
    /// Whether the key lies in a file, which the screen says.
    pub key_in_file: bool,
    /// Whether an anchor remembers entries that the journal lacks: it was put back to an older
    /// state, or its newest entries were removed. The screen says so, and selling goes on.
    pub rolled_back: bool,
}

/// A till with everything around it.
pub struct Desk {
    till: Till,
    equipment: Equipment,
    french: Words,
    operator: Option<OperatorId>,
    trouble: Option<Trouble>,
    /// Up to where jobs have been handed to devices.
    delivered: Option<Place>,
    catalog: Arc<Catalog>,
    layouts: Arc<Layouts>,
    partners: Arc<[Partner]>,
    memberships: Arc<BTreeMap<ProductId, Terms>>,
    copies: Option<copies::Copies>,
    /// The day on which names whose time is over were last erased.
    names_erased: Option<BusinessDay>,
    /// A delivery that is being counted; it is work, and lost with the program.
    delivery: Option<super::goods_in::draft::Draft>,
    /// The invoices of the folder of arrivals, as they were last read.
    invoices: inbox::Invoices,
    /// The way to the hub, where there is one.
    post: Option<post::Post>,
}

/// What screens need to know of the desk, taken at one moment.
#[derive(Debug, Clone)]
pub struct Situation {
    /// The present moment.
    pub now: Moment,
    /// The business day that this moment falls in.
    pub today: BusinessDay,
    /// The café, once set up.
    pub establishment: Option<Establishment>,
    /// What the network knows it by.
    pub profile: Profile,
    /// What the café sells.
    pub catalog: Arc<Catalog>,
    /// How the labels of the café's scales are laid out.
    pub layouts: Arc<Layouts>,
    /// Everyone who may use the till.
    pub operators: Vec<(OperatorId, Label)>,
    /// Who sits at it.
    pub operator: Option<OperatorId>,
    /// The day that is open, with its sums.
    pub open_day: Option<OpenDay>,
    /// What the last closing left in the drawer, in cents.
    pub proposed_float: Option<Cents>,
    /// Whether entries wait for the key.
    pub sealing_waits: bool,
    /// Whether the key lies in a file.
    pub key_in_file: bool,
    /// Whether an anchor remembers entries that the journal lacks.
    pub rolled_back: bool,
    /// Whether the copy of the last closing could not be made.
    pub copy_failed: bool,
    /// What keeps a device from working.
    pub trouble: Option<Trouble>,
    /// Whether a printer was set up.
    pub has_printer: bool,
    /// Jobs of which only a person can say what came out.
    pub uncertain: Vec<Place>,
    /// Businesses that the café deals with, by name.
    pub partners: Arc<[Partner]>,
    /// What is sold as a membership, and under which terms.
    pub memberships: Arc<BTreeMap<ProductId, Terms>>,
    /// Who paid for the last meal of each product.
    pub funders: BTreeMap<ProductId, Funder>,
    /// What waits, paid, for whoever asks: thousandths of each product.
    pub suspended: BTreeMap<ProductId, i64>,
    /// From when on bread is cheaper, if it ever is.
    pub evening: Option<Evening>,
    /// How many things wait in each trade.
    pub waiting: Waiting,
    /// How the sending to head office stands.
    pub post: PostState,
}

/// How many things wait for someone in each trade: the figures at the rail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Parcels to give back to their carrier.
    pub parcels: usize,
    /// Bread kept for someone today and not served yet.
    pub bread: usize,
    /// Activities that are over and of which nobody has said how they went.
    pub agenda: usize,
    /// Goods whose date comes close, and codes to be made a product of.
    pub grocery: usize,
}

/// A ticket in the list of the day.
#[derive(Debug, Clone)]
pub struct DayTicket {
    /// Its number.
    pub number: u64,
    /// When it was paid.
    pub at: Moment,
    /// The ticket.
    pub ticket: Ticket,
    /// The number of the counter-ticket that undid it.
    pub voided_by: Option<u64>,
    /// How many receipts of it were asked for.
    pub copies: u32,
}

impl Desk {
    /// A desk for this till. Jobs that a crash left behind are sorted out: see
    /// [`Desk::sort_out_jobs`].
    pub fn new(till: Till, equipment: Equipment) -> Self {
        let catalog = Arc::new(till.catalog().clone());
        let delivered = till.head().map(|head| head.place);
        // Without them cash is handed out for nobody, and selling goes on.
        let partners = till.partners().unwrap_or_default().into();
        // Without them a membership is sold as any article, and selling goes on.
        let memberships = till.membership_terms().unwrap_or_default().into();
        let mut desk = Self {
            till,
            equipment,
            french: Words::french(),
            operator: None,
            trouble: None,
            delivered,
            catalog,
            layouts: Arc::default(),
            partners,
            memberships,
            copies: None,
            names_erased: None,
            delivery: None,
            invoices: inbox::Invoices::new(),
            post: None,
        };
        desk.erase_old_names();
        desk.sort_out_jobs();
        desk
    }

    /// Says how the labels of the café's scales are laid out; until then as in French practice.
    pub fn set_layouts(&mut self, layouts: Layouts) {
        self.layouts = Arc::new(layouts);
    }

    /// The till itself.
    pub fn till(&mut self) -> &mut Till {
        &mut self.till
    }

    /// What the clock shows.
    pub fn now(&self) -> Moment {
        self.equipment.clock.now()
    }

    fn act(&self) -> Act {
        Act { at: self.now(), by: self.operator }
    }

    /// What screens need to know now.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn situation(&mut self) -> Result<Situation, TillError> {
        self.take_reports();
        let now = self.now();
        Ok(Situation {
            now,
            today: BusinessDay::of(now),
            establishment: self.till.ledger().establishment.clone(),
            post: self.post_state(),
            profile: self.till.ledger().profile.clone(),
            catalog: Arc::clone(&self.catalog),
            layouts: Arc::clone(&self.layouts),
            operators: self.till.operators()?,
            operator: self.operator,
            open_day: self.till.open_day().cloned(),
            proposed_float: self.till.proposed_float(),
            sealing_waits: self.till.unsealed_since().is_some(),
            key_in_file: self.equipment.key_in_file,
            rolled_back: self.equipment.rolled_back,
            copy_failed: self.copy_failed(),
            trouble: self.trouble,
            has_printer: self.equipment.outlet.has_printer(),
            uncertain: self.till.uncertain_jobs()?,
            partners: Arc::clone(&self.partners),
            memberships: Arc::clone(&self.memberships),
            funders: self.till.meal_funders()?,
            suspended: self.till.store().suspended()?,
            evening: self.till.store().evening()?,
            waiting: self.waiting(BusinessDay::of(now))?,
        })
    }

    /// How many things wait in each trade.
    fn waiting(&mut self, today: BusinessDay) -> Result<Waiting, TillError> {
        Ok(Waiting {
            bread: self.till.store().bread_waiting(today)?,
            grocery: self.parked_codes()?.len() + self.till.count_dated(today)?,
            parcels: self.till.count_to_return(self.act())?,
            agenda: self.till.untold_activities(self.now())?.len(),
        })
    }

    /// Begins the till of a café.
    ///
    /// # Errors
    /// [`TillError::Store`] when it has begun already or files fail.
    pub fn begin(&mut self, establishment: Establishment) -> Result<(), TillError> {
        let act = self.act();
        self.till.begin(act, establishment)?;
        self.after_commit(false)
    }

    /// Changes what the receipts say of the café, and how it is taxed.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn set_establishment(&mut self, establishment: Establishment) -> Result<(), TillError> {
        let act = self.act();
        self.till.set_establishment(act, establishment)?;
        self.after_commit(false)
    }

    /// Says what the network knows the café by.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn set_profile(&mut self, profile: Profile) -> Result<(), TillError> {
        let act = self.act();
        self.till.set_profile(act, profile)?;
        self.after_commit(false)
    }

    /// Takes a catalogue in, or only says what it would do.
    ///
    /// # Errors
    /// [`TillError::Catalogue`] with every mistake; [`TillError::Store`] when files fail.
    pub fn import(&mut self, bytes: &[u8], dry_run: bool) -> Result<Imported, TillError> {
        let act = self.act();
        let imported = self.till.import(act, self.equipment.ids.as_mut(), bytes, dry_run)?;
        self.catalog = Arc::new(self.till.catalog().clone());
        self.after_commit(false)?;
        Ok(imported)
    }

    /// Adds someone who may use the till.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn add_operator(&mut self, name: &Label) -> Result<OperatorId, TillError> {
        let act = self.act();
        let id = self.till.add_operator(act, self.equipment.ids.as_mut(), name)?;
        self.after_commit(false)?;
        Ok(id)
    }

    /// Someone sits down at the till, or nobody does.
    pub fn sit_down(&mut self, operator: Option<OperatorId>) {
        self.operator = operator;
    }

    /// Opens the day.
    ///
    /// # Errors
    /// As [`Till::open`].
    pub fn open_day(&mut self, float: Cents) -> Result<BusinessDay, TillError> {
        let day = self.till.open(self.act(), float)?;
        self.after_commit(false)?;
        Ok(day)
    }

    /// An empty basket under a new identifier.
    pub fn new_basket(&mut self) -> Basket {
        Basket::new(TicketId::new(self.equipment.ids.next()))
    }

    /// Keeps the basket, so that a crash of the program does not lose it.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file fails; the sale goes on without a draft.
    pub fn keep_draft(&mut self, basket: &Basket) -> Result<(), TillError> {
        Ok(self.till.store().work().keep_draft(basket)?)
    }

    /// The basket that a crash left behind.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn draft(&mut self) -> Result<Option<Basket>, TillError> {
        self.till.draft()
    }

    /// Pays a basket; cash opens the drawer.
    ///
    /// # Errors
    /// As [`Till::pay`].
    pub fn pay(&mut self, basket: &Basket, offers: &[Offer]) -> Result<Sold, TillError> {
        let sold = self.till.pay(self.act(), basket, offers)?;
        self.after_commit(sold.closed_day.is_some())?;
        Ok(sold)
    }

    /// Voids a ticket.
    ///
    /// # Errors
    /// As [`Till::void`].
    pub fn void(&mut self, number: u64) -> Result<Sold, TillError> {
        let act = self.act();
        let sold = self.till.void(act, self.equipment.ids.as_mut(), number)?;
        self.after_commit(sold.closed_day.is_some())?;
        Ok(sold)
    }

    /// Gives a basket up.
    ///
    /// # Errors
    /// As [`Till::abandon`].
    pub fn abandon(&mut self, basket: Basket) -> Result<(), TillError> {
        self.till.abandon(self.act(), basket)?;
        self.after_commit(false)
    }

    /// Opens the drawer without a sale.
    ///
    /// # Errors
    /// As [`Till::open_drawer`].
    pub fn open_drawer(&mut self, reason: DrawerReason) -> Result<(), TillError> {
        self.till.open_drawer(self.act(), reason)?;
        self.after_commit(false)
    }

    /// Prints a ticket's receipt and gives it back for the screen: the original the first time,
    /// duplicates after.
    ///
    /// # Errors
    /// As [`Till::issue_receipt`].
    pub fn print_receipt(&mut self, number: u64) -> Result<Slip, TillError> {
        let (place, _) = self.till.issue_receipt(self.act(), number)?;
        self.after_commit(false)?;
        self.slip_of(place)
    }

    /// Reads the day (X), prints it and gives it back for the screen.
    ///
    /// # Errors
    /// As [`Till::read`].
    pub fn read_day(&mut self) -> Result<Slip, TillError> {
        let place = self.till.read(self.act())?;
        self.after_commit(false)?;
        self.slip_of(place)
    }

    /// Closes the day (Z), prints it and gives it back for the screen.
    ///
    /// # Errors
    /// As [`Till::close`].
    pub fn close_day(&mut self, counted: Option<CashCount>) -> Result<(Closed, Slip), TillError> {
        let closed = self.till.close(self.act(), counted)?;
        self.after_commit(true)?;
        let slip = self.slip_of(closed.place)?;
        Ok((closed, slip))
    }

    /// The open day's tickets, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn tickets_of_the_day(&mut self, limit: usize) -> Result<Vec<DayTicket>, TillError> {
        let rows = self.till.tickets_of_the_day()?;
        let mut tickets = Vec::new();
        for row in rows.into_iter().take(limit) {
            let at = self.till.entry(row.place)?.at;
            tickets.push(DayTicket {
                number: row.number,
                at,
                ticket: self.till.ticket(row.number)?,
                voided_by: row.voided_by,
                copies: row.copies,
            });
        }
        Ok(tickets)
    }

    /// Work for a moment when nobody waits: moves the log into the file.
    ///
    /// # Errors
    /// [`TillError::Store`] when the disk refuses; nothing is lost.
    pub fn rest(&mut self) -> Result<(), TillError> {
        self.take_reports();
        self.erase_old_names();
        self.tend_post();
        if self.till.store().wants_checkpoint() {
            self.till.store().checkpoint()?;
        }
        Ok(())
    }

    /// Remembers the head and hands new jobs to the devices: only ever after the commit.
    fn after_commit(&mut self, forced: bool) -> Result<(), TillError> {
        if let Some(head) = self.till.head() {
            self.equipment.anchors.remember(head, forced);
        }
        // The sale is on the disk: whatever fails from here on is no failure of the sale.
        if forced && self.copy_closed_day().is_err() {
            self.copies.get_or_insert_default().fail();
        }
        let _ = self.deliver_new_jobs();
        Ok(())
    }
}
