//! What can be added among those whom the café deals with, and what is usual with each.

use super::form::DEALS;
use crate::domain::partner::{CashLimits, Deal, Role};
use crate::screens::icon::Icon;

/// What can be added, with what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A bank that cash is handed out for.
    Bank,
    /// La Poste: stamps, and cash.
    Post,
    /// A depot of newspapers.
    Press,
    /// Bottles of gas.
    Gas,
    /// A farmer or maker of the neighbourhood.
    Producer,
    /// A wholesaler.
    Supplier,
    /// An association, such as a festival committee.
    Association,
    /// Someone who plays, shows or teaches.
    Artist,
    /// A shop or craft of the neighbourhood.
    Shop,
}

impl Kind {
    /// Every kind, in the order of the keys.
    pub const ALL: [Self; 9] = [
        Self::Bank,
        Self::Post,
        Self::Press,
        Self::Gas,
        Self::Producer,
        Self::Supplier,
        Self::Association,
        Self::Artist,
        Self::Shop,
    ];

    /// The key of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bank => "partners-bank",
            Self::Post => "partners-post",
            Self::Press => "partners-press",
            Self::Gas => "partners-gas",
            Self::Producer => "partners-producer",
            Self::Supplier => "partners-supplier",
            Self::Association => "partners-association-new",
            Self::Artist => "partners-artist-new",
            Self::Shop => "partners-shop-new",
        }
    }

    /// Its picture.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Bank => Icon::Banknote,
            Self::Post => Icon::FileText,
            Self::Press => Icon::ClipboardList,
            Self::Gas | Self::Supplier => Icon::Package,
            Self::Producer => Icon::ShoppingBasket,
            Self::Association => Icon::Users,
            Self::Artist => Icon::Star,
            Self::Shop => Icon::Store,
        }
    }

    /// The role, the deal, the commission and the limits that are usual.
    pub(super) const fn usual(self) -> (Role, Deal, u16, Option<CashLimits>) {
        match self {
            Self::Bank => (Role::Principal, Deal::Mandate, 0, Some(CashLimits::BANK)),
            Self::Post => (Role::Principal, Deal::Mandate, 0, Some(CashLimits::POST)),
            Self::Press => (Role::Principal, Deal::Mandate, 1_300, None),
            Self::Gas | Self::Supplier => (Role::Supplier, Deal::Purchase, 0, None),
            Self::Producer => (Role::Producer, DEALS[0], 2_500, None),
            Self::Association => (Role::Association, Deal::Purchase, 0, None),
            Self::Artist => (Role::Artist, Deal::Purchase, 0, None),
            Self::Shop => (Role::Shop, Deal::Purchase, 0, None),
        }
    }
}
