//! The grocery's shelf: deliveries, dates and a count.

use crate::demo::DemoError;
use crate::demo::month::Day;
use crate::domain::catalog::Product;
use crate::domain::day::BusinessDay;
use crate::domain::stock::MoveReason;
use crate::domain::stock::lot::DateKind;
use crate::imports::invoice;
use crate::till::goods_in::draft::{Draft, DraftLine};
use crate::till::stock::shelf::NewLot;

/// What the grocer's invoice of the demonstration says.
const INVOICE: &[u8] = include_bytes!("../../../assets/demo/facture-grossiste.xml");

/// Up to how much is on the shelf after a delivery, in pieces.
const FULL: i64 = 24;

impl Day<'_> {
    fn tracked(&mut self) -> Vec<Product> {
        let catalog = self.desk.till().catalog();
        catalog.products().filter(|product| product.supply.tracked).cloned().collect()
    }

    /// Fills the shelf up; the first time with what the grocer's invoice brings.
    pub(super) fn goods(&mut self) -> Result<(), DemoError> {
        let first = self.desk.stock()?.iter().all(|row| row.thousandths <= 0);
        if first && let Ok(read) = invoice::read(INVOICE) {
            let catalog = self.desk.till().catalog().clone();
            if let Ok(mut draft) = Draft::of_invoice(read, None, &catalog, |_| None) {
                // What the café does not sell stays on the pallet: it is counted as not come.
                for line in &mut draft.lines {
                    let known = line.product.is_some();
                    line.delivered = if known { line.announced.unwrap_or(0) } else { 0 };
                }
                self.desk.receive(&draft, false)?;
            }
        }
        let mut draft = Draft::default();
        for product in self.tracked() {
            let left = self.desk.till().store().stock_of(product.id)? / 1_000;
            if left < FULL / 3 {
                let mut line = DraftLine::of(&product);
                line.delivered = (FULL - left.max(0)) * 1_000;
                draft.lines.push(line);
            }
        }
        if !draft.lines.is_empty() {
            self.desk.receive(&draft, false)?;
        }
        self.dated_goods()
    }

    /// What has a use-by date gets a lot.
    fn dated_goods(&mut self) -> Result<(), DemoError> {
        for product in self.tracked().into_iter().filter(|product| product.is("dlc")) {
            let thousandths = self.desk.till().store().stock_of(product.id)?;
            if thousandths <= 0 {
                continue;
            }
            let days = chrono::TimeDelta::days(self.chance.between(4, 12));
            let lot = NewLot {
                product: product.id,
                number: None,
                kind: DateKind::UseBy,
                date: BusinessDay::new(self.date + days),
                thousandths,
            };
            self.desk.keep_lot(lot)?;
        }
        Ok(())
    }

    /// What is past its date leaves the shelf; what comes close to it costs less.
    pub(super) fn dates(&mut self) -> Result<(), DemoError> {
        let today = BusinessDay::new(self.date);
        for dated in self.desk.dated()? {
            let lot = &dated.row.lot;
            if lot.date < today {
                let gone = dated.left.min(1_000);
                let gone = (gone > 0).then_some((gone, MoveReason::UseByExpired));
                self.desk.clear_lot(lot.id, gone)?;
            } else if dated.row.discount == 0 {
                self.desk.mark_down(lot.id, 3_000)?;
            }
        }
        Ok(())
    }

    /// Counts the grocery: now and then something is missing.
    pub(super) fn inventory(&mut self) -> Result<(), DemoError> {
        self.desk.start_inventory(None)?;
        for product in self.tracked() {
            let expected = self.desk.till().store().stock_of(product.id)?;
            let missing = if self.chance.happens(20) { 1_000 } else { 0 };
            let at = self.desk.now();
            self.desk.count_stock(product.id, (expected - missing).max(0), at)?;
        }
        Ok(self.desk.end_inventory()?)
    }
}
