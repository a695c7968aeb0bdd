//! What the screens of the trades ask of the window.

use comptoir_hardware::slip::Slip;
use iced::Task;

use crate::domain::id::{CustomerId, ProductId, ReservationId};
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::ticket::purpose::Purpose;

/// What a screen asks of the window.
pub enum Errand<M> {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<M>),
    /// A paper is to be shown.
    Show(Box<Slip>),
    /// Something is to be rung up, where one sells.
    RingUp(RingUp),
    /// The network's prices are to be looked at, where those of suppliers are.
    NetworkPrices,
}

impl<M: Send + 'static> Errand<M> {
    /// The same errand of a screen's parent.
    pub fn map<N: Send + 'static>(self, map: impl Fn(M) -> N + Send + 'static) -> Errand<N> {
        match self {
            Self::None => Errand::None,
            Self::Run(task) => Errand::Run(task.map(map)),
            Self::Show(slip) => Errand::Show(slip),
            Self::RingUp(wanted) => Errand::RingUp(wanted),
            Self::NetworkPrices => Errand::NetworkPrices,
        }
    }
}

/// Something to ring up that another screen has chosen.
#[derive(Debug, Clone, Default)]
pub struct RingUp {
    /// Whose account the ticket concerns.
    pub customer: Option<CustomerId>,
    /// What is rung up.
    pub lines: Vec<RungUp>,
    /// What is rung up once its price was said.
    pub ask: Option<ProductId>,
}

/// A line to ring up.
#[derive(Debug, Clone, Copy)]
pub struct RungUp {
    /// What.
    pub product: ProductId,
    /// How much of it.
    pub quantity: Quantity,
    /// At which price, in cents; the product's own if nothing is said.
    pub price: Option<Cents>,
    /// Why.
    pub purpose: Purpose,
    /// The bread kept for someone that it hands over.
    pub reservation: Option<ReservationId>,
}
