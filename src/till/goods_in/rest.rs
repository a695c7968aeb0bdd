//! What a note still owes: goods that the deliveries under its number have not brought yet.

use std::collections::HashMap;

use super::draft::DraftLine;
use crate::domain::catalog::Catalog;
use crate::domain::id::ProductId;
use crate::domain::stock::DeliveryLine;
use crate::domain::text::folded;

/// Leaves of a note's lines what has not come yet: each announces only what is missing of it, and
/// a line that came whole is gone.
pub(super) fn keep_missing(lines: &mut Vec<DraftLine>, came: &[DeliveryLine], catalog: &Catalog) {
    let mut pool: HashMap<ProductId, i64> = HashMap::new();
    for line in came {
        let sum = pool.entry(line.product).or_default();
        *sum = sum.saturating_add(line.delivered);
    }
    lines.retain_mut(|line| {
        let Some(product) = line.product.or_else(|| named(line, &pool, catalog)) else {
            return true;
        };
        let Some(here) = pool.get_mut(&product).filter(|here| **here > 0) else {
            return true;
        };
        // Announced in another unit than it is counted in: what came is all that can be said.
        let Some(announced) = line.announced else { return false };
        let taken = announced.min(*here);
        *here -= taken;
        line.announced = Some(announced - taken);
        announced > taken
    });
}

/// The product that a first delivery made of an article without number and reference: it bears the
/// article's name.
fn named(line: &DraftLine, pool: &HashMap<ProductId, i64>, catalog: &Catalog) -> Option<ProductId> {
    let name = folded(line.name.as_str());
    let bears = |id: &&ProductId| {
        catalog.product(**id).is_some_and(|product| folded(product.name.as_str()) == name)
    };
    pool.keys().filter(bears).min().copied()
}
