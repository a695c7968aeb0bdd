//! Money that is not the café's, in readings and closings: what was collected for partners,
//! deposits, customers' accounts, cash handed out, and cash that moved without a ticket.

use comptoir_hardware::slip::Slip;

use super::sums::heading;
use crate::domain::catalog::Nature;
use crate::domain::closing::Totals;
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::text::Label;
use crate::words::Words;
use crate::words::cash::moved_key;
use crate::words::format::money;

/// What is not turnover, partner by partner; nothing on a day without any.
pub(super) fn third_party(
    slip: &mut Slip,
    words: &Words,
    totals: &Totals,
    partners: &[(PartnerId, Label)],
) {
    let of = |nature| totals.by_nature.get(&nature).copied().unwrap_or(Cents::ZERO);
    let natures = [Nature::ThirdParty, Nature::Deposit, Nature::Account];
    let quiet = natures.iter().all(|nature| !totals.by_nature.contains_key(nature));
    if quiet && totals.cashback.count == 0 {
        return;
    }
    heading(slip, words, "closing-third");
    let mut named = Cents::ZERO;
    for (id, amount) in &totals.by_partner {
        named = named.plus(*amount).unwrap_or(named);
        let name = partners.iter().find(|(partner, _)| partner == id);
        let unknown = || words.say("closing-third-unnamed");
        slip.row(name.map_or_else(unknown, |(_, name)| name.to_string()), money(*amount));
    }
    let unnamed = of(Nature::ThirdParty).minus(named).unwrap_or(Cents::ZERO);
    if !unnamed.is_zero() {
        slip.row(words.say("closing-third-unnamed"), money(unnamed));
    }
    let rest = [("closing-deposits", Nature::Deposit), ("closing-accounts", Nature::Account)];
    for (key, nature) in rest.into_iter().filter(|(_, nature)| !of(*nature).is_zero()) {
        slip.row(words.say(key), money(of(nature)));
    }
    if totals.cashback.count > 0 {
        let count = [("count", totals.cashback.count.to_string().into())];
        // It left the drawer, as what is handed out for a bank does.
        let left = totals.cashback.amount.negated().unwrap_or(totals.cashback.amount);
        slip.row(words.tell("closing-cashback", &count), money(left));
    }
}

/// Cash that moved without a ticket, by reason.
pub(super) fn cash_moves(slip: &mut Slip, words: &Words, totals: &Totals) {
    for (reason, tally) in &totals.cash_moves {
        let key = moved_key(*reason);
        let name = words.tell(key, &[("count", tally.count.to_string().into())]);
        slip.row(name, money(tally.amount));
    }
}
