//! The village around the demonstration café: who has an account, who brings goods, and whom the
//! café collects for.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::DemoError;
use crate::domain::catalog::{Nature, Product, VatPair};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, PartnerId, ProductId};
use crate::domain::membership::{Term, Terms};
use crate::domain::money::Cents;
use crate::domain::partner::{CashLimits, Deal, Partner, Role};
use crate::domain::profile::Rna;
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::domain::unit_price::NetContent;
use crate::domain::vat::VatRate;
use crate::till::desk::Desk;
use crate::till::memberships::NewMembership;
use crate::words::Words;

const MEMBERS: &[u8] = include_bytes!("../../assets/demo/members.csv");
const PARTNERS: &[u8] = include_bytes!("../../assets/demo/partners.csv");
/// The code of the membership in the catalogue.
pub(super) const MEMBERSHIP: &str = "803";

const SUPPLY: &[u8] = include_bytes!("../../assets/demo/supply.csv");

#[derive(Deserialize)]
struct MemberRow {
    name: String,
    debt: String,
    prepaid: String,
    limit: String,
    term: String,
    end: String,
    volunteer: String,
}

#[derive(Deserialize)]
struct PartnerRow {
    name: String,
    /// Made up, like everything here: of an establishment, or of an association.
    number: String,
    role: String,
    deal: String,
    commission: u16,
    cash: String,
    goods: String,
}

#[derive(Deserialize)]
struct SupplyRow {
    sku: String,
    cost: String,
    grams: Option<u32>,
    unit: String,
    tracked: String,
}

/// Sets the village up around a café that has its catalogue.
///
/// # Errors
/// [`DemoError`] when the till refuses.
pub(super) fn set_up(desk: &mut Desk) -> Result<(), DemoError> {
    supply(desk)?;
    for row in rows::<PartnerRow>(PARTNERS)? {
        partner(desk, &row)?;
    }
    let kinds = kinds_of_membership(desk)?;
    for row in rows::<MemberRow>(MEMBERS)? {
        member(desk, &row, kinds)?;
    }
    Ok(())
}

fn rows<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>, DemoError> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    reader.deserialize().collect::<Result<_, _>>().map_err(|_| DemoError::Missing)
}

fn amount(text: &str) -> Result<Cents, DemoError> {
    Cents::parse(text).map_err(|_| DemoError::Missing)
}

/// The articles of some codes, as the catalogue has them now.
fn products(desk: &mut Desk, codes: &str) -> Result<Vec<Product>, DemoError> {
    let catalog = desk.till().catalog();
    let found = codes.split_whitespace().map(|code| catalog.by_sku(code).cloned());
    found.map(|product| product.ok_or(DemoError::Missing)).collect()
}

fn supply(desk: &mut Desk) -> Result<(), DemoError> {
    let mut facts = Vec::new();
    for row in rows::<SupplyRow>(SUPPLY)? {
        for mut product in products(desk, &row.sku)? {
            product.supply.cost = (!row.cost.is_empty()).then(|| amount(&row.cost)).transpose()?;
            let unit = if row.unit == "l" { Unit::Litre } else { Unit::Kilogram };
            product.supply.content = row.grams.and_then(|size| NetContent::new(size, unit).ok());
            product.supply.tracked = row.tracked == "yes";
            facts.push(Fact::ProductSet(product));
        }
    }
    write(desk, facts)
}

fn write(desk: &mut Desk, facts: Vec<Fact>) -> Result<(), DemoError> {
    let now = desk.now();
    desk.till().store().append(now, None, facts)?;
    Ok(())
}

