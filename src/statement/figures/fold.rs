//! One pass over the journal: the catalogue as it stood when something was sold, and the figures of
//! one month.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::people::Hours;
use super::{Figure, Figures, Key};
use crate::domain::catalog::Nature;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, PartnerId, ProductId};
use crate::domain::money::{AmountError, Cents};
use crate::domain::parcel::ParcelFact;
use crate::domain::partner::{Partner, Role};
use crate::domain::payment::Method;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket, TicketLine};
use crate::domain::vat::VatRate;
use crate::journal::entry::Entry;
use crate::statement::registry::Registry;
use crate::statement::{MonthName, MonthSpan};

/// What the café's catalogue marks coffee with.
const COFFEE: &str = "cafe";
/// What it marks meals with that someone funds.
const SOLIDARITY: &str = "repas_solidaire";
/// Thousandths of a piece.
const PIECE: i64 = 1_000;
/// What is counted at every till, so that nothing and missing stay two things.
const ALWAYS: [&str; 6] = [
    "ventes.tickets",
    "ventes.annulations",
    "ventes.cafes_servis",
    "ventes.cafes_offerts",
    "solidarite.cafes_suspendus",
    "partenariats.nouveaux",
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
#[derive(Debug)]
pub struct Fold {
    month: MonthName,
    registry: Registry,
    families: BTreeMap<FamilyId, String>,
    products: BTreeMap<ProductId, Vec<String>>,
    partners: BTreeMap<PartnerId, Partner>,
    opened: BTreeSet<BusinessDay>,
    closed: BTreeSet<BusinessDay>,
    figures: Figures,
    hours: Hours,
    begun: Option<MonthName>,
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
    /// Its figures.
    pub figures: Figures,
    /// How many of its days were opened.
    pub opened: usize,
    /// How many of those were closed.
    pub closed: usize,
    /// The first month in which the till was used, if it has been.
    pub begun: Option<MonthName>,
    /// The sums since then.
    pub running: Running,
}

impl Fold {
    /// Nothing yet of a month.
    pub fn new(month: MonthName, registry: Registry) -> Self {
        Self {
            month,
            registry,
            families: BTreeMap::new(),
            products: BTreeMap::new(),
            partners: BTreeMap::new(),
            opened: BTreeSet::new(),
            closed: BTreeSet::new(),
            figures: Figures::default(),
            hours: Hours::default(),
            begun: None,
            running: Running::default(),
        }
    }

    /// Takes the next entry in.
    ///
    /// # Errors
    /// [`FoldError`] when a sum goes beyond its range; the figures are then useless.
    pub fn take(&mut self, entry: &Entry) -> Result<(), FoldError> {
        let day = BusinessDay::of(entry.at);
        let within = self.month.span(day) == MonthSpan::Within;
        match &entry.fact {
            Fact::FamilySet(family) => {
                self.families.insert(family.id, family.name.to_string());
            }
            Fact::ProductSet(product) => {
                let tags = product.tags.iter().map(ToString::to_string).collect();
                self.products.insert(product.id, tags);
            }
            Fact::PartnerSet(partner) => self.meet(partner, day)?,
            Fact::PartnerSettled(settled) if within => {
                let service = self.partner_service(Some(settled.partner)).unwrap_or("autre");
                self.money("tiers.commission", "service", service, settled.commission)?;
            }
            Fact::DayOpened { day, .. } => {
                self.begun.get_or_insert(MonthName::of(*day));
                if self.month.span(*day) == MonthSpan::Within {
                    self.opened.insert(*day);
                }
            }
            Fact::DayClosed(closing) if self.month.span(closing.day.day) == MonthSpan::Within => {
                self.closed.insert(closing.day.day);
            }
            Fact::TicketPaid { ticket, .. } => self.ticket(ticket)?,
            Fact::Parcel(ParcelFact::HandedOver { .. } | ParcelFact::DroppedOff(_)) if within => {
                // One visit for each act at the counter, however many parcels changed hands.
                self.visit("colis", 1)?;
            }
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
            self.count(code, 0)?;
        }
        let active = self.partners.values().filter(|partner| is_local(partner) && partner.active);
        let active = whole(active.count());
        self.count("partenariats.actifs_fin_mois", active)?;
        self.count("ouverture.jours", whole(self.opened.len()))?;
        self.hours.tell(&mut self.figures)?;
        Ok(Month {
            figures: self.figures,
            opened: self.opened.len(),
            closed: self.closed.len(),
            begun: self.begun,
            running: self.running,
        })
    }

    fn meet(&mut self, partner: &Partner, day: BusinessDay) -> Result<(), FoldError> {
        let span = self.month.span(day);
        if span == MonthSpan::After {
            return Ok(());
        }
        let former = self.partners.insert(partner.id, partner.clone());
        let new = is_local(partner) && !former.is_some_and(|former| is_local(&former));
        if new && span == MonthSpan::Within {
            self.count("partenariats.nouveaux", 1)?;
        }
        Ok(())
    }

    fn ticket(&mut self, ticket: &Ticket) -> Result<(), FoldError> {
        let span = self.month.span(ticket.day);
        if span == MonthSpan::After {
            return Ok(());
        }
        let coffees = self.coffees(ticket);
        let running = &mut self.running;
        running.sales = running.sales.plus(ticket.turnover)?;
        running.coffees = running.coffees.checked_add(coffees).ok_or(AmountError::Overflow)?;
        if span == MonthSpan::Before {
            return Ok(());
        }
        // A counter-ticket takes its ticket off.
        let sign = if ticket.operation == Operation::Sale { 1 } else { -1 };
        self.count("ventes.tickets", sign)?;
        if sign < 0 {
            self.count("ventes.annulations", 1)?;
        }
        self.count("ventes.cafes_servis", coffees)?;
        for (rate, row) in &ticket.vat {
            self.money("tva.montant", "tva", &rate_code(*rate), row.vat)?;
        }
        for tender in &ticket.payment.tenders {
            self.money("paiements.ttc", "mode", mode_code(tender.method), tender.amount)?;
        }
        let mut services = BTreeSet::new();
        for line in &ticket.lines {
            self.line(line)?;
            services.extend(self.service_of(line));
        }
        if !ticket.payment.cashback.is_zero() {
            services.insert("dab".to_owned());
        }
        // Three loaves in one ticket are one visit.
        for service in services {
            self.visit(&service, sign)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &TicketLine) -> Result<(), FoldError> {
        match line.nature {
            Nature::Own => {
                let family = self.family_code(line.family);
                let key = Key::plain("ventes.ttc").with("famille", family);
                let key = key.with("tva", &rate_code(line.rate));
                self.figures.add(key, Figure::Amount(line.gross))?;
            }
            Nature::ThirdParty => {
                let service = self.service_of(line);
                let partner = self.partner_service(line.partner).map(ToOwned::to_owned);
                let code = partner.or(service).unwrap_or_else(|| "autre".to_owned());
                self.money("tiers.encaisse", "service", &code, line.gross)?;
            }
            Nature::Deposit => self.owed("consignes", line.gross)?,
            Nature::OutOfScope => self.owed("hors_champ", line.gross)?,
            Nature::Account => {
                let paid_off = line.purpose == Purpose::DebtSettled;
                self.owed(if paid_off { "ardoise" } else { "prepaye" }, line.gross)?;
            }
        }
        let pieces = line.quantity.thousandths() / PIECE;
        if self.is(line.product, SOLIDARITY) && line.purpose.hands_over() {
            // Who paid for it is not asked yet: the café itself, unless somebody says otherwise.
            let key = Key::plain("solidarite.repas").with("financeur", "cafe");
            self.figures.add(key, Figure::Count(pieces))?;
        }
        match line.purpose {
            Purpose::Suspended if self.is_coffee(line) => {
                self.count("solidarite.cafes_suspendus", pieces)
            }
            Purpose::SuspendedServed if self.is_coffee(line) => {
                self.count("ventes.cafes_offerts", pieces)
            }
            _ => Ok(()),
        }
    }

    /// Cups that went over the counter: a suspended one counts when it is served.
    fn coffees(&self, ticket: &Ticket) -> i64 {
        let served = |line: &&TicketLine| line.purpose.hands_over() && self.is_coffee(line);
        let lines = ticket.lines.iter().filter(served);
        lines.map(|line| line.quantity.thousandths() / PIECE).sum()
    }

    fn is_coffee(&self, line: &TicketLine) -> bool {
        self.is(line.product, COFFEE) || self.is(line.product, Purpose::SUSPENDED_TAG)
    }

    fn is(&self, product: ProductId, tag: &str) -> bool {
        self.products.get(&product).is_some_and(|tags| tags.iter().any(|own| own == tag))
    }

    /// The service that someone came for with this line, if it is one.
    fn service_of(&self, line: &TicketLine) -> Option<String> {
        if line.purpose == Purpose::Withdrawal {
            return Some("dab".to_owned());
        }
        let tags = self.products.get(&line.product);
        let tagged = tags.into_iter().flatten().find_map(|tag| {
            let mut list = self.registry.list("service").iter();
            list.find(|code| code.also.contains(tag)).map(|code| code.code.clone())
        });
        tagged.or_else(|| {
            let family = self.family_code(line.family);
            matches!(family, "epicerie" | "pain" | "presse").then(|| family.to_owned())
        })
    }

    fn partner_service(&self, partner: Option<PartnerId>) -> Option<&'static str> {
        match partner.and_then(|id| self.partners.get(&id))?.role {
            Role::Baker => Some("pain"),
            Role::Producer => Some("producteur"),
            Role::Supplier | Role::Principal => None,
        }
    }

    fn family_code(&self, family: FamilyId) -> &str {
        let name = self.families.get(&family);
        name.and_then(|name| self.registry.code_for("famille", name)).unwrap_or("autres")
    }

    fn visit(&mut self, service: &str, sign: i64) -> Result<(), FoldError> {
        let key = Key::plain("services.passages").with("service", service);
        Ok(self.figures.add(key, Figure::Count(sign))?)
    }

    fn count(&mut self, indicator: &str, count: i64) -> Result<(), FoldError> {
        Ok(self.figures.add(Key::plain(indicator), Figure::Count(count))?)
    }

    fn owed(&mut self, what: &str, amount: Cents) -> Result<(), FoldError> {
        self.money("passif.variation", "passif", what, amount)
    }

    fn money(
        &mut self,
        indicator: &str,
        list: &str,
        code: &str,
        amount: Cents,
    ) -> Result<(), FoldError> {
        let key = Key::plain(indicator).with(list, code);
        Ok(self.figures.add(key, Figure::Amount(amount))?)
    }
}

/// Whether a partner is one of the neighbourhood: national wholesalers and banks are none.
fn is_local(partner: &Partner) -> bool {
    matches!(partner.role, Role::Baker | Role::Producer)
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn rate_code(rate: VatRate) -> String {
    let points = rate.basis_points();
    format!("{}.{}", points / 100, points % 100 / 10)
}

const fn mode_code(method: Method) -> &'static str {
    match method {
        Method::Cash => "especes",
        Method::Card => "carte",
        Method::Debt => "ardoise",
        Method::Prepaid => "prepaye",
    }
}
