//! Whom the café of these tests deals with.

use comptoir::domain::id::PartnerId;
use comptoir::domain::partner::{CashLimits, Deal, Partner, Role};
use comptoir::domain::text::Label;
use uuid::Uuid;

/// A bank that cash is handed out for.
pub fn bank() -> Partner {
    Partner {
        id: PartnerId::new(Uuid::from_u128(0xBA_0000)),
        name: Some(Label::new("Relais bancaire").expect("a name")),
        siret: None,
        role: Role::Principal,
        deal: Deal::Mandate,
        commission: 0,
        active: true,
        withdrawals: Some(CashLimits::BANK),
        rna: None,
        local: None,
    }
}
