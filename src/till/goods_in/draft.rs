//! A delivery before it is counted: from an invoice, a delivery note, or the scanner alone.

use super::rates;
use crate::domain::barcode::Gtin;
use crate::domain::catalog::{Catalog, Product};
use crate::domain::id::{FamilyId, PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::quantity::Unit;
use crate::domain::stock::lot::Stamp;
use crate::domain::stock::{MAX_MOVE, StockError};
use crate::domain::text::Label;
use crate::domain::vat::VatRate;
use crate::imports::invoice::{Invoice, InvoiceLine, Kind, Seller};

/// A delivery that is being counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Who brings it, when the café knows it.
    pub partner: Option<PartnerId>,
    /// Who sends the invoice, when the café does not know it yet.
    pub seller: Option<Seller>,
    /// The number of the note or invoice.
    pub note: Option<Label>,
    /// Its lines.
    pub lines: Vec<DraftLine>,
    /// Lines of the invoice that bring nothing: goods that went back.
    pub left_out: usize,
    /// How many deliveries under this note are in already: this one brings what they lacked.
    pub earlier: usize,
    /// Whether own goods of the café become those of the partner who sells through it, if someone
    /// was asked.
    pub yields: Option<bool>,
}

/// A line of a delivery that is being counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// The product, when the catalogue has it.
    pub product: Option<ProductId>,
    /// What the line calls it; the catalogue's name once it is known.
    pub name: Label,
    /// The article number.
    pub code: Option<String>,
    /// The supplier's reference.
    pub reference: Option<Label>,
    /// What it is counted in.
    pub unit: Unit,
    /// How much is announced, in thousandths; none when it is announced in another unit.
    pub announced: Option<i64>,
    /// How much was counted, in thousandths.
    pub delivered: i64,
    /// Whether someone counted it, or said that it is missing.
    pub counted: bool,
    /// What one unit costs without VAT.
    pub cost: Option<NetPrice>,
    /// The VAT rate that the invoice names.
    pub vat: Option<VatRate>,
    /// The family of an article that is new.
    pub family: Option<FamilyId>,
    /// The selling price with VAT of an article that is new.
    pub price: Option<Cents>,
    /// The dates that scans told, with how much was scanned of each, in thousandths.
    pub dates: Vec<(Stamp, i64)>,
}

/// The most dates of one line: nobody brings more of an article at once.
const MAX_DATES: usize = 20;

impl DraftLine {
    /// A line for a product that nobody announced.
    pub fn of(product: &Product) -> Self {
        Self {
            product: Some(product.id),
            name: product.name.clone(),
            code: None,
            reference: None,
            unit: product.unit,
            announced: None,
            delivered: 0,
            counted: false,
            cost: None,
            vat: None,
            family: None,
            price: None,
            dates: Vec::new(),
        }
    }

    /// So much was counted, in thousandths.
    pub fn set(&mut self, delivered: i64) {
        (self.delivered, self.counted) = (delivered.clamp(0, MAX_MOVE), true);
    }

    /// Takes the date of a scan down, for so much more.
    pub fn date(&mut self, stamp: Stamp, more: i64) {
        if let Some((_, many)) = self.dates.iter_mut().find(|(known, _)| *known == stamp) {
            *many = many.saturating_add(more).min(MAX_MOVE);
        } else if self.dates.len() < MAX_DATES {
            self.dates.push((stamp, more));
        }
    }

    /// What came by its date: with one date alone, all of it; else what was scanned of each, and
    /// the rest has none.
    pub fn dated(&self) -> Vec<(Stamp, i64)> {
        let mut left = self.delivered;
        let share = |(stamp, many): &(Stamp, i64)| {
            let many = if self.dates.len() == 1 { left } else { left.min(*many) };
            left -= many;
            (many > 0).then(|| (stamp.clone(), many))
        };
        self.dates.iter().filter_map(share).collect()
    }

    /// Whether it is announced, and nobody has looked yet.
    pub fn waits(&self) -> bool {
        !self.counted && self.delivered == 0
    }

    /// Whether it is not what was announced.
    pub fn differs(&self) -> bool {
        self.announced.is_some_and(|announced| announced != self.delivered)
    }

    /// Whether something must be said of it before the delivery can be taken in.
    pub fn lacks_something(&self) -> bool {
        let new = self.product.is_none() && self.delivered > 0;
        new && (self.family.is_none() || self.price.is_none())
    }

    /// A selling price to begin with: the cost and three tenths, with the VAT that the article
    /// will bear in its family, up to the next five cents.
    pub fn advised_price(&self, catalog: &Catalog) -> Option<Cents> {
        let net = self.cost?.to_cents().get();
        let rate = match (self.family, self.vat) {
            (Some(family), vat) => rates(catalog, family, vat).takeaway,
            (None, vat) => vat.unwrap_or(VatRate::ZERO),
        };
        let rate = i64::from(rate.basis_points());
        let gross = net.checked_mul(13)?.checked_mul(10_000 + rate)? / 100_000;
        let rounded = (gross + 4) / 5 * 5;
        (rounded > 0 && rounded <= Cents::MAX_PRICE.get()).then(|| Cents::new(rounded))
    }
}

