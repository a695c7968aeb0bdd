//! What bread was and what was agreed of it, by the entry from which on: a price or a deal of today
//! says nothing of a sale of yesterday.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::views::run;
use super::super::{Attempt, StoreError};
use crate::domain::catalog::Product;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner, Role};
use crate::journal::record::codes::{deal, deal_word};
use crate::journal::record::{ProductRecord, RecordError};

/// The tag of a product that is bread, whoever bakes it.
const BREAD: &str = "pain";

/// A partner is a baker from the first fact on that says so. What it had supplied before is bread
/// then.
pub(in super::super) fn fold_partner(
    connection: &Connection,
    row: i64,
    partner: &Partner,
) -> Result<(), StoreError> {
    let known = is_baker(connection, partner.id)?;
    if partner.role != Role::Baker && !known {
        return Ok(());
    }
    let id = partner.id.uuid();
    let agreed = (partner.deal, partner.commission);
    if deal_at(connection, partner.id, row)? != Some(agreed) {
        run(
            connection,
            "INSERT OR REPLACE INTO bread_deal VALUES (?1, ?2, ?3, ?4)",
            params![id.as_bytes(), row, deal_word(partner.deal), partner.commission],
        )?;
    }
    if known {
        return Ok(());
    }
    run(connection, "INSERT INTO bread_baker (partner) VALUES (?1)", [id.as_bytes()])?;
    for product in goods_of(connection, partner.id)? {
        fold_product(connection, row, &product)?;
    }
    Ok(())
}

/// The products that come from a partner.
fn goods_of(connection: &Connection, partner: PartnerId) -> Result<Vec<Product>, StoreError> {
    let read = "looking a baker's goods up";
    let mut statement = connection
        .prepare_cached("SELECT record FROM product WHERE instr(record, ?1) > 0 ORDER BY id")
        .attempt(read)?;
    let records = statement.query_map([partner.to_string()], |row| row.get(0)).attempt(read)?;
    let mut goods = Vec::new();
    for record in records {
        let record: String = record.attempt(read)?;
        let record: ProductRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
        goods.push(record.read()?);
    }
    goods.retain(|product| product.supply.partner == Some(partner));
    Ok(goods)
}

/// Bread is what is tagged so or what a baker supplies.
pub(in super::super) fn fold_product(
    connection: &Connection,
    row: i64,
    product: &Product,
) -> Result<(), StoreError> {
    let id = product.id.uuid();
    let former: Option<bool> = connection
        .prepare_cached("SELECT said FROM bread_product WHERE product = ?1")
        .and_then(|mut statement| statement.query_row([id.as_bytes()], |row| row.get(0)).optional())
        .attempt("looking a bread up")?;
    let baker = match product.supply.partner {
        Some(partner) if is_baker(connection, partner)? => Some(*partner.uuid().as_bytes()),
        _ => None,
    };
    let is_bread = baker.is_some() || product.is(BREAD);
    if !is_bread && former.is_none() {
        return Ok(());
    }
    let price = is_bread.then(|| product.price.get());
    if price_at(connection, product.id, row)? != price.map(Cents::new) {
        let since = "INSERT OR REPLACE INTO bread_price VALUES (?1, ?2, ?3)";
        run(connection, since, params![id.as_bytes(), row, price])?;
    }
    if !is_bread {
        return run(connection, "DELETE FROM bread_product WHERE product = ?1", [id.as_bytes()]);
    }
    let said = product.supply.partner.is_some() || former == Some(true);
    run(
        connection,
        "INSERT OR REPLACE INTO bread_product VALUES (?1, ?2, ?3)",
        params![id.as_bytes(), baker, said],
    )
}

fn is_baker(connection: &Connection, partner: PartnerId) -> Result<bool, StoreError> {
    connection
        .prepare_cached("SELECT 1 FROM bread_baker WHERE partner = ?1")
        .and_then(|mut statement| statement.exists([partner.uuid().as_bytes()]))
        .attempt("looking a baker up")
}

/// The full price of a bread at an entry, in cents; nothing for what was no bread then.
pub(super) fn price_at(
    connection: &Connection,
    product: ProductId,
    row: i64,
) -> Result<Option<Cents>, StoreError> {
    let price: Option<Option<i64>> = connection
        .prepare_cached(
            "SELECT price FROM bread_price WHERE product = ?1 AND since <= ?2
              ORDER BY since DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            let id = product.uuid();
            statement.query_row(params![id.as_bytes(), row], |row| row.get(0)).optional()
        })
        .attempt("looking a bread's price up")?;
    Ok(price.flatten().map(Cents::new))
}

/// What was agreed with a baker at an entry: the deal and the commission in basis points.
pub(super) fn deal_at(
    connection: &Connection,
    baker: PartnerId,
    row: i64,
) -> Result<Option<(Deal, u16)>, StoreError> {
    let agreed: Option<(String, u16)> = connection
        .prepare_cached(
            "SELECT deal, commission FROM bread_deal WHERE baker = ?1 AND since <= ?2
              ORDER BY since DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            let baker = *baker.uuid().as_bytes();
            let agreed = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            statement.query_row(params![baker, row], agreed).optional()
        })
        .attempt("looking a baker's terms up")?;
    let read = |(word, commission): (String, u16)| Ok((deal(&word)?, commission));
    agreed.map(read).transpose()
}
