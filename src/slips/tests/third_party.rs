//! Papers that concern accounts and money of third parties.

use super::*;
use crate::domain::cash::{CashMove, CashReason};
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::partner::{Deal, Means, Partner, Role, Settlement};
use crate::domain::service::Service;
use crate::domain::ticket::basket::Wanted;
use crate::domain::ticket::purpose::Purpose;

const WIDTHS: [Columns; 3] = [Columns::NARROW, Columns::MEDIUM, Columns::WIDE];

fn honey() -> PartnerId {
    PartnerId::new(Uuid::from_u128(71))
}

fn bank() -> PartnerId {
    PartnerId::new(Uuid::from_u128(72))
}

fn partners() -> Vec<(PartnerId, Label)> {
    vec![(honey(), label("Miellerie de l’Œuvre")), (bank(), label("Relais bancaire"))]
}

fn basket_of(product: &Product, quantity: Quantity, cents: i64, purpose: Purpose) -> Basket {
    let mut basket = Basket::new(TicketId::new(Uuid::from_u128(9)));
    let unit_price = Cents::new(cents);
    let (mode, reservation) = (Mode::Takeaway, None);
    let wanted = Wanted { product, quantity, unit_price, mode, purpose, reservation };
    basket.add_wanted(wanted).expect("added");
    basket
}

fn sold(basket: &Basket, method: Method, cents: i64) -> Ticket {
    let offer = Offer { method, amount: Cents::new(cents) };
    let offers: &[Offer] = if cents > 0 { &[offer] } else { &[] };
    Ticket::sale(basket, offers, today(), false).expect("a ticket")
}

fn mandate() -> Ticket {
    let mut jar = product("Miel 500 g", 850, (0, 0), Unit::Piece, Nature::ThirdParty);
    jar.supply.partner = Some(honey());
    sold(&basket_of(&jar, Quantity::ONE, 850, Purpose::Plain), Method::Cash, 1_000)
}

fn withdrawal() -> Ticket {
    let product = Service::Withdrawal(bank()).product(label("Retrait"), Service::FAMILY);
    let one_less = Quantity::ONE.negated();
    sold(&basket_of(&product, one_less, 5_000, Purpose::Withdrawal), Method::Cash, 0)
}

fn on_account() -> Ticket {
    let bread = product("Baguette", 110, (1000, 550), Unit::Piece, Nature::Own);
    let mut basket = basket_of(&bread, Quantity::ONE, 110, Purpose::Plain);
    basket.set_customer(Some(CustomerId::new(Uuid::from_u128(5))));
    sold(&basket, Method::Debt, 110)
}

fn with_cashback() -> Ticket {
    let coffee = product("Express", 620, (1000, 1000), Unit::Piece, Nature::Own);
    let mut basket = basket_of(&coffee, Quantity::ONE, 620, Purpose::Plain);
    basket.set_cashback(Cents::new(2_000));
    sold(&basket, Method::Card, 2_620)
}

fn printed(ticket: Ticket, balance: Option<Balance>, columns: Columns) -> String {
    let paper = ReceiptPaper { ticket, balance, partners: partners(), ..paper() };
    text(&receipt(&paper, &Words::french(), columns))
}

fn has_row(text: &str, name: &str, amount: &str) -> bool {
    text.lines().any(|line| line.contains(name) && line.trim_end().ends_with(amount))
}

#[test]
fn a_receipt_names_the_producer_and_the_bank_and_no_customer() {
    for columns in WIDTHS {
        let honey = joined(&printed(mandate(), None, columns));
        assert!(honey.contains("vendu pour le compte de Miellerie de l’Œuvre"), "{honey}");
        let cash = printed(withdrawal(), None, columns);
        assert!(joined(&cash).contains("remis pour le compte de Relais bancaire"), "{cash}");
        assert!(has_row(&cash, "Remis en espèces", "50,00 €"), "{cash}");
        let balance = Balance { debt: Some(Cents::new(950)), prepaid: None };
        let debt = printed(on_account(), Some(balance), columns);
        assert!(has_row(&debt, "Sur l’ardoise", "1,10 €"), "{debt}");
        assert!(has_row(&debt, "Reste sur l’ardoise", "9,50 €"), "{debt}");
        assert!(!debt.contains("compte prépayé"), "{debt}");
    }
}