fn partner(desk: &mut Desk, row: &PartnerRow) -> Result<(), DemoError> {
    let role = match row.role.as_str() {
        "supplier" => Role::Supplier,
        "producer" => Role::Producer,
        "association" => Role::Association,
        "artist" => Role::Artist,
        _ => Role::Principal,
    };
    let deal = match row.deal.as_str() {
        "mandate" => Deal::Mandate,
        "consignment" => Deal::Consignment,
        _ => Deal::Purchase,
    };
    let business = !matches!(role, Role::Association | Role::Artist);
    let id = desk.new_partner();
    let partner = Partner {
        id,
        name: Some(Label::new(&row.name)?),
        siret: business.then(|| Label::new(&row.number)).transpose()?,
        role,
        deal,
        commission: row.commission,
        active: true,
        withdrawals: (row.cash == "bank").then_some(CashLimits::BANK),
        rna: Rna::parse(&row.number),
        local: None,
    };
    let goods = products(desk, &row.goods)?;
    desk.set_partner(partner)?;
    let untaxed = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };
    let facts = goods.into_iter().map(|mut product| {
        product.supply.partner = Some(id);
        if deal == Deal::Mandate {
            (product.nature, product.vat) = (Nature::ThirdParty, untaxed);
        }
        Fact::ProductSet(product)
    });
    let facts = facts.collect();
    write(desk, facts)
}

/// The least that a year costs, and what is advised for a day, in cents.
const YEAR_FLOOR: Cents = Cents::new(500);
const DAY_ADVISED: Cents = Cents::new(200);

/// The catalogue's membership for a year, and one for a day that is made.
fn kinds_of_membership(desk: &mut Desk) -> Result<(ProductId, ProductId), DemoError> {
    let year = products(desk, MEMBERSHIP)?.first().map(|one| one.id).ok_or(DemoError::Missing)?;
    let terms = Terms { floor: YEAR_FLOOR, term: Term::RollingYear };
    desk.set_membership_terms(year, Some(terms))?;
    let day = desk.create_membership(NewMembership {
        name: Label::new(&Words::french().say("demo-day-membership"))?,
        suggested: DAY_ADVISED,
        free: true,
        floor: Cents::ZERO,
        term: Term::Day,
    })?;
    Ok((year, day))
}

fn member(
    desk: &mut Desk,
    row: &MemberRow,
    (year, day): (ProductId, ProductId),
) -> Result<(), DemoError> {
    let customer = desk.add_customer(&Label::new(&row.name)?)?;
    desk.set_limit(customer, amount(&row.limit)?)?;
    let (debt, prepaid) = (amount(&row.debt)?, amount(&row.prepaid)?);
    if !debt.is_zero() || !prepaid.is_zero() {
        desk.open_balance(customer, debt, prepaid)?;
    }
    // The café kept its memberships in a notebook before.
    let end = BusinessDay::parse(&row.end).ok_or(DemoError::Missing)?;
    let year_before = end.date().checked_sub_months(Months::new(12));
    let start = year_before.and_then(|date| date.succ_opt()).map_or(end, BusinessDay::new);
    match row.term.as_str() {
        "day" => desk.take_membership_over(customer, day, (end, end))?,
        _ => desk.take_membership_over(customer, year, (start, end))?,
    };
    Ok(())
}

/// The members who give time.
pub(super) fn volunteers(desk: &mut Desk) -> Result<Vec<CustomerId>, DemoError> {
    let known = members(desk)?;
    let mut all = Vec::new();
    for row in rows::<MemberRow>(MEMBERS)? {
        if row.volunteer == "yes" {
            all.extend(known.get(&Label::new(&row.name)?).copied());
        }
    }
    Ok(all)
}

/// Partners by role, for whoever plays with them.
pub(super) fn partner_of(desk: &mut Desk, role: Role) -> Result<Option<PartnerId>, DemoError> {
    let partners = desk.till().partners()?;
    Ok(partners.into_iter().find(|one| one.role == role).map(|one| one.id))
}

/// Everyone with an account, by name.
pub(super) fn members(desk: &mut Desk) -> Result<BTreeMap<Label, CustomerId>, DemoError> {
    Ok(desk.customers()?.into_iter().map(|one| (one.name, one.id)).collect())
}

/// Whether a date is a Sunday, on which no driver comes.
pub(super) fn is_sunday(date: NaiveDate) -> bool {
    date.weekday() == Weekday::Sun
}
