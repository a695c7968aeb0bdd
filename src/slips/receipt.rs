//! The receipt (arrêté and doctrine: the mentions listed in `docs/architecture.md`).

use std::collections::BTreeMap;

use comptoir_hardware::slip::{Cell, Columns, Slip, Style};

use super::sums::method_key;
use super::{Balance, ReceiptPaper, foot, head};
use crate::domain::catalog::{Mode, Nature};
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, TicketLine};
use crate::domain::vat::VatRate;
use crate::words::Words;
use crate::words::format::{bare_money, money, quantity, rate, stamp};

/// The letters that stand for the rates of a receipt, the highest rate first.
type VatCodes = BTreeMap<VatRate, char>;

/// The receipt of a ticket for a width. A duplicate is the original but for its mark.
pub fn receipt(paper: &ReceiptPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    let ticket = &paper.ticket;
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    title(&mut slip, paper, words);
    slip.rule();
    // Without a table of rates below, a letter would stand for nothing.
    let codes: VatCodes = if is_exempt(paper) {
        VatCodes::new()
    } else {
        ticket.vat.keys().rev().copied().zip('A'..='Z').collect()
    };
    for line in &ticket.lines {
        item(&mut slip, line, &paper.partners, &codes, words);
    }
    slip.rule();
    let count = u64::try_from(ticket.lines.len()).unwrap_or(u64::MAX);
    slip.text(words.tell("receipt-lines", &[("count", count.into())]));
    let strong = Style::plain().bold().tall();
    slip.styled_row(words.say("receipt-total"), money(ticket.total), strong);
    if ticket.total != ticket.turnover {
        let others = ticket.total.minus(ticket.turnover).unwrap_or(Cents::ZERO);
        slip.row(words.say("receipt-third-party"), money(others));
    }
    tenders(&mut slip, paper, words);
    vat(&mut slip, paper, &codes, words);
    slip.rule();
    closing_lines(&mut slip, paper, words);
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

fn title(slip: &mut Slip, paper: &ReceiptPaper, words: &Words) {
    if paper.copy > 0 {
        let copy = words.tell("receipt-duplicate", &[("copy", u64::from(paper.copy).into())]);
        let at = paper.copied_at.map(stamp).unwrap_or_default();
        slip.styled_row(copy, at, Style::plain().bold());
    }
    let number = words.tell("receipt-title", &[("number", paper.number.to_string().into())]);
    slip.styled_row(number, stamp(paper.at), Style::plain().bold());
    slip.text(match paper.ticket.operation {
        Operation::Sale => words.say("receipt-sale"),
        Operation::Void { number, .. } => {
            words.tell("receipt-void", &[("number", number.to_string().into())])
        }
    });
    // The till's identifier ends in what tells tills apart; the whole of it stands in the journal.
    let till = paper.till.to_string();
    let short = till.get(till.len().saturating_sub(8)..).unwrap_or_default().to_owned();
    slip.text(words.tell("receipt-till", &[("till", short.into())]));
    if let Some(operator) = &paper.operator {
        slip.text(words.tell("receipt-operator", &[("operator", operator.as_str().into())]));
    }
}

/// `2 × Croissant A   2,40`: the quantity and unit price on a line below where it is needed.
fn item(
    slip: &mut Slip,
    line: &TicketLine,
    partners: &[(PartnerId, Label)],
    codes: &VatCodes,
    words: &Words,
) {
    let code = match line.nature {
        Nature::Own => codes.get(&line.rate).map(|code| format!(" {code}")).unwrap_or_default(),
        Nature::ThirdParty | Nature::Deposit | Nature::OutOfScope | Nature::Account => {
            " HC".to_owned()
        }
    };
    slip.row(line.label.as_str(), format!("{}{code}", bare_money(line.gross)));
    let handed_out = line.purpose == Purpose::Withdrawal;
    let one = line.quantity == Quantity::ONE || handed_out;
    let single = line.unit == Unit::Piece && one;
    let takeaway = (line.mode == Mode::Takeaway).then(|| words.say("receipt-takeaway"));
    let price = (!single)
        .then(|| format!("{} × {}", quantity(line.quantity, line.unit), money(line.unit_price)));
    let why = purpose_key(line.purpose).map(|key| words.say(key));
    let detail: Vec<String> = price.into_iter().chain(takeaway).chain(why).collect();
    if !detail.is_empty() {
        slip.text(format!("  {}", detail.join(" · ")));
    }
    let named = partners.iter().find(|(id, _)| Some(*id) == line.partner);
    if let (Nature::ThirdParty, Some((_, name))) = (line.nature, named) {
        let key = if handed_out { "receipt-handed-out-for" } else { "receipt-on-behalf" };
        slip.text(format!("  {}", words.tell(key, &[("partner", name.as_str().into())])));
    }
}

/// What a customer reads of why a line stands there, where it is more than a sale.
fn purpose_key(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::Suspended => Some("receipt-suspended"),
        Purpose::SuspendedServed => Some("receipt-suspended-served"),
        Purpose::Ahead => Some("receipt-ahead"),
        Purpose::AheadServed => Some("receipt-ahead-served"),
        Purpose::Plain | Purpose::DebtSettled | Purpose::TopUp | Purpose::Withdrawal => None,
    }
}

