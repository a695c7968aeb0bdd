//! Papers of the bread deposit: the order for the baker, what is kept for whom, the statement.

use comptoir_hardware::slip::{Cell, Columns, Slip, Style};

use super::{foot, head};
use crate::domain::bread::{Statement, StatementLine};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::partner::Deal;
use crate::domain::text::Label;
use crate::words::Words;
use crate::words::format::{money, numeric, percents, short_day, stamp};

/// Everything that an order shows.
#[derive(Debug, Clone)]
pub struct BreadOrderPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// Whom it goes to.
    pub baker: String,
    /// For which day.
    pub day: BusinessDay,
    /// When it was sent.
    pub at: Moment,
    /// What, and how many units.
    pub lines: Vec<(Label, u32)>,
}

/// Bread kept for someone, as the list says it.
#[derive(Debug, Clone)]
pub struct KeptRow {
    /// For whom, by the name in the register.
    pub name: Option<Label>,
    /// What.
    pub product: Label,
    /// How many.
    pub units: u32,
    /// Whether it is paid ahead.
    pub paid: bool,
}

/// Everything that the list of kept bread shows.
#[derive(Debug, Clone)]
pub struct KeptPaper {
    establishment: Option<Establishment>,
    day: BusinessDay,
    rows: Vec<KeptRow>,
    sums: Vec<(Label, u32)>,
}

impl KeptPaper {
    /// The list of a day, whose rows are in the order of names.
    pub fn of(establishment: Option<Establishment>, day: BusinessDay, rows: &[KeptRow]) -> Self {
        let mut sums: Vec<(Label, u32)> = Vec::new();
        for row in rows {
            match sums.iter_mut().find(|(product, _)| *product == row.product) {
                Some((_, units)) => *units = units.saturating_add(row.units),
                None => sums.push((row.product.clone(), row.units)),
            }
        }
        Self { establishment, day, rows: rows.to_vec(), sums }
    }
}

/// Everything that a baker's statement shows.
#[derive(Debug, Clone)]
pub struct StatementPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// Whose statement.
    pub baker: String,
    /// What the café keeps of what is sold on commission today, in basis points.
    pub commission: u16,
    /// The first day.
    pub from: BusinessDay,
    /// The last day.
    pub until: BusinessDay,
    /// The names of the breads, in their order.
    pub names: Vec<(ProductId, Label)>,
    /// The sums, for each deal that was in force.
    pub parts: Vec<Statement>,
}

