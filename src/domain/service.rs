//! What a café does at the till beside selling: debts paid off, accounts topped up, cash handed
//! out for a bank. Each has a product of its own, under an identifier that is the same in every
//! café, so that its lines stand on tickets like any other.

use uuid::Uuid;

use super::catalog::{Nature, Product, Supply, VatPair};
use super::id::{FamilyId, PartnerId, ProductId};
use super::money::Cents;
use super::quantity::Unit;
use super::text::Label;
use super::ticket::purpose::Purpose;
use super::vat::VatRate;

/// A service that needs a product of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Someone pays a debt off.
    DebtPayment,
    /// Someone tops a prepaid account up, or takes what is left of it back.
    TopUp,
    /// Cash is handed out for this bank, or for the post.
    Withdrawal(PartnerId),
}

impl Service {
    /// The family of services, in a café whose catalogue has none of that name.
    pub const FAMILY: FamilyId =
        FamilyId::new(Uuid::from_u128(0x0190_c0de_5e00_7000_8000_0000_0000_0000));

    /// What a product that hands cash out is marked with.
    pub const WITHDRAWAL_TAG: &'static str = "retrait";

    const BASE: u128 = 0x0190_c0de_5e01_7000_8000_0000_0000_0000;

    /// The identifier of its product. That of a withdrawal follows from the partner's.
    pub const fn product_id(self) -> ProductId {
        ProductId::new(Uuid::from_u128(match self {
            Self::DebtPayment => Self::BASE + 1,
            Self::TopUp => Self::BASE + 2,
            Self::Withdrawal(partner) => partner.uuid().as_u128() ^ (Self::BASE + 3),
        }))
    }

    /// Why its lines stand on a ticket.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::DebtPayment => Purpose::DebtSettled,
            Self::TopUp => Purpose::TopUp,
            Self::Withdrawal(_) => Purpose::Withdrawal,
        }
    }

    /// Its product, under a name that customers read. Its amount is chosen each time.
    pub fn product(self, name: Label, family: FamilyId) -> Product {
        let (nature, partner) = match self {
            Self::DebtPayment | Self::TopUp => (Nature::Account, None),
            Self::Withdrawal(partner) => (Nature::ThirdParty, Some(partner)),
        };
        let tag = partner.and_then(|_| Label::new(Self::WITHDRAWAL_TAG).ok());
        Product {
            id: self.product_id(),
            family,
            sku: None,
            name,
            price: Cents::ZERO,
            free_price: true,
            vat: VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO },
            unit: Unit::Piece,
            barcode: None,
            nature,
            favourite: None,
            rank: 0,
            tags: tag.into_iter().collect(),
            supply: Supply { partner, ..Supply::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_a_product_of_its_own_and_no_vat() {
        let bank = PartnerId::new(Uuid::from_u128(7));
        let post = PartnerId::new(Uuid::from_u128(8));
        let all = [
            Service::DebtPayment,
            Service::TopUp,
            Service::Withdrawal(bank),
            Service::Withdrawal(post),
        ];
        let name = Label::new("Retrait").expect("a name");
        for (rank, service) in all.into_iter().enumerate() {
            let product = service.product(name.clone(), Service::FAMILY);
            assert_ne!(product.nature, Nature::Own);
            assert!(all[..rank].iter().all(|other| other.product_id() != product.id));
            let cash = matches!(service, Service::Withdrawal(_));
            assert_eq!(product.is(Service::WITHDRAWAL_TAG), cash);
        }
    }
}
