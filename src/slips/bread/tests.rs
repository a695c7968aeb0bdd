//! What the papers of the bread say, on every width of paper.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;

const ALL: [Columns; 3] = [Columns::NARROW, Columns::MEDIUM, Columns::WIDE];

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

fn product(number: u128) -> ProductId {
    ProductId::new(Uuid::from_u128(number))
}

fn text(slip: &Slip) -> String {
    slip.to_text().replace('\u{a0}', " ")
}

/// No line is wider than the paper.
fn fits(slip: &Slip, columns: Columns) {
    for line in slip.to_text().lines() {
        assert!(line.chars().count() <= columns.get(), "{line:?} at {}", columns.get());
    }
}

#[test]
fn an_order_says_for_when_and_how_many() {
    let paper = BreadOrderPaper {
        establishment: None,
        baker: "Fournil du Pont".to_owned(),
        day: day("2026-11-22"),
        at: Moment::from_rfc3339("2026-11-21T16:00:00.000Z", 60).expect("a moment"),
        lines: vec![(label("Baguette 250 g"), 34), (label("Tradition 250 g"), 30)],
    };
    for columns in ALL {
        let slip = bread_order(&paper, &Words::french(), columns);
        fits(&slip, columns);
        let text = text(&slip);
        assert!(text.contains("Fournil du") && text.contains("dim. 22 nov."), "{text}");
        assert!(text.lines().any(|line| line.contains("Baguette") && line.ends_with("34")));
        assert!(text.lines().any(|line| line.ends_with("64")), "the sum:\n{text}");
    }
}

#[test]
fn the_list_of_kept_bread_is_by_name_with_sums() {
    let row = |name: &str, bread: &str, units, paid| KeptRow {
        name: Some(label(name)),
        product: label(bread),
        units,
        paid,
    };
    let rows = [
        row("Gérard B.", "Baguette 250 g", 1, false),
        row("Monique A.", "Baguette 250 g", 2, true),
        row("Monique A.", "Tradition 250 g", 1, false),
    ];
    let paper = KeptPaper::of(None, day("2026-11-21"), &rows);
    for columns in ALL {
        let slip = kept_bread(&paper, &Words::french(), columns);
        fits(&slip, columns);
        let text = text(&slip);
        assert_eq!(text.matches("Monique A.").count(), 1, "{text}");
        assert!(text.lines().any(|line| line.starts_with("2 × Baguette") && line.contains("payé")));
        assert!(text.lines().any(|line| line.starts_with("Baguette 250 g") && line.ends_with('3')));
    }
    let none = KeptPaper::of(None, day("2026-11-21"), &[]);
    let slip = kept_bread(&none, &Words::french(), Columns::WIDE);
    assert!(text(&slip).contains("Rien n’est réservé."));
}

fn statement(deal: Deal) -> StatementPaper {
    let line = StatementLine {
        delivered: BTreeMap::from([(day("2026-11-17"), 28), (day("2026-11-22"), 34)]),
        sold: BTreeMap::from([(day("2026-11-17"), 25), (day("2026-11-22"), 34)]),
        left_over: crate::domain::bread::LeftOver { taken_back: 3, ..Default::default() },
        cost: Cents::new(4_960),
        collected: Cents::new(6_490),
    };
    let bought = deal == Deal::Purchase;
    StatementPaper {
        establishment: None,
        baker: "Fournil du Pont".to_owned(),
        commission: 2_000,
        from: day("2026-11-16"),
        until: day("2026-11-22"),
        names: vec![(product(401), label("Baguette 250 g"))],
        parts: vec![Statement {
            deal,
            lines: BTreeMap::from([(product(401), line)]),
            delivered: Cents::new(4_960),
            credit: Cents::new(120),
            collected: Cents::new(6_490),
            commission: Cents::new(if bought { 0 } else { 1_298 }),
            rates: if bought { Vec::new() } else { vec![1_000, 2_000] },
            due: Cents::new(if bought { 4_840 } else { 5_192 }),
            without_cost: Vec::new(),
        }],
    }
}

#[test]
fn a_statement_has_seven_days_the_sum_and_both_signatures() {
    for columns in ALL {
        let slip = baker_statement(&statement(Deal::Purchase), &Words::french(), columns);
        fits(&slip, columns);
        let text = text(&slip);
        let days: Vec<_> = text
            .lines()
            .find(|line| line.contains("lu") && line.contains("di"))
            .expect("the days")
            .split_whitespace()
            .collect();
        assert_eq!(days, ["lu", "ma", "me", "je", "ve", "sa", "di", "tot."]);
        let units = text.lines().find(|line| line.trim_end().ends_with("62")).expect("units");
        assert_eq!(units.split_whitespace().collect::<Vec<_>>(), ["28", "34", "62"]);
        assert!(text.contains("1,20 €") && text.contains("48,40 €"), "{text}");
        assert!(text.contains("Signature du café") && text.contains("Signature du boulanger"));
        assert!(text.contains("repris : 3"));
    }
}

#[test]
fn bread_on_commission_is_told_by_what_was_sold() {
    for columns in ALL {
        let slip = baker_statement(&statement(Deal::Mandate), &Words::french(), columns);
        fits(&slip, columns);
        let text = text(&slip);
        assert!(text.contains("64,90 €") && text.contains("12,98 €"), "{text}");
        assert!(text.contains("10 % / 20 %") && text.contains("51,92 €"), "{text}");
        assert!(text.lines().any(|line| line.trim_end().ends_with("59")), "sold:\n{text}");
    }
}

#[test]
fn a_week_in_which_the_terms_changed_tells_both() {
    for columns in ALL {
        let mut paper = statement(Deal::Purchase);
        paper.parts.extend(statement(Deal::Mandate).parts);
        let slip = baker_statement(&paper, &Words::french(), columns);
        fits(&slip, columns);
        let text = text(&slip);
        assert!(text.contains("48,40 €") && text.contains("51,92 €"), "{text}");
        assert_eq!(text.matches("Signature du boulanger").count(), 1);
    }
}