/// The order of a day.
pub fn bread_order(paper: &BreadOrderPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    let title = Style::plain().bold().tall().centered();
    slip.line(words.tell("bread-slip-order", &[("baker", paper.baker.as_str().into())]), title);
    let day = short_day(words, paper.day);
    slip.line(words.tell("bread-slip-for", &[("day", day.into())]), title);
    slip.center(words.tell("bread-slip-sent", &[("at", stamp(paper.at).into())]));
    slip.rule();
    let strong = Style::plain().bold().tall();
    for (name, units) in &paper.lines {
        slip.styled_row(name.as_str(), units.to_string(), strong);
    }
    let sum: u32 = paper.lines.iter().map(|(_, units)| units).sum();
    slip.rule();
    slip.row(words.say("bread-slip-units"), sum.to_string());
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

/// What is kept for whom on a day.
pub fn kept_bread(paper: &KeptPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    let day = short_day(words, paper.day);
    let title = words.tell("bread-slip-kept", &[("day", day.into())]);
    slip.line(title, Style::plain().bold().tall().centered());
    if paper.rows.is_empty() {
        slip.center(words.say("bread-slip-nobody"));
    }
    let mut last: Option<&Option<Label>> = None;
    for row in &paper.rows {
        if last != Some(&row.name) {
            slip.rule();
            let nameless = words.say("bread-nameless");
            let name = row.name.as_ref().map_or(nameless, ToString::to_string);
            slip.line(name, Style::plain().bold());
            last = Some(&row.name);
        }
        let paid = if row.paid { words.say("bread-slip-paid") } else { String::new() };
        slip.row(format!("{} × {}", row.units, row.product), paid);
    }
    slip.rule();
    for (product, units) in &paper.sums {
        slip.row(product.as_str(), units.to_string());
    }
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

/// What a baker is owed for some days. A week has a column for each of its days.
pub fn baker_statement(paper: &StatementPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    let title = words.tell("bread-slip-statement", &[("baker", paper.baker.as_str().into())]);
    slip.line(title, Style::plain().bold().tall().centered());
    let span = [
        ("from", numeric(paper.from.date()).into()),
        ("until", numeric(paper.until.date()).into()),
    ];
    slip.center(words.tell("bread-slip-span", &span));
    slip.rule();
    for statement in &paper.parts {
        part(&mut slip, paper, statement, words);
    }
    slip.rule();
    for key in ["bread-slip-signed-cafe", "bread-slip-signed-baker"] {
        slip.text(words.say(key)).text(" ").text(" ");
    }
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

/// What is owed under one deal.
fn part(slip: &mut Slip, paper: &StatementPaper, statement: &Statement, words: &Words) {
    let bought = statement.deal == Deal::Purchase;
    let what = if bought { "bread-slip-delivered" } else { "bread-slip-sold" };
    slip.line(words.say(what), Style::plain().bold());
    let week = (paper.until.date() - paper.from.date()).num_days() < 7;
    if week {
        let names = words.say("bread-slip-weekdays");
        let mut names: Vec<String> = names.split(' ').map(str::to_owned).collect();
        let sum = names.pop().unwrap_or_default();
        slip.cells(week_cells(names.into_iter(), &sum), Style::plain());
    }
    for (product, name) in &paper.names {
        let Some(line) = statement.lines.get(product) else {
            continue;
        };
        let units = units_of(line, statement.deal);
        let sum: i64 = units.iter().map(|(_, units)| units).sum();
        let amount = if bought { line.cost } else { line.collected };
        if week {
            slip.row(name.as_str(), money(amount));
            let by_day = paper.from.date().iter_days().take(7).map(|date| {
                let day = BusinessDay::new(date);
                let found = units.iter().find(|(other, _)| *other == day);
                found.map_or_else(String::new, |(_, units)| units.to_string())
            });
            slip.cells(week_cells(by_day, &sum.to_string()), Style::plain());
        } else {
            slip.row(format!("{sum} × {name}"), money(amount));
        }
        left_over(slip, words, line);
    }
    sums(slip, paper, statement, words);
}

/// Seven narrow columns and one for the sum.
fn week_cells(days: impl Iterator<Item = String>, sum: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = days.map(|day| Cell::right(day, 3)).collect();
    cells.push(Cell::right(sum, 4));
    cells
}

fn units_of(line: &StatementLine, deal: Deal) -> Vec<(BusinessDay, i64)> {
    match deal {
        Deal::Purchase => {
            line.delivered.iter().map(|(day, units)| (*day, i64::from(*units))).collect()
        }
        Deal::Consignment | Deal::Mandate => {
            line.sold.iter().map(|(day, units)| (*day, *units)).collect()
        }
    }
}

fn left_over(slip: &mut Slip, words: &Words, line: &StatementLine) {
    let left = line.left_over;
    let kinds = [
        ("bread-slip-taken-back", left.taken_back),
        ("bread-slip-donated", left.donated),
        ("bread-slip-lost", left.lost),
        ("bread-slip-own-use", left.own_use),
    ];
    for (key, units) in kinds.into_iter().filter(|(_, units)| *units > 0) {
        slip.text(format!("  {}", words.tell(key, &[("units", units.to_string().into())])));
    }
}

fn sums(slip: &mut Slip, paper: &StatementPaper, statement: &Statement, words: &Words) {
    slip.rule();
    let minus = |amount: Cents| money(amount.negated().unwrap_or(amount));
    if statement.deal == Deal::Purchase {
        slip.row(words.say("bread-slip-cost"), money(statement.delivered));
        slip.row(words.say("bread-slip-credit"), minus(statement.credit));
    } else {
        slip.row(words.say("bread-slip-collected"), money(statement.collected));
        let rate = percents(&statement.rates, paper.commission);
        let kept = words.tell("bread-slip-commission", &[("rate", rate.into())]);
        slip.row(kept, minus(statement.commission));
    }
    let due =
        if statement.deal == Deal::Purchase { "bread-slip-due" } else { "bread-slip-due-gross" };
    slip.styled_row(words.say(due), money(statement.due), Style::plain().bold().tall());
}

#[cfg(test)]
mod tests;
