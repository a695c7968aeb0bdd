//! What was sold, by the ticket: sales, VAT, money of others, coffees, visits for a service.

use std::collections::BTreeSet;

use super::{Fold, FoldError, Known};
use crate::domain::catalog::Nature;
use crate::domain::funder::Funder;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::money::{AmountError, Cents};
use crate::domain::payment::Method;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket, TicketLine};
use crate::journal::entry::Entry;
use crate::statement::figures::{Figure, Key};
use crate::statement::rates;
use crate::statement::{MonthName, MonthSpan};

/// Thousandths of a piece.
const PIECE: i64 = 1_000;

impl Fold {
    pub(super) fn ticket(&mut self, entry: &Entry, ticket: &Ticket) -> Result<(), FoldError> {
        let span = self.month.span(ticket.day);
        self.next = entry.number.saturating_add(1);
        self.months.set(entry.number, MonthName::of(ticket.day));
        if span == MonthSpan::After {
            return Ok(());
        }
        self.members.ticket(span, ticket);
        // A counter-ticket takes back what its ticket counted as, whatever the catalogue says now.
        let sold = match ticket.operation {
            Operation::Sale => entry.number,
            Operation::Void { number, .. } => number,
        };
        let coffees = self.coffees(ticket, sold);
        let running = &mut self.running;
        running.sales = running.sales.plus(ticket.turnover)?;
        running.coffees = running.coffees.checked_add(coffees).ok_or(AmountError::Overflow)?;
        self.deals(ticket, sold);
        // A ticket of before may be undone in this month: its visit must be known.
        let services = self.services_of(ticket, sold);
        let within = span == MonthSpan::Within;
        let visit = (ticket, entry.at, within);
        self.visits.ticket(visit, &services, &mut self.figures)?;
        if !within {
            return Ok(());
        }
        self.house.lived(ticket.day, entry.at);
        // A counter-ticket takes its ticket off.
        let sign = if ticket.operation == Operation::Sale { 1 } else { -1 };
        self.figures.count_up("ventes.tickets", sign)?;
        if sign < 0 {
            self.figures.count_up("ventes.annulations", 1)?;
        }
        self.figures.count_up("ventes.cafes_servis", coffees)?;
        for (rate, row) in &ticket.vat {
            self.money("tva.montant", rates::LIST, &rates::code_of(*rate), row.vat)?;
        }
        for tender in &ticket.payment.tenders {
            self.money("paiements.ttc", "mode", mode_code(tender.method), tender.amount)?;
        }
        for line in &ticket.lines {
            self.line(line, sold)?;
        }
        Ok(())
    }

    /// The services that a ticket's lines are for.
    fn services_of(&self, ticket: &Ticket, sold: u64) -> BTreeSet<String> {
        let lines = ticket.lines.iter().filter_map(|line| self.service_of(line, sold));
        let cash = (!ticket.payment.cashback.is_zero()).then(|| "dab".to_owned());
        lines.chain(cash).collect()
    }

    /// Goods of a partner that were sold are something done together, unless the ticket is undone.
    fn deals(&mut self, ticket: &Ticket, sold: u64) {
        let month = MonthName::of(ticket.day);
        if self.months.at(sold) != Some(&month) {
            // The month of the sale may have been told already: it began then, once.
            return;
        }
        for line in &ticket.lines {
            let supplied = self.known(line.product, sold).and_then(|known| known.partner);
            match (line.partner.or(supplied), ticket.operation) {
                (None, _) => {}
                (Some(partner), Operation::Sale) => self.partners.sold(partner, month, 1),
                (Some(partner), Operation::Void { .. }) => self.partners.sold(partner, month, -1),
            }
        }
    }

    fn line(&mut self, line: &TicketLine, sold: u64) -> Result<(), FoldError> {
        match line.nature {
            Nature::Own => {
                let family = self.family_code(line.family, sold);
                let key = Key::plain("ventes.ttc").with("famille", family);
                let key = key.with(rates::LIST, &rates::code_of(line.rate));
                self.figures.add(key, Figure::Amount(line.gross))?;
            }
            Nature::ThirdParty => {
                let service = self.service_of(line, sold);
                let partner = self.partners.service(line.partner, sold).map(ToOwned::to_owned);
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
        let is_meal = self.known(line.product, sold).is_some_and(|known| known.meal);
        if is_meal && line.purpose.hands_over() {
            // Where nobody was named, the café bore it itself.
            let funder = line.funder.unwrap_or(Funder::Cafe).code();
            let key = Key::plain("solidarite.repas").with("financeur", funder);
            self.figures.add(key, Figure::Count(pieces))?;
        }
        match line.purpose {
            Purpose::Suspended if self.is_coffee(line, sold) => {
                self.figures.count_up("solidarite.cafes_suspendus", pieces)?;
            }
            Purpose::SuspendedServed if self.is_coffee(line, sold) => {
                self.figures.count_up("ventes.cafes_offerts", pieces)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Cups that went over the counter: a suspended one counts when it is served.
    fn coffees(&self, ticket: &Ticket, sold: u64) -> i64 {
        let served = |line: &&TicketLine| line.purpose.hands_over() && self.is_coffee(line, sold);
        let lines = ticket.lines.iter().filter(served);
        lines.map(|line| line.quantity.thousandths() / PIECE).sum()
    }

    fn is_coffee(&self, line: &TicketLine, sold: u64) -> bool {
        self.known(line.product, sold).is_some_and(|known| known.coffee)
    }

    /// What a product was for the ticket of this number.
    fn known(&self, product: ProductId, sold: u64) -> Option<&Known> {
        self.products.get(&product)?.at(sold)
    }

    /// The service that someone came for with this line, if it is one.
    fn service_of(&self, line: &TicketLine, sold: u64) -> Option<String> {
        if line.purpose == Purpose::Withdrawal {
            return Some("dab".to_owned());
        }
        let tagged = self.known(line.product, sold).and_then(|known| known.service.clone());
        tagged.or_else(|| {
            let family = self.family_code(line.family, sold);
            matches!(family, "epicerie" | "pain" | "presse").then(|| family.to_owned())
        })
    }

    fn family_code(&self, family: FamilyId, sold: u64) -> &str {
        let code = self.families.get(&family).and_then(|codes| codes.at(sold));
        code.map_or("autres", String::as_str)
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

const fn mode_code(method: Method) -> &'static str {
    match method {
        Method::Cash => "especes",
        Method::Card => "carte",
        Method::Debt => "ardoise",
        Method::Prepaid => "prepaye",
    }
}
