//! What happens in the bread deposit, as recorded.

mod terms;

pub use terms::{BakerRecord, EveningRecord, StandingRecord};

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::bread::{
    BreadFact, BreadPaper, Delivery, DeliveryLine, LeftOver, LeftOvers, MAX_UNITS, Means, Order,
    OrderLine, Reservation,
};
use crate::domain::day::BusinessDay;
use crate::domain::id::{ProductId, StandingOrderId};

words!(Means, way_word, way, Slip = "slip", Message = "message", Phone = "phone");

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum BreadRecord {
    BakerSet { terms: BakerRecord },
    EveningSet { evening: Option<EveningRecord> },
    StandingSet { standing: StandingRecord },
    Reserved { reservation: ReservationRecord },
    Released { reservation: String },
    Cancelled { reservation: String },
    Ordered { day: String, baker: String, means: String, lines: Vec<OrderLineRecord> },
    Delivered { day: String, baker: String, note: Option<String>, lines: Vec<CameRecord> },
    LeftOver { day: String, baker: String, lines: Vec<LeftRecord> },
    SoldOut { day: String, product: String },
    OrderPaper { day: String, baker: String },
    ReservationsPaper { day: String },
    StatementPaper { baker: String, from: String, until: String },
}

/// What is kept for whom.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReservationRecord {
    id: String,
    day: String,
    customer: String,
    product: String,
    units: u32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    standing: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderLineRecord {
    product: String,
    reserved: u32,
    walk_in: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CameRecord {
    product: String,
    ordered: u32,
    delivered: u32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cost: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeftRecord {
    product: String,
    taken_back: u32,
    donated: u32,
    lost: u32,
    own_use: u32,
}

impl BreadRecord {
    pub(super) fn of(fact: &BreadFact) -> Self {
        match fact {
            BreadFact::BakerSet(baker) => Self::BakerSet { terms: BakerRecord::of(baker) },
            BreadFact::EveningSet(evening) => {
                Self::EveningSet { evening: evening.as_ref().map(EveningRecord::of) }
            }
            BreadFact::StandingSet(order) => {
                Self::StandingSet { standing: StandingRecord::of(order) }
            }
            BreadFact::Reserved(reservation) => {
                Self::Reserved { reservation: ReservationRecord::of(reservation) }
            }
            BreadFact::Released { reservation } => {
                Self::Released { reservation: reservation.to_string() }
            }
            BreadFact::Cancelled { reservation } => {
                Self::Cancelled { reservation: reservation.to_string() }
            }
            BreadFact::Ordered(order) => Self::ordered(order),
            BreadFact::Delivered(delivery) => Self::delivered(delivery),
            BreadFact::LeftOver(left) => Self::left_over(left),
            BreadFact::SoldOut { day, product } => {
                Self::SoldOut { day: day.to_string(), product: product.to_string() }
            }
            BreadFact::PaperAsked(paper) => Self::paper(*paper),
        }
    }

    fn ordered(order: &Order) -> Self {
        let line = |line: &OrderLine| OrderLineRecord {
            product: line.product.to_string(),
            reserved: line.reserved,
            walk_in: line.walk_in,
        };
        Self::Ordered {
            day: order.day.to_string(),
            baker: order.baker.to_string(),
            means: way_word(order.means).to_owned(),
            lines: order.lines.iter().map(line).collect(),
        }
    }

    fn delivered(delivery: &Delivery) -> Self {
        let line = |line: &DeliveryLine| CameRecord {
            product: line.product.to_string(),
            ordered: line.ordered,
            delivered: line.delivered,
            cost: line.cost.map(|cost| cost.get()),
        };
        Self::Delivered {
            day: delivery.day.to_string(),
            baker: delivery.baker.to_string(),
            note: delivery.note.as_ref().map(ToString::to_string),
            lines: delivery.lines.iter().map(line).collect(),
        }
    }

    fn left_over(left: &LeftOvers) -> Self {
        let line = |(product, left): &(_, LeftOver)| LeftRecord {
            product: ProductId::to_string(product),
            taken_back: left.taken_back,
            donated: left.donated,
            lost: left.lost,
            own_use: left.own_use,
        };
        Self::LeftOver {
            day: left.day.to_string(),
            baker: left.baker.to_string(),
            lines: left.lines.iter().map(line).collect(),
        }
    }

    fn paper(paper: BreadPaper) -> Self {
        match paper {
            BreadPaper::Order { day, baker } => {
                Self::OrderPaper { day: day.to_string(), baker: baker.to_string() }
            }
            BreadPaper::Reservations { day } => Self::ReservationsPaper { day: day.to_string() },
            BreadPaper::Statement { baker, from, until } => Self::StatementPaper {
                baker: baker.to_string(),
                from: from.to_string(),
                until: until.to_string(),
            },
        }
    }

    pub(super) fn read(&self) -> Result<BreadFact, RecordError> {
        Ok(match self {
            Self::BakerSet { terms } => BreadFact::BakerSet(terms.read()?),
            Self::EveningSet { evening } => {
                let evening = evening.as_ref().map(EveningRecord::read).transpose()?;
                BreadFact::EveningSet(evening)
            }
            Self::StandingSet { standing } => BreadFact::StandingSet(standing.read()?),
            Self::Reserved { reservation } => BreadFact::Reserved(reservation.read()?),
            Self::Released { reservation } => {
                BreadFact::Released { reservation: reservation_id(reservation)? }
            }
            Self::Cancelled { reservation } => {
                BreadFact::Cancelled { reservation: reservation_id(reservation)? }
            }
            Self::Ordered { day, baker, means, lines } => BreadFact::Ordered(Order {
                day: day_of(day)?,
                baker: partner_id(baker)?,
                means: way(means)?,
                lines: lines.iter().map(OrderLineRecord::read).collect::<Result<_, _>>()?,
            }),
            Self::Delivered { day, baker, note, lines } => BreadFact::Delivered(Delivery {
                day: day_of(day)?,
                baker: partner_id(baker)?,
                note: note.as_deref().map(label).transpose()?,
                lines: lines.iter().map(CameRecord::read).collect::<Result<_, _>>()?,
            }),
            Self::LeftOver { day, baker, lines } => BreadFact::LeftOver(LeftOvers {
                day: day_of(day)?,
                baker: partner_id(baker)?,
                lines: lines.iter().map(LeftRecord::read).collect::<Result<_, _>>()?,
            }),
            Self::SoldOut { day, product } => {
                BreadFact::SoldOut { day: day_of(day)?, product: product_id(product)? }
            }
            Self::OrderPaper { day, baker } => BreadFact::PaperAsked(BreadPaper::Order {
                day: day_of(day)?,
                baker: partner_id(baker)?,
            }),
            Self::ReservationsPaper { day } => {
                BreadFact::PaperAsked(BreadPaper::Reservations { day: day_of(day)? })
            }
            Self::StatementPaper { baker, from, until } => {
                BreadFact::PaperAsked(BreadPaper::Statement {
                    baker: partner_id(baker)?,
                    from: day_of(from)?,
                    until: day_of(until)?,
                })
            }
        })
    }
}

impl ReservationRecord {
    fn of(reservation: &Reservation) -> Self {
        Self {
            id: reservation.id.to_string(),
            day: reservation.day.to_string(),
            customer: reservation.customer.to_string(),
            product: reservation.product.to_string(),
            units: reservation.units,
            standing: reservation.standing.map(|standing| standing.to_string()),
        }
    }

    fn read(&self) -> Result<Reservation, RecordError> {
        let units = possible(self.units)?;
        if units == 0 {
            return Err(RecordError::Value("units"));
        }
        Ok(Reservation {
            id: reservation_id(&self.id)?,
            day: day_of(&self.day)?,
            customer: customer_id(&self.customer)?,
            product: product_id(&self.product)?,
            units,
            standing: self.standing.as_deref().map(standing_id).transpose()?,
        })
    }
}

impl OrderLineRecord {
    fn read(&self) -> Result<OrderLine, RecordError> {
        let (reserved, walk_in) = (possible(self.reserved)?, possible(self.walk_in)?);
        Ok(OrderLine { product: product_id(&self.product)?, reserved, walk_in })
    }
}

impl CameRecord {
    fn read(&self) -> Result<DeliveryLine, RecordError> {
        Ok(DeliveryLine {
            product: product_id(&self.product)?,
            ordered: self.ordered,
            delivered: possible(self.delivered)?,
            cost: self.cost.map(cents),
        })
    }
}

impl LeftRecord {
    fn read(&self) -> Result<(ProductId, LeftOver), RecordError> {
        let left = LeftOver {
            taken_back: self.taken_back,
            donated: self.donated,
            lost: self.lost,
            own_use: self.own_use,
        };
        if !left.is_possible() {
            return Err(RecordError::Value("left_over"));
        }
        Ok((product_id(&self.product)?, left))
    }
}

fn possible(units: u32) -> Result<u32, RecordError> {
    if units > MAX_UNITS { Err(RecordError::Value("units")) } else { Ok(units) }
}

fn day_of(text: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(text).ok_or(RecordError::Value("day"))
}

fn standing_id(text: &str) -> Result<StandingOrderId, RecordError> {
    uuid_of(text).map(StandingOrderId::new).ok_or(RecordError::Value("standing"))
}