impl Draft {
    /// The draft of an invoice. `known` finds a supplier's article by its reference.
    ///
    /// # Errors
    /// [`StockError::NotADelivery`] for a document that asks for something else than money for
    /// goods.
    pub fn of_invoice(
        invoice: Invoice,
        partner: Option<PartnerId>,
        catalog: &Catalog,
        known: impl Fn(&str) -> Option<ProductId>,
    ) -> Result<Self, StockError> {
        if invoice.kind != Kind::Invoice {
            return Err(StockError::NotADelivery);
        }
        let all = invoice.lines.len();
        let brought = invoice.lines.into_iter().filter(|line| line.quantity.thousandths() > 0);
        let lines: Vec<DraftLine> = brought.map(|line| line_of(line, catalog, &known)).collect();
        Ok(Self {
            partner,
            seller: partner.is_none().then_some(invoice.seller),
            note: Some(invoice.number),
            left_out: all - lines.len(),
            lines,
            ..Self::default()
        })
    }

    /// Counts one more of a product, or the weight that its code bears, in thousandths; a product
    /// that nobody announced gets a line. Says which line it is.
    pub fn count(&mut self, product: &Product, more: i64) -> usize {
        let found = self.lines.iter().position(|line| line.product == Some(product.id));
        let place = found.unwrap_or_else(|| {
            self.lines.push(DraftLine::of(product));
            self.lines.len() - 1
        });
        let line = &mut self.lines[place];
        line.set(line.delivered.saturating_add(more));
        place
    }

    /// Counts one more of an article that the catalogue lacks and the note announces, by its
    /// code. Says which line it is; nothing for an article that stands nowhere.
    pub fn count_unknown(&mut self, code: &str) -> Option<usize> {
        let key = crate::domain::barcode::lookup_key(code);
        let place = self.lines.iter().position(|line| line.code.as_ref() == Some(&key))?;
        let line = &mut self.lines[place];
        line.set(line.delivered.saturating_add(1_000));
        Some(place)
    }

    /// How many lines of the note nobody has looked for yet.
    pub fn uncounted(&self) -> usize {
        self.lines.iter().filter(|line| line.waits()).count()
    }

    /// Says of all lines that nobody counted that they are missing.
    pub fn miss_uncounted(&mut self) {
        for line in self.lines.iter_mut().filter(|line| line.waits()) {
            line.counted = true;
        }
    }
}

fn line_of(
    line: InvoiceLine,
    catalog: &Catalog,
    known: impl Fn(&str) -> Option<ProductId>,
) -> DraftLine {
    let code = line.gtin.map(Gtin::key);
    let by_code = code.as_deref().and_then(|code| catalog.by_barcode(code));
    let by_reference = line.reference.as_ref().and_then(|reference| known(reference.as_str()));
    let product = by_code.or_else(|| by_reference.and_then(|id| catalog.product(id)));
    let unit = product.map_or(line.unit.unwrap_or(Unit::Piece), |product| product.unit);
    // A carton is not a piece: neither its number nor its price says what one piece is.
    let same = line.unit == Some(unit);
    DraftLine {
        product: product.map(|product| product.id),
        name: product.map_or(line.name, |product| product.name.clone()),
        code,
        reference: line.reference,
        unit,
        announced: same.then_some(line.quantity.thousandths()),
        delivered: 0,
        counted: false,
        cost: same.then_some(line.net_price),
        vat: line.vat,
        family: None,
        price: None,
        dates: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::BusinessDay;
    use crate::domain::stock::lot::DateKind;

    fn stamp(date: &str) -> Stamp {
        let date = BusinessDay::parse(date).expect("a day");
        Stamp { kind: DateKind::UseBy, date, number: None }
    }

    fn line(delivered: i64) -> DraftLine {
        DraftLine {
            product: None,
            name: Label::new("Beurre").expect("a name"),
            code: None,
            reference: None,
            unit: Unit::Piece,
            announced: None,
            delivered,
            counted: delivered > 0,
            cost: None,
            vat: None,
            family: None,
            price: None,
            dates: Vec::new(),
        }
    }

    #[test]
    fn goods_are_shared_out_over_their_dates() {
        let (soon, late) = (stamp("2026-11-25"), stamp("2026-12-01"));
        // One pack was scanned and twelve were typed: all have the one date that is known.
        let mut typed = line(12_000);
        typed.date(soon.clone(), 1_000);
        assert_eq!(typed.dated(), [(soon.clone(), 12_000)]);
        typed.date(late.clone(), 1_000);
        typed.date(soon.clone(), 1_000);
        assert_eq!(typed.dated(), [(soon.clone(), 2_000), (late.clone(), 1_000)]);
        // Fewer came than were scanned: nothing has a date that is not there.
        typed.delivered = 2_500;
        assert_eq!(typed.dated(), [(soon.clone(), 2_000), (late, 500)]);
        typed.delivered = 2_000;
        assert_eq!(typed.dated(), [(soon, 2_000)]);
        assert_eq!(line(3_000).dated(), []);
    }
}
