//! The sums that readings and closings share.

use comptoir_hardware::slip::{Cell, Slip, Style};

use crate::domain::catalog::Nature;
use crate::domain::closing::Totals;
use crate::domain::id::FamilyId;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::text::Label;
use crate::words::format::{bare_money, money, rate};
use crate::words::{Value, Words};

/// Sales, and their sums by rate, tender, family and nature.
pub(super) fn sums(
    slip: &mut Slip,
    words: &Words,
    totals: &Totals,
    families: &[(FamilyId, Label)],
) {
    let range = match (totals.first_ticket, totals.last_ticket) {
        (Some(first), Some(last)) => words.tell(
            "closing-tickets",
            &[("first", first.to_string().into()), ("last", last.to_string().into())],
        ),
        _ => words.say("closing-no-ticket"),
    };
    slip.text(range);
    let counted =
        |key: &str, count: u64| words.tell(key, &[("count", Value::Text(count.to_string()))]);
    slip.row(counted("closing-sales", totals.sales.count), money(totals.sales.amount));
    slip.row(counted("closing-voids", totals.voids.count), money(totals.voids.amount));
    let turnover = totals.turnover().unwrap_or(Cents::ZERO);
    slip.styled_row(words.say("closing-turnover"), money(turnover), Style::plain().bold());
    by_rate(slip, words, totals);
    by_tender(slip, words, totals);
    heading(slip, words, "closing-by-family");
    for (family, amount) in &totals.by_family {
        let name = families.iter().find(|(id, _)| id == family);
        let name =
            name.map_or_else(|| words.say("closing-unknown-family"), |(_, name)| name.to_string());
        slip.row(name, money(*amount));
    }
    heading(slip, words, "closing-by-nature");
    for (nature, amount) in &totals.by_nature {
        slip.row(words.say(nature_key(*nature)), money(*amount));
    }
    slip.rule();
    slip.row(words.say("closing-duplicates"), totals.duplicates.to_string());
    slip.row(words.say("closing-openings"), totals.drawer_openings.to_string());
    slip.row(counted("closing-removed", totals.removed.count), money(totals.removed.amount));
    slip.row(counted("closing-abandoned", totals.abandoned.count), money(totals.abandoned.amount));
}

fn by_rate(slip: &mut Slip, words: &Words, totals: &Totals) {
    heading(slip, words, "closing-by-rate");
    let cells = |name: String, net: String, vat: String, gross: String| {
        // Three amounts and a rate stand side by side even in 32 columns.
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
    for (rated, row) in totals.by_rate.iter().rev() {
        let line =
            cells(rate(*rated), bare_money(row.net), bare_money(row.vat), bare_money(row.gross));
        slip.cells(line, Style::plain());
    }
}

fn by_tender(slip: &mut Slip, words: &Words, totals: &Totals) {
    heading(slip, words, "closing-by-tender");
    for (method, tally) in &totals.by_tender {
        let name = words.say(method_key(*method));
        slip.row(format!("{name} ({})", tally.count), money(tally.amount));
    }
}

fn nature_key(nature: Nature) -> &'static str {
    match nature {
        Nature::Own => "closing-nature-own",
        Nature::ThirdParty => "closing-nature-third-party",
        Nature::Deposit => "closing-nature-deposit",
        Nature::OutOfScope => "closing-nature-out-of-scope",
        Nature::Account => "closing-nature-account",
    }
}

/// The name of a means of payment.
pub(super) fn method_key(method: Method) -> &'static str {
    match method {
        Method::Cash => "receipt-cash",
        Method::Card => "receipt-card",
        Method::Debt => "receipt-debt",
        Method::Prepaid => "receipt-prepaid",
    }
}

/// A line of dashes and the title of what follows.
pub(super) fn heading(slip: &mut Slip, words: &Words, key: &str) {
    slip.rule();
    slip.line(words.say(key), Style::plain().bold());
}
