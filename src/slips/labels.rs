//! Labels on the ticket printer: one before the goods with the price per kilogram or litre, and
//! one on goods that are marked down, with a code that sells them at their new price.

use comptoir_hardware::slip::{Columns, Slip, Style, Symbology};

use crate::domain::day::BusinessDay;
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::domain::unit_price::NetContent;
use crate::words::Words;
use crate::words::format::{money, numeric};

/// Everything that a label shows.
#[derive(Debug, Clone)]
pub struct LabelPaper {
    /// The product's name.
    pub name: Label,
    /// The price of one unit with VAT, in cents.
    pub price: Cents,
    /// What one unit is.
    pub unit: Unit,
    /// What a piece holds, where the price of a kilogram or litre is to be said.
    pub content: Option<NetContent>,
    /// How much lower the price is, in percent; what it was, in cents; and the code of the label.
    pub mark_down: Option<(u8, Cents, Label)>,
    /// The day from which the price holds.
    pub day: BusinessDay,
    /// Whether the café is a demonstration.
    pub fake: bool,
}

/// The labels one below the other, each cut off by itself.
pub fn labels(papers: &[LabelPaper], words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    for paper in papers {
        label(&mut slip, paper, words);
    }
    slip
}

fn label(slip: &mut Slip, paper: &LabelPaper, words: &Words) {
    if paper.fake {
        slip.line(words.say("receipt-fake"), Style::plain().bold().centered());
    }
    if let Some((percent, ..)) = &paper.mark_down {
        let percent = words.tell("label-lower", &[("percent", percent.to_string().into())]);
        slip.line(percent, Style::plain().bold().double().centered());
    }
    slip.line(paper.name.as_str(), Style::plain().bold().tall().centered());
    let price = money(paper.price);
    let price = match paper.unit {
        Unit::Piece => price,
        Unit::Kilogram => words.tell("price-kilogram", &[("amount", price.into())]),
        Unit::Litre => words.tell("price-litre", &[("amount", price.into())]),
    };
    slip.line(price, Style::plain().bold().double().centered());
    if let Some((_, former, _)) = &paper.mark_down {
        slip.center(words.tell("label-instead", &[("amount", money(*former).into())]));
    }
    if let Some((amount, key)) = unit_price(paper) {
        slip.center(words.tell(key, &[("amount", money(amount).into())]));
    }
    slip.center(words.tell("label-day", &[("day", numeric(paper.day.date()).into())]));
    if let Some((_, _, code)) = &paper.mark_down {
        slip.barcode(Symbology::Ean13, code.as_str());
    }
    slip.cut();
}

/// The price of one kilogram or litre of what is sold by the piece, in cents, with the key of its
/// sentence.
fn unit_price(paper: &LabelPaper) -> Option<(Cents, &'static str)> {
    let content = paper.content.filter(|_| paper.unit == Unit::Piece)?;
    let key = match content.unit() {
        Unit::Kilogram => "label-kilogram",
        Unit::Litre => "label-litre",
        Unit::Piece => return None,
    };
    Some((content.unit_price(paper.price).ok()?, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::barcode::in_store::{Layouts, Value};
    use crate::domain::barcode::scan::Scanned;

    fn butter() -> LabelPaper {
        LabelPaper {
            name: Label::new("Beurre doux 250 g").expect("a name"),
            price: Cents::new(275),
            unit: Unit::Piece,
            content: NetContent::new(250, Unit::Kilogram).ok(),
            mark_down: None,
            day: BusinessDay::parse("2026-11-21").expect("a day"),
            fake: false,
        }
    }

    fn text(papers: &[LabelPaper], columns: Columns) -> String {
        labels(papers, &Words::french(), columns).to_text()
    }

    #[test]
    fn the_price_of_a_kilogram_stands_below_the_price() {
        for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
            let shown = text(&[butter()], columns);
            for words in ["Beurre doux 250 g", "2,75 €", "11,00 € le kilo", "21/11/2026"] {
                assert!(shown.contains(words), "{words}: {shown}");
            }
        }
        let cheese = LabelPaper { unit: Unit::Kilogram, price: Cents::new(2_190), ..butter() };
        let shown = text(&[cheese], Columns::NARROW);
        assert!(!shown.contains("le kilo"), "a price per kilogram is one already: {shown}");
    }

    #[test]
    fn a_mark_down_says_what_it_was_and_sells_at_what_it_says() {
        let layouts = Layouts::default();
        let price = Cents::new(138);
        let code = layouts.price_label(602, price).expect("a code");
        let code = Label::new(&code).expect("a code");
        let half = Some((50, Cents::new(275), code.clone()));
        let paper = LabelPaper { price, mark_down: half, ..butter() };
        let shown = text(std::slice::from_ref(&paper), Columns::NARROW);
        for words in ["-50 %", "1,38 €", "au lieu de 2,75 €", "5,52 € le kilo"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(Symbology::Ean13.carries(code.as_str()), "printed as bars, not as text");
        let today = paper.day.date();
        let Scanned::InStore(read) = Scanned::read(code.as_str(), &layouts, today) else {
            panic!("a label of the shop");
        };
        assert_eq!(read.value, Value::Price(price));
    }
}
