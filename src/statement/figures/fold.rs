//! One pass over the journal: the catalogue as it stood when something was sold, and the figures of
//! one month. Each concern has a file of its own.

mod agenda;
mod known;
mod partners;
mod past;
mod sales;

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::errands::Errands;
use super::evenings::Evenings;
use super::house::House;
use super::members::Members;
use super::people::Hours;
use super::visits::{Order, Visits};
use super::{Figure, Figures, Key};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::money::{AmountError, Cents};
use crate::domain::profile::Profile;
use crate::journal::entry::Entry;
use crate::statement::rates;
use crate::statement::registry::Registry;
use crate::statement::{MonthName, MonthSpan};
use agenda::Agenda;
use known::Known;
use partners::Partners;
use past::Past;

/// What is counted at every till, so that nothing and missing stay two things.
const ALWAYS: [&str; 5] = [
    "ventes.tickets",
    "ventes.annulations",
    "ventes.cafes_servis",
    "ventes.cafes_offerts",
    "solidarite.cafes_suspendus",
];

/// Why the figures of a month can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FoldError {
    /// A sum goes beyond what a statement can say.
    #[error("a figure is out of range")]
    Amount(#[from] AmountError),
}

/// The figures of a month, on their way. Entries are handed in in the journal's order, all of them:
/// what a product counted as is told by the entries before its sale.
#[derive(Debug, Clone)]
pub struct Fold {
    month: MonthName,
    registry: Registry,
    salt: Option<String>,
    /// The code of each family.
    families: BTreeMap<FamilyId, Past<String>>,
    products: BTreeMap<ProductId, Past<Known>>,
    /// The number of the next ticket, and the months of those before it.
    next: u64,
    months: Past<MonthName>,
    partners: Partners,
    agenda: Agenda,
    opened: BTreeSet<BusinessDay>,
    closed: BTreeSet<BusinessDay>,
    profile: Option<Profile>,
    figures: Figures,
    hours: Hours,
    members: Members,
    visits: Visits,
    errands: Errands,
    evenings: Evenings,
    house: House,
    running: Running,
}

/// What has been sold since the till's first month, the month itself included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Running {
    /// Own sales with VAT, in cents.
    pub sales: Cents,
    /// Coffees served.
    pub coffees: i64,
}

/// A month, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// What the café was then, or said that it was as soon as it was asked.
    pub profile: Profile,
    /// Its figures.
    pub figures: Figures,
    /// How many of its days were opened.
    pub opened: usize,
    /// How many of those were closed.
    pub closed: usize,
    /// The sums since the till's first month.
    pub running: Running,
}

impl Fold {
    /// Nothing yet of a month. The network's `salt` makes the keys of partners; without one none
    /// are listed.
    pub fn new(month: MonthName, registry: Registry, salt: Option<&str>) -> Self {
        Self {
            month,
            registry,
            salt: salt.map(ToOwned::to_owned),
            families: BTreeMap::new(),
            products: BTreeMap::new(),
            next: 1,
            months: Past::default(),
            partners: Partners::default(),
            agenda: Agenda::default(),
            opened: BTreeSet::new(),
            closed: BTreeSet::new(),
            profile: None,
            figures: Figures::default(),
            hours: Hours::default(),
            members: Members::default(),
            visits: Visits::new(Order::usual()),
            errands: Errands::default(),
            evenings: Evenings::default(),
            house: House::default(),
            running: Running::default(),
        }
    }

    /// The network's salt, by which the keys of partners are made.
    pub fn salted(&mut self, salt: &str) {
        self.salt = Some(salt.to_owned());
    }

    /// Takes the next entry in.
    ///
    /// # Errors
    /// [`FoldError`] when a sum goes beyond its range; the figures are then useless.
    pub fn take(&mut self, entry: &Entry) -> Result<(), FoldError> {
        let day = BusinessDay::of(entry.at);
        let within = self.month.span(day) == MonthSpan::Within;
        self.partners.take(self.month, &entry.fact, (day, self.next));
        match &entry.fact {
            Fact::FamilySet(family) => {
                let code = self.registry.code_for("famille", family.name.as_str());
                let code = code.unwrap_or("autres").to_owned();
                self.families.entry(family.id).or_default().set(self.next, code);
            }
            Fact::ProductSet(product) => {
                let known = Known::of(product, &self.registry);
                self.products.entry(product.id).or_default().set(self.next, known);
                self.house.product(product);
            }
            // A café that moves is elsewhere from the next month on.
            Fact::ProfileSet(profile)
                if self.profile.is_none() || self.month.span(day) != MonthSpan::After =>
            {
                self.profile = Some(profile.clone());
            }
            Fact::PartnerSettled(settled) if within => {
                let service =
                    self.partners.service(Some(settled.partner), self.next).unwrap_or("autre");
                let key = Key::plain("tiers.commission").with("service", service);
                self.figures.add(key, Figure::Amount(settled.commission))?;
            }
            Fact::DayOpened { day, .. } if self.month.span(*day) == MonthSpan::Within => {
                self.opened.insert(*day);
                self.house.opened(*day, entry.at);
            }
            Fact::DayClosed(closing) if self.month.span(closing.day.day) == MonthSpan::Within => {
                self.closed.insert(closing.day.day);
                self.house.lived(closing.day.day, entry.at);
            }
            Fact::Activity(fact) => self.agenda.take(fact),
            Fact::TicketPaid { ticket, .. } => self.ticket(entry, ticket)?,
            Fact::Parcel(fact) => {
                self.visits.relay((fact, entry.at, within), &mut self.figures)?;
            }
            Fact::Stock(fact) if within => self.house.stock(fact)?,
            Fact::Evening(fact) => self.evenings.take(fact, entry.at),
            Fact::Errand(fact) => self.errands.take(self.month, fact),
            Fact::Membership(fact) => self.members.take(self.month.span(day), fact),
            Fact::Volunteer(fact) => self.hours.take(self.month, fact),
            _ => {}
        }
        Ok(())
    }

    /// The month, with a zero for whatever a till counts and nothing happened to.
    ///
    /// # Errors
    /// [`FoldError`] when a sum goes beyond its range.
    pub fn finish(mut self) -> Result<Month, FoldError> {
        for code in ALWAYS {
            self.figures.count_up(code, 0)?;
        }
        self.agenda.tell_partners(self.month, &mut self.partners);
        self.evenings.tell_partners(|partner, day| self.partners.link(self.month, partner, day));
        self.agenda.finish(self.month, &mut self.figures)?;
        self.partners.finish(self.month, self.salt.as_deref(), &mut self.figures)?;
        self.figures.count_up("ouverture.jours", whole(self.opened.len()))?;
        self.hours.tell(&mut self.figures)?;
        self.members.tell(self.month, &mut self.figures)?;
        self.errands.tell(&mut self.figures)?;
        self.visits.tell(&mut self.figures)?;
        let key_of = |partner| self.partners.key(self.salt.as_deref(), partner);
        self.evenings.tell(self.month, key_of, &mut self.figures)?;
        self.house.tell(&mut self.figures)?;
        // A rate that was typed by mistake and voided is not worth a word.
        self.figures.drop_zeros(rates::LIST, rates::OTHER);
        Ok(Month {
            profile: self.profile.unwrap_or_default(),
            figures: self.figures,
            opened: self.opened.len(),
            closed: self.closed.len(),
            running: self.running,
        })
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
