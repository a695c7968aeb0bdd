//! What happens to the stock, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use super::columns::ColumnsRecord;
use super::shelf::ShelfRecord;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{DeliveryId, InventoryId, LotId};
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::stock::lot::{DateKind, Lot};
use crate::domain::stock::{DeliveryLine, MoveReason, Statement, StockFact};

words!(
    MoveReason,
    reason_word,
    reason,
    GoodsIn = "goods_in",
    Loss = "loss",
    Breakage = "breakage",
    UseByExpired = "use_by_expired",
    Donation = "donation",
    InternalUse = "internal_use",
    Transfer = "transfer",
    Return = "return",
    Inventory = "inventory"
);
words!(DateKind, date_word, date_kind, UseBy = "use_by", BestBefore = "best_before");

/// The word that stands in records and views for a reason.
pub const fn move_reason_word(value: MoveReason) -> &'static str {
    reason_word(value)
}

/// The reason of a [`move_reason_word`].
///
/// # Errors
/// [`RecordError::Value`] for any other word.
pub fn move_reason(word: &str) -> Result<MoveReason, RecordError> {
    reason(word)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StockRecord {
    Moved {
        product: String,
        thousandths: i64,
        reason: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        lot: Option<String>,
    },
    GoodsIn {
        delivery: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        partner: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note: Option<String>,
        lines: Vec<LineRecord>,
    },
    InventoryStarted {
        inventory: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        family: Option<String>,
    },
    InventoryCounted {
        inventory: String,
        product: String,
        counted: i64,
        expected: i64,
        at: (String, i16),
    },
    InventoryEnded {
        inventory: String,
    },
    LotKept(LotRecord),
    LotMarkedDown {
        lot: String,
        discount: u16,
    },
    LotCleared {
        lot: String,
    },
    StatementMade(StatementRecord),
    ColumnsKnown(ColumnsRecord),
    Shelf {
        shelf: ShelfRecord,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineRecord {
    product: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    announced: Option<i64>,
    delivered: i64,
    /// In millionths of a euro.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cost: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StatementRecord {
    partner: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    since: Option<String>,
    until: String,
    sold: i64,
    commission: i64,
    due: i64,
}

/// A lot as recorded; also the form of its view.
#[derive(Debug, Serialize, Deserialize)]
pub struct LotRecord {
    lot: String,
    product: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    number: Option<String>,
    kind: String,
    date: String,
    thousandths: i64,
}

impl LotRecord {
    /// The record of a lot.
    pub fn of(lot: &Lot) -> Self {
        Self {
            lot: lot.id.to_string(),
            product: lot.product.to_string(),
            number: lot.number.as_ref().map(ToString::to_string),
            kind: date_word(lot.kind).to_owned(),
            date: lot.date.to_string(),
            thousandths: lot.thousandths,
        }
    }

    /// The lot that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no lot has.
    pub fn read(&self) -> Result<Lot, RecordError> {
        Ok(Lot {
            id: lot_id(&self.lot)?,
            product: product_id(&self.product)?,
            number: self.number.as_deref().map(label).transpose()?,
            kind: date_kind(&self.kind)?,
            date: day(&self.date)?,
            thousandths: self.thousandths,
        })
    }
}

impl StockRecord {
    pub(super) fn of(fact: &StockFact) -> Self {
        match fact {
            StockFact::Moved { product, thousandths, reason, lot } => Self::Moved {
                product: product.to_string(),
                thousandths: *thousandths,
                reason: reason_word(*reason).to_owned(),
                lot: lot.map(|lot| lot.to_string()),
            },
            StockFact::GoodsIn { delivery, partner, note, lines } => Self::GoodsIn {
                delivery: delivery.to_string(),
                partner: partner.map(|partner| partner.to_string()),
                note: note.as_ref().map(ToString::to_string),
                lines: lines.iter().map(LineRecord::of).collect(),
            },
            StockFact::InventoryStarted { inventory, family } => Self::InventoryStarted {
                inventory: inventory.to_string(),
                family: family.map(|family| family.to_string()),
            },
            StockFact::InventoryCounted { inventory, product, counted, expected, at } => {
                Self::InventoryCounted {
                    inventory: inventory.to_string(),
                    product: product.to_string(),
                    counted: *counted,
                    expected: *expected,
                    at: (at.to_rfc3339(), at.offset_min()),
                }
            }
            StockFact::InventoryEnded { inventory } => {
                Self::InventoryEnded { inventory: inventory.to_string() }
            }
            StockFact::LotKept(lot) => Self::LotKept(LotRecord::of(lot)),
            StockFact::LotMarkedDown { lot, discount } => {
                Self::LotMarkedDown { lot: lot.to_string(), discount: *discount }
            }
            StockFact::LotCleared { lot } => Self::LotCleared { lot: lot.to_string() },
            StockFact::StatementMade(made) => Self::StatementMade(StatementRecord::of(made)),
            StockFact::ColumnsKnown { partner, mapping } => {
                Self::ColumnsKnown(ColumnsRecord::of(*partner, mapping))
            }
            StockFact::Shelf(fact) => Self::Shelf { shelf: ShelfRecord::of(fact) },
        }
    }

    pub(super) fn read(&self) -> Result<StockFact, RecordError> {
        Ok(match self {
            Self::Moved { product, thousandths, reason: word, lot } => StockFact::Moved {
                product: product_id(product)?,
                thousandths: *thousandths,
                reason: reason(word)?,
                lot: lot.as_deref().map(lot_id).transpose()?,
            },
            Self::GoodsIn { delivery, partner, note, lines } => StockFact::GoodsIn {
                delivery: uuid_of(delivery)
                    .map(DeliveryId::new)
                    .ok_or(RecordError::Value("delivery"))?,
                partner: partner.as_deref().map(partner_id).transpose()?,
                note: note.as_deref().map(label).transpose()?,
                lines: lines.iter().map(LineRecord::read).collect::<Result<_, _>>()?,
            },
            Self::InventoryStarted { inventory, family } => StockFact::InventoryStarted {
                inventory: inventory_id(inventory)?,
                family: family.as_deref().map(family_id).transpose()?,
            },
            Self::InventoryCounted { inventory, product, counted, expected, at } => {
                StockFact::InventoryCounted {
                    inventory: inventory_id(inventory)?,
                    product: product_id(product)?,
                    counted: *counted,
                    expected: *expected,
                    at: Moment::from_rfc3339(&at.0, at.1).ok_or(RecordError::Value("at"))?,
                }
            }
            Self::InventoryEnded { inventory } => {
                StockFact::InventoryEnded { inventory: inventory_id(inventory)? }
            }
            Self::LotKept(lot) => StockFact::LotKept(lot.read()?),
            Self::LotMarkedDown { lot, discount } => {
                StockFact::LotMarkedDown { lot: lot_id(lot)?, discount: *discount }
            }
            Self::LotCleared { lot } => StockFact::LotCleared { lot: lot_id(lot)? },
            Self::StatementMade(made) => StockFact::StatementMade(made.read()?),
            Self::ColumnsKnown(known) => {
                let (partner, mapping) = known.read()?;
                StockFact::ColumnsKnown { partner, mapping }
            }
            Self::Shelf { shelf } => StockFact::Shelf(shelf.read()?),
        })
    }
}

impl LineRecord {
    fn of(line: &DeliveryLine) -> Self {
        Self {
            product: line.product.to_string(),
            reference: line.reference.as_ref().map(ToString::to_string),
            announced: line.announced,
            delivered: line.delivered,
            cost: line.cost.map(NetPrice::millionths),
        }
    }

    fn read(&self) -> Result<DeliveryLine, RecordError> {
        let cost = self.cost.map(NetPrice::from_millionths).transpose();
        Ok(DeliveryLine {
            product: product_id(&self.product)?,
            reference: self.reference.as_deref().map(label).transpose()?,
            announced: self.announced,
            delivered: self.delivered,
            cost: cost.map_err(|_| RecordError::Value("cost"))?,
        })
    }
}

impl StatementRecord {
    fn of(made: &Statement) -> Self {
        Self {
            partner: made.partner.to_string(),
            since: made.since.map(|day| day.to_string()),
            until: made.until.to_string(),
            sold: made.sold.get(),
            commission: made.commission.get(),
            due: made.due.get(),
        }
    }

    fn read(&self) -> Result<Statement, RecordError> {
        Ok(Statement {
            partner: partner_id(&self.partner)?,
            since: self.since.as_deref().map(day).transpose()?,
            until: day(&self.until)?,
            sold: Cents::new(self.sold),
            commission: Cents::new(self.commission),
            due: Cents::new(self.due),
        })
    }
}

fn lot_id(text: &str) -> Result<LotId, RecordError> {
    uuid_of(text).map(LotId::new).ok_or(RecordError::Value("lot"))
}

fn inventory_id(text: &str) -> Result<InventoryId, RecordError> {
    uuid_of(text).map(InventoryId::new).ok_or(RecordError::Value("inventory"))
}

fn day(text: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(text).ok_or(RecordError::Value("day"))
}
