//! The stock: a ledger of moves with their reasons. What is there is their sum, and it may be
//! below zero: a sale never waits for the stock.

pub mod columns;
pub mod lot;
pub mod waste;

use thiserror::Error;

use super::day::{BusinessDay, Moment};
use super::id::{DeliveryId, FamilyId, InventoryId, LotId, PartnerId, ProductId};
use super::money::Cents;
use super::net_price::NetPrice;
use super::shelf::ShelfFact;
use super::text::Label;
use columns::Mapping;
use lot::Lot;

/// Why goods came or went otherwise than by a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveReason {
    /// They came from a supplier.
    GoodsIn,
    /// They are gone: stolen, spoiled, nobody knows.
    Loss,
    /// They broke.
    Breakage,
    /// Their date has passed.
    UseByExpired,
    /// They were given away.
    Donation,
    /// The café used them itself.
    InternalUse,
    /// They went to another place of the café, or came from one.
    Transfer,
    /// They went back to the supplier.
    Return,
    /// Someone counted, and the ledger said otherwise.
    Inventory,
}

impl MoveReason {
    /// Those that people choose when goods leave the shelf unsold.
    pub const OUT: [Self; 5] =
        [Self::UseByExpired, Self::Loss, Self::Breakage, Self::Donation, Self::InternalUse];

    /// Whether goods of so many thousandths can have moved for this reason: a loss takes away, a
    /// delivery brings.
    pub const fn fits(self, thousandths: i64) -> bool {
        match self {
            Self::GoodsIn => thousandths > 0,
            Self::Transfer | Self::Inventory => thousandths != 0,
            _ => thousandths < 0,
        }
    }
}

/// A line of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryLine {
    /// What.
    pub product: ProductId,
    /// The supplier's own reference, by which the next invoice knows it again.
    pub reference: Option<Label>,
    /// How much the note or invoice says, in thousandths of its unit.
    pub announced: Option<i64>,
    /// How much was counted, in thousandths of its unit; not below zero.
    pub delivered: i64,
    /// What one unit costs without VAT.
    pub cost: Option<NetPrice>,
}

/// Something that happened to the stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StockFact {
    /// Goods came or went.
    Moved {
        /// What.
        product: ProductId,
        /// How much came, in thousandths of its unit; negative for what went.
        thousandths: i64,
        /// Why.
        reason: MoveReason,
        /// Of which lot, when it is known.
        lot: Option<LotId>,
    },
    /// A delivery was counted.
    GoodsIn {
        /// Which.
        delivery: DeliveryId,
        /// Who brought it.
        partner: Option<PartnerId>,
        /// The number of the delivery note or invoice.
        note: Option<Label>,
        /// What came.
        lines: Vec<DeliveryLine>,
    },
    /// A count of the stock began.
    InventoryStarted {
        /// Which.
        inventory: InventoryId,
        /// Of one family, or of all.
        family: Option<FamilyId>,
    },
    /// A product was counted.
    InventoryCounted {
        /// In which count.
        inventory: InventoryId,
        /// What.
        product: ProductId,
        /// How much lay there, in thousandths of its unit.
        counted: i64,
        /// How much the ledger had at that moment, in thousandths.
        expected: i64,
        /// When it was counted: sales since then are not missing.
        at: Moment,
    },
    /// A count of the stock ended.
    InventoryEnded {
        /// Which.
        inventory: InventoryId,
    },
    /// Goods with a date were put on the shelf.
    LotKept(Lot),
    /// Goods of a lot are sold at a lower price from now on.
    LotMarkedDown {
        /// Which.
        lot: LotId,
        /// By how much, in basis points of the price: 30 % is 3000.
        discount: u16,
    },
    /// Nothing of a lot is left on the shelf.
    LotCleared {
        /// Which.
        lot: LotId,
    },
    /// A producer got a statement of what was sold of its goods.
    StatementMade(Statement),
    /// Someone said what the columns of a supplier's price lists hold.
    ColumnsKnown {
        /// Whose lists.
        partner: PartnerId,
        /// What they hold.
        mapping: Mapping,
    },
    /// Something happened at the shelf.
    Shelf(ShelfFact),
}

/// What a producer is told of its goods, as a fact: the sums of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// Whose goods.
    pub partner: PartnerId,
    /// From which day on; none for the first statement.
    pub since: Option<BusinessDay>,
    /// Up to and including which day.
    pub until: BusinessDay,
    /// What customers paid for them with VAT, in cents.
    pub sold: Cents,
    /// What the café keeps of it, in cents.
    pub commission: Cents,
    /// What is due to the producer, in cents.
    pub due: Cents,
}

/// Why something could not be done with the stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StockError {
    /// A product that is not in the catalogue.
    #[error("there is no such product")]
    NoSuchProduct,
    /// Nothing at all, a wrong sign, or more than a delivery may have.
    #[error("the quantity can't be right for this reason")]
    Quantity,
    /// A delivery in which nothing came.
    #[error("nothing was delivered")]
    NothingDelivered,
    /// More lines than a delivery may have.
    #[error("a delivery holds at most {} lines", MAX_DELIVERY_LINES)]
    TooManyLines,
    /// An unknown article came, and nobody said which family it belongs to.
    #[error("line {0} is an unknown article without a family")]
    NeedsFamily(usize),
    /// An unknown article came, and nobody said what it is sold for.
    #[error("line {0} is an unknown article without a price")]
    NeedsPrice(usize),
    /// More products than a café may have.
    #[error("the catalogue is full")]
    CatalogueFull,
    /// The document asks for no goods to be taken in: a credit note, a correction, a down payment.
    #[error("the document brings no goods")]
    NotADelivery,
    /// A delivery with this number came in from this supplier already.
    #[error("the delivery came in already")]
    CameAlready,
    /// A count of the stock is going on already.
    #[error("an inventory is going on")]
    InventoryOpen,
    /// No count of the stock is going on, or not this one.
    #[error("no such inventory is going on")]
    NoInventory,
    /// The product belongs to another family than the one that is counted.
    #[error("the product is not part of this inventory")]
    NotInInventory,
    /// There is no such lot any more.
    #[error("there is no such lot")]
    NoSuchLot,
    /// There is no such partner.
    #[error("there is no such partner")]
    NoSuchPartner,
    /// There is nothing to tell the producer.
    #[error("nothing was sold since the last statement")]
    NothingToTell,
    /// A sum is out of range.
    #[error("an amount is out of range")]
    OutOfRange,
}

/// The most lines of a delivery.
pub const MAX_DELIVERY_LINES: usize = 1_000;

/// The most of one product that can move at once, in thousandths.
pub const MAX_MOVE: i64 = 999_999_999;
