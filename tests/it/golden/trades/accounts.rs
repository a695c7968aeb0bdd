//! Accounts, partners, cash without a ticket, and tickets that concern them.

use std::collections::BTreeMap;

use comptoir::domain::cash::{CashMove, CashReason};
use comptoir::domain::catalog::Nature;
use comptoir::domain::closing::{Perpetual, Tally, Totals};
use comptoir::domain::customer::CustomerFact;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CustomerId, FamilyId, PartnerId, ProductId, ReservationId, TicketId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{CashLimits, Deal, Means, Partner, Role, Settlement};
use comptoir::domain::payment::{Method, Payment, Tender};
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::text::Label;
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::domain::ticket::{Operation, Ticket, TicketLine};
use comptoir::domain::vat::VatRate;

use super::id;

const PURPOSES: [Purpose; 8] = [
    Purpose::Plain,
    Purpose::Suspended,
    Purpose::SuspendedServed,
    Purpose::Ahead,
    Purpose::AheadServed,
    Purpose::DebtSettled,
    Purpose::TopUp,
    Purpose::Withdrawal,
];

fn day() -> BusinessDay {
    BusinessDay::parse("2026-11-21").expect("a day")
}

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let customer = CustomerId::new(id(1));
    let partner = PartnerId::new(id(2));
    let mut facts = vec![
        Fact::Customer(CustomerFact::Added { customer }),
        Fact::Customer(CustomerFact::LimitSet { customer, limit: Cents::new(15_000) }),
        Fact::Customer(CustomerFact::OpeningBalance {
            customer,
            debt: Cents::new(840),
            prepaid: Cents::new(1_250),
        }),
        Fact::Customer(CustomerFact::LimitLifted {
            customer,
            ticket: TicketId::new(id(31)),
            debt: Cents::new(2_140),
        }),
        Fact::Customer(CustomerFact::Closed { customer }),
    ];
    let reasons =
        [CashReason::Supply, CashReason::Banked, CashReason::Expense, CashReason::Partner];
    for reason in reasons {
        let partner = (reason == CashReason::Partner).then_some(partner);
        facts.push(Fact::CashMoved(CashMove { reason, amount: Cents::new(-1_250), partner }));
    }
    let roles = [Role::Baker, Role::Supplier, Role::Producer, Role::Principal];
    let deals = [Deal::Purchase, Deal::Consignment, Deal::Mandate, Deal::Mandate];
    for (role, deal) in roles.into_iter().zip(deals) {
        let siret = (role == Role::Baker).then(|| label("00000000000000"));
        let name = label("Miellerie de l’Œuvre");
        let (commission, active) = (2_500, role != Role::Supplier);
        let withdrawals = (role == Role::Principal).then_some(CashLimits::BANK);
        let named = Partner {
            id: partner,
            name: Some(name),
            siret,
            role,
            deal,
            commission,
            active,
            withdrawals,
            rna: None,
            local: None,
        };
        facts.push(Fact::PartnerSet(named));
    }
    for means in [Means::Cash, Means::Transfer] {
        facts.push(Fact::PartnerSettled(Settlement {
            partner,
            until: day(),
            collected: Cents::new(850),
            commission: Cents::new(213),
            paid: Cents::new(637),
            means,
        }));
    }
    facts.push(Fact::TicketPaid { ticket: ticket(), perpetual: Perpetual::default() });
    facts.push(Fact::ReadingTaken { day: day(), totals: totals() });
    facts.push(Fact::PartnerSet(Partner {
        deal: Deal::Mandate,
        withdrawals: Some(CashLimits::POST),
        ..Partner::friend(partner, label("La Poste"), Role::Principal)
    }));
    facts
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn ticket() -> Ticket {
    let line = |purpose: Purpose| TicketLine {
        product: ProductId::new(id(20)),
        family: FamilyId::new(id(10)),
        label: label("Tradition"),
        quantity: Quantity::ONE,
        unit: Unit::Piece,
        unit_price: Cents::new(130),
        gross: Cents::new(130),
        net: Cents::new(130),
        rate: VatRate::ZERO,
        mode: comptoir::domain::catalog::Mode::Takeaway,
        nature: Nature::Account,
        partner: Some(PartnerId::new(id(2))),
        purpose,
        reservation: (purpose == Purpose::AheadServed).then(|| ReservationId::new(id(3))),
        funder: None,
    };
    let tender = |method, amount: i64| {
        let amount = Cents::new(amount);
        Tender { method, amount, given: amount }
    };
    Ticket {
        id: TicketId::new(id(30)),
        operation: Operation::Sale,
        day: day(),
        customer: Some(CustomerId::new(id(1))),
        lines: PURPOSES.map(line).to_vec(),
        removals: Vec::new(),
        vat: BTreeMap::new(),
        total: Cents::new(1_040),
        turnover: Cents::ZERO,
        payment: Payment {
            tenders: vec![tender(Method::Debt, 1_000), tender(Method::Prepaid, 40)],
            change: Cents::ZERO,
            cashback: Cents::new(2_000),
        },
    }
}

fn totals() -> Totals {
    let mut totals = Totals::default();
    totals.by_partner.insert(PartnerId::new(id(2)), Cents::new(850));
    totals.cashback = Tally { count: 1, amount: Cents::new(2_000) };
    totals.cash_moves.insert(CashReason::Banked, Tally { count: 1, amount: Cents::new(-5_000) });
    totals
}
