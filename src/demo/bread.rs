//! The demonstration café's bread: its baker, its evening price and who takes bread every week.

use serde::Deserialize;

use super::DemoError;
use crate::domain::bread::{Baker, Evening, StandingOrder, Weekdays};
use crate::domain::day::BusinessDay;
use crate::domain::forecast::DayMinute;
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner, Role};
use crate::domain::text::Label;
use crate::till::desk::Desk;

/// The baker's costs by code, in cents, and the terms.
const BAKER: &str = include_str!("../../assets/demo/baker.toml");

/// The form of [`BAKER`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BakerFile {
    name: String,
    siret: String,
    cutoff_minutes: u16,
    closed_days: u8,
    credit: u16,
    credit_max: u16,
    evening_minutes: u16,
    evening_reduction: u16,
    costs: Vec<Cost>,
    standing: Vec<Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    sku: String,
    cents: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Standing {
    name: String,
    sku: String,
    units: u32,
    /// 1 for Monday, 2 for Tuesday, up to 64 for Sunday.
    days: u8,
}

/// Sets the baker up, and the standing orders of people who have an account or get one by it.
///
/// # Errors
/// [`DemoError`] when the till's files fail or the café's catalogue lacks a bread.
pub fn set_up(desk: &mut Desk) -> Result<(), DemoError> {
    let file: BakerFile = toml::from_str(BAKER)?;
    let catalog = desk.situation()?.catalog;
    let bread = |sku: &str| catalog.by_sku(sku).map(|product| product.id);
    let partner = Partner {
        id: desk.new_partner(),
        name: Some(Label::new(&file.name)?),
        siret: Some(Label::new(&file.siret)?),
        role: Role::Baker,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let terms = Baker {
        cutoff: file.cutoff_minutes,
        closed: Weekdays::new(file.closed_days).ok_or(DemoError::Missing)?,
        credit: file.credit,
        credit_max: file.credit_max,
        ..Baker::usual(partner.id)
    };
    let mut breads = Vec::new();
    for cost in &file.costs {
        let product = bread(&cost.sku).ok_or(DemoError::Missing)?;
        breads.push((product, Some(Cents::new(cost.cents))));
    }
    desk.set_baker(partner, terms, &breads)?;
    let from = DayMinute::new(file.evening_minutes).ok_or(DemoError::Missing)?;
    desk.set_evening(Some(Evening { from, reduction: file.evening_reduction }))?;
    for standing in &file.standing {
        let product = bread(&standing.sku).ok_or(DemoError::Missing)?;
        let name = Label::new(&standing.name)?;
        let known = desk.customers()?.into_iter().find(|one| one.name == name);
        let customer = match known {
            Some(known) => known.id,
            None => desk.add_customer(&name)?,
        };
        let id = desk.new_standing_order();
        let from = BusinessDay::of(desk.now());
        desk.set_standing(StandingOrder {
            id,
            customer,
            product,
            units: standing.units,
            days: Weekdays::new(standing.days).ok_or(DemoError::Missing)?,
            from,
            until: None,
            pauses: Vec::new(),
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::demo::{SetClock, desk};

    #[test]
    fn the_demonstration_has_a_baker_and_standing_orders() {
        let folder = tempfile::tempdir().expect("a folder");
        // Saturday, 21 November 2026, 7:45 on the wall.
        let clock = SetClock::at(1_795_243_500_000);
        let mut desk = desk(folder.path(), 1, &clock).expect("a desk");
        crate::demo::set_up(&mut desk).expect("set up");
        let board = desk.bread_board(None).expect("read");
        assert_eq!(board.lines.len(), 7);
        assert_eq!(board.standing.len(), 7);
        let wanted: u32 = board.lines.iter().map(|line| line.wanted).sum();
        assert_eq!(wanted, 6, "on a Saturday");
    }
}