fn tenders(slip: &mut Slip, paper: &ReceiptPaper, words: &Words) {
    let payment = &paper.ticket.payment;
    for tender in &payment.tenders {
        let name = words.say(method_key(tender.method));
        let handed_out = tender.amount.is_negative() || !payment.cashback.is_zero();
        if handed_out && tender.method == Method::Cash {
            continue;
        }
        let shown = if tender.given.is_zero() { tender.amount } else { tender.given };
        slip.row(name, money(shown));
    }
    if !payment.cashback.is_zero() {
        slip.row(words.say("receipt-cashback"), money(payment.cashback));
    }
    if !payment.change.is_zero() {
        let returned = payment.tenders.iter().any(|tender| tender.amount.is_negative());
        let cash = paper.ticket.lines.iter().any(|line| line.purpose == Purpose::Withdrawal);
        let key = match (returned, cash) {
            (true, true) => "receipt-handed-out",
            (true, false) => "receipt-returned",
            (false, _) => "receipt-change",
        };
        slip.row(words.say(key), money(payment.change));
    }
    let balance = paper.balance.unwrap_or(Balance { debt: None, prepaid: None });
    let left = [("receipt-left-debt", balance.debt), ("receipt-left-prepaid", balance.prepaid)];
    for (key, amount) in left {
        if let Some(amount) = amount {
            slip.row(words.say(key), money(amount));
        }
    }
}

fn vat(slip: &mut Slip, paper: &ReceiptPaper, codes: &VatCodes, words: &Words) {
    if codes.is_empty() {
        return;
    }
    slip.rule();
    let cells = |name: String, net: String, vat: String, gross: String| {
        [Cell::rest(name), Cell::right(net, 8), Cell::right(vat, 7), Cell::right(gross, 8)]
    };
    slip.cells(
        cells(
            String::new(),
            words.say("receipt-vat-head-net"),
            words.say("receipt-vat-head-vat"),
            words.say("receipt-vat-head-gross"),
        ),
        Style::plain(),
    );
    let mut net = Cents::ZERO;
    for (rated, row) in paper.ticket.vat.iter().rev() {
        net = net.plus(row.net).unwrap_or(net);
        let code = codes.get(rated).copied().unwrap_or(' ');
        slip.cells(
            cells(
                format!("{code} {}", rate(*rated)),
                bare_money(row.net),
                bare_money(row.vat),
                bare_money(row.gross),
            ),
            Style::plain(),
        );
    }
    slip.row(words.say("receipt-net"), money(net));
}

fn is_exempt(paper: &ReceiptPaper) -> bool {
    paper.establishment.as_ref().is_some_and(|cafe| cafe.vat_exempt)
}

fn closing_lines(slip: &mut Slip, paper: &ReceiptPaper, words: &Words) {
    match &paper.seal.extract {
        Some(extract) => {
            slip.row(
                words.tell("receipt-program", &[("program", paper.program.as_str().into())]),
                words.tell("receipt-seal", &[("extract", extract.as_str().into())]),
            );
        }
        None => {
            slip.text(words.tell("receipt-program", &[("program", paper.program.as_str().into())]));
            slip.text(words.say("receipt-unsealed"));
        }
    }
    if paper.ticket.operation == Operation::Sale {
        slip.center(words.say("receipt-thanks"));
    }
}