#[test]
fn cash_on_top_of_a_purchase_is_said_and_the_total_stays() {
    for columns in WIDTHS {
        let text = printed(with_cashback(), None, columns);
        assert!(has_row(&text, "TOTAL", "6,20 €"), "{text}");
        assert!(has_row(&text, "Carte", "26,20 €"), "{text}");
        assert!(has_row(&text, "remises en plus", "20,00 €"), "{text}");
        assert!(!text.contains("Rendu"), "{text}");
    }
}

#[test]
fn a_closing_says_whose_money_it_is_and_how_the_drawer_follows() {
    let mut paper = closing_paper(Count::Skipped);
    let mut totals = Totals::default();
    let mut perpetual = Perpetual::default();
    for (number, ticket) in
        [mandate(), withdrawal(), on_account(), with_cashback()].iter().enumerate()
    {
        totals.count(number as u64 + 1, ticket).expect("counted");
        perpetual = perpetual.with(ticket).expect("totals");
    }
    for (reason, cents) in [(CashReason::Supply, 10_000), (CashReason::Partner, -638)] {
        let moved = CashMove { reason, amount: Cents::new(cents), partner: None };
        totals.move_cash(&moved).expect("moved");
    }
    let day = OpenDay { totals, ..paper.closing.day };
    paper.closing = Closing::of(day, Count::Skipped, &Span::default(), perpetual).expect("closed");
    paper.partners = partners();
    for columns in WIDTHS {
        let text = text(&closing(&paper, &Words::french(), columns));
        for (name, amount) in [
            ("Miellerie de l’Œuvre", "8,50 €"),
            ("Relais bancaire", "-50,00 €"),
            ("Espèces remises avec un", "-20,00 €"),
            ("Apports de monnaie (1)", "100,00 €"),
            ("Aux partenaires (1)", "-6,38 €"),
            // 120 + 8,50 − 50 − 20 + 100 − 6,38.
            ("Attendu", "152,12 €"),
            ("Chiffre d’affaires", "7,30 €"),
        ] {
            let plain = text.replace('\u{2212}', "-");
            assert!(has_row(&plain, name, amount), "{name} at {}:\n{text}", columns.get());
        }
    }
}

#[test]
fn a_settlement_has_room_for_two_signatures() {
    let paper = SettlementPaper {
        establishment: Some(cafe()),
        partner: Partner {
            id: honey(),
            name: Some(label("Miellerie de l’Œuvre")),
            siret: None,
            role: Role::Producer,
            deal: Deal::Mandate,
            commission: 2_500,
            active: true,
            withdrawals: None,
            rna: None,
            local: None,
        },
        settlement: Settlement {
            partner: honey(),
            until: today(),
            collected: Cents::new(850),
            commission: Cents::new(213),
            paid: Cents::new(637),
            means: Means::Cash,
        },
        at: at("2026-11-21T16:00:00.000Z"),
        operator: Some(label("Hugo")),
        program: "comptoir 0.1.0".to_owned(),
    };
    for columns in WIDTHS {
        let text = text(&settlement(&paper, &Words::french(), columns));
        assert!(has_row(&text, "Encaissé", "8,50 €"), "{text}");
        assert!(has_row(&text, "25 %", "2,13 €"), "{text}");
        assert!(has_row(&text, "Versé au partenaire", "6,37 €"), "{text}");
        assert_eq!(text.matches("signature :").count(), 2, "{text}");
    }
    let owing = Settlement { paid: Cents::new(-5_000), ..paper.settlement };
    let text = text(&settlement(
        &SettlementPaper { settlement: owing, ..paper },
        &Words::french(),
        Columns::WIDE,
    ));
    assert!(has_row(&text, "Reçu du partenaire", "50,00 €"), "{text}");
}
