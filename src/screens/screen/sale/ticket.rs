//! The ticket: its lines in pages, the total, and the keys that end a sale.

use iced::widget::{Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Done, Message, Question, Sale, whom};
use crate::domain::catalog::{Mode, Nature};
use crate::domain::funder::Funder;
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer, Payment, likely_cash};
use crate::domain::quantity::Unit;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::basket::{Basket, BasketLine};
use crate::domain::ticket::purpose::Purpose;
use crate::screens::Refusal;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::life::funder_key;
use crate::screens::theme::{
    BODY, Control, GAP_8, GAP_12, GAP_16, HUGE, NAME, ROW, SMALL, Surface, TITLE,
};
use crate::screens::widget::{
    TicketLine, act, acts_height, hairline, label, surface, ticket_lines, vertical_hairline,
};
use crate::words::format;

/// The least height in which a key stands under what went wrong, in logical pixels.
const PROBLEM: f32 = 240.0;

/// The height of the panel of what was just sold, in logical pixels.
const DONE: f32 = 300.0;

/// The height of the line that says in short what was just sold, in logical pixels.
pub(super) const STRIP: f32 = 52.0;

/// The least height in which the sentence of an empty ticket stands, in logical pixels.
const HINT: f32 = 110.0;

/// Under this width cash keys stand two by two, so that amounts stay whole, in logical pixels.
const NARROW: f32 = 350.0;

impl Sale {
    /// The ticket, filling its place.
    pub(super) fn ticket<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let size = scene.ticket();
        let content: Element<'a, Message> = if look.room.is_portrait() {
            let width = size.width / 2.0 - 1.0;
            // What was just sold stands where the lines do: there is room.
            let told = self.panel(scene, width);
            let heading = match &told {
                Some(_) => self.keys(scene),
                None => self.heading(scene),
            };
            let lines = told.unwrap_or_else(|| self.lines(scene, width, size.height - 2.0));
            let side = column![heading, Space::new().height(Length::Fill), self.foot(scene)];
            row![
                container(lines).width(width),
                vertical_hairline(look),
                container(side).width(width),
            ]
            .into()
        } else {
            let width = size.width - 2.0;
            let taken = self.heading_height(scene) + self.foot_height(scene) + 4.0;
            let told = self.panel(scene, width);
            let heading: Element<'a, Message> = match told {
                Some(told) if look.room.is_low() => told,
                Some(told) => column![told, self.keys(scene)].into(),
                None => self.heading(scene),
            };
            column![
                heading,
                hairline(look),
                self.lines(scene, width, size.height - taken),
                hairline(look),
                self.foot(scene),
            ]
            .into()
        };
        surface(look, Surface::Sheet, content).width(Length::Fill).height(Length::Fill).into()
    }

    pub(super) fn rung_up(&self) -> &[BasketLine] {
        self.basket.as_ref().map_or(&[], Basket::lines)
    }

    fn heading_height(&self, scene: Scene<'_>) -> f32 {
        let key = scene.look.room.key() + 2.0 * GAP_12;
        let low = scene.look.room.is_low();
        match &self.last {
            Some(_) if self.done().is_some() && low => DONE,
            Some(_) if self.done().is_some() => DONE + key,
            Some(_) if !low => STRIP + key,
            None if low && self.customer.is_none() => 0.0,
            _ => key,
        }
    }

    /// What was just sold, while the ticket is empty and nothing went wrong.
    fn done(&self) -> Option<&Done> {
        let quiet = self.rung_up().is_empty() && self.problem.is_none();
        self.last.as_ref().filter(|_| quiet)
    }

    /// What was just sold, over an empty ticket.
    fn panel<'a>(&'a self, scene: Scene<'a>, width: f32) -> Option<Element<'a, Message>> {
        Some(self.done()?.panel(scene, self.asking, width))
    }

    /// What went wrong, where the lines stand: no key gives way to it. The next touch, whatever
    /// it is, takes it away.
    fn told_problem<'a>(problem: Refusal, scene: Scene<'a>, height: f32) -> Element<'a, Message> {
        let look = scene.look;
        let text = label(problem.of_payment(scene.words)).size(BODY).lines(7);
        let mut told = column![text.width(Length::Fill)].spacing(GAP_12);
        if height >= PROBLEM || look.room.is_portrait() {
            told = told.push(act(look, scene.say("strip-read")).on_press(Message::Understood));
        }
        let panel = surface(look, Surface::Problem, told.padding(GAP_12)).width(Length::Fill);
        container(panel).padding(GAP_12).height(Length::Fill).into()
    }

    /// What was just sold, in short, and the keys of the ticket.
    fn heading<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let room = scene.look.room;
        match &self.last {
            // A window so low shows the key that gives a ticket up beside the main act.
            Some(done) if room.is_low() => done.strip(scene),
            Some(done) => column![done.told(scene), self.keys(scene)].into(),
            None if room.is_low() && !room.is_portrait() && self.customer.is_none() => {
                Space::new().into()
            }
            None => self.keys(scene),
        }
    }

    /// Whose ticket it is, the last receipt while its change stands there, and giving up.
    fn keys<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let begun = self.last.as_ref().filter(|_| self.done().is_none());
        // Beside the last receipt all keys are alike, so that each has room for its word.
        let width = if begun.is_some() { Length::Fill } else { 86.0.into() };
        let small = |word: &str, icon| {
            act(look, scene.say(word)).icon(icon).stacked().width(width).size(SMALL)
        };
        // The ticket says for whom it is; a touch tells it.
        let whom = match &self.customer {
            Some(customer) => {
                act(look, customer.name.as_str()).kind(Control::Choice { chosen: true })
            }
            None => act(look, scene.say("ticket-customer")),
        };
        let whom = whom.icon(Icon::User).one_line().on_press(Message::Whom(whom::Message::Open));
        let whom = if begun.is_some() { whom.stacked().size(SMALL) } else { whom };
        let mut content = row![whom].spacing(GAP_8).align_y(Alignment::Center);
        if let Some(done) = begun {
            let receipt = small("change-receipt", Icon::ReceiptEuro).on_press(Message::Receipt);
            content = content.push(receipt);
            if done.gives_back() {
                let given = small("change-given", Icon::Check).on_press(Message::ChangeGiven);
                content = content.push(given);
            }
        }
        if self.basket.as_ref().is_some_and(|basket| !basket.is_untouched()) {
            // In a small window the name needs the room of the word.
            let abandon = match look.room.is_low() || begun.is_some() {
                true => small("ticket-abandon-short", Icon::Trash),
                false => act(look, scene.say("ticket-abandon")).icon(Icon::Trash).width(172.0),
            };
            content = content.push(abandon.on_press(Message::Ask(Question::Abandon)));
        }
        let height = look.room.key();
        container(content.height(height)).padding([GAP_12, GAP_16]).into()
    }

    /// The lines of the page on which the chosen one stands.
    fn lines<'a>(&'a self, scene: Scene<'a>, width: f32, height: f32) -> Element<'a, Message> {
        let look = scene.look;
        let lines = self.rung_up();
        if let Some(problem) = self.problem {
            return Self::told_problem(problem, scene, height);
        }
        if lines.is_empty() {
            // A sentence in too little room would be struck through by the line below.
            if height < HINT && !look.room.is_portrait() {
                return Space::new().height(Length::Fill).into();
            }
            let key = if self.last.is_some() { "ticket-next" } else { "ticket-empty" };
            let hint = label(scene.say(key)).size(BODY).lines(3).centered();
            let hint = container(hint.color(look.palette.quiet)).padding(GAP_16);
            return hint.center_y(Length::Fill).into();
        }
        let chosen = self.chosen.unwrap_or(0).min(lines.len() - 1);
        let tools = self.acts(&lines[chosen], scene);
        let acts = acts_height(look, width, tools.len());
        let fit = |height: f32| ((height / ROW) as usize).max(1);
        let all = fit(height - acts);
        let per_page =
            if lines.len() <= all { all } else { fit(height - acts - look.room.key() - GAP_8) };
        let first = chosen / per_page * per_page;
        let shown: Vec<&BasketLine> = lines.iter().skip(first).take(per_page).collect();
        let rows = shown.into_iter().map(|line| ticket_line(line, scene)).collect();
        let list = ticket_lines(look, width, rows, Some(chosen - first), tools, move |rank| {
            Message::Line(first + rank)
        });
        if lines.len() <= all {
            return container(list).height(Length::Fill).into();
        }
        // In a narrow ticket the words need the room of the arrows.
        let key = |word: &str, arrow| {
            let key = act(look, scene.say(word));
            if is_narrow(scene) { key } else { key.icon(arrow) }
        };
        let turn = row![
            key("ticket-before", Icon::ChevronUp)
                .on_press_maybe(first.checked_sub(per_page).map(Message::Line)),
            key("ticket-after", Icon::ChevronDown).on_press_maybe(
                (first + per_page < lines.len()).then_some(Message::Line(first + per_page)),
            ),
        ]
        .spacing(GAP_8)
        .padding([0.0, GAP_16]);
        column![container(list).height(Length::Fill), turn, Space::new().height(GAP_8)].into()
    }

    /// What can be done with a line of its nature: only the café's own goods are eaten here or
    /// taken away or meant for someone, and money that moves is not counted in pieces.
    fn acts<'a>(&self, line: &BasketLine, scene: Scene<'a>) -> Vec<Element<'a, Message>> {
        let look = scene.look;
        let pieces = line.unit == Unit::Piece;
        let money = is_money(line);
        let many = line.quantity.thousandths().abs() > 1_000;
        let key = |word: &str, icon| {
            act(look, scene.say(word)).icon(icon).stacked().size(SMALL).width(Length::Fill)
        };
        let (way, picture) = match line.mode {
            Mode::OnSite => ("line-takeaway", Icon::ShoppingBag),
            Mode::Takeaway => ("line-on-site", Icon::House),
        };
        let count = |icon, step, open: bool| {
            let key = act(look, "").icon(icon).width(look.room.key());
            key.on_press_maybe(open.then_some(Message::More(step))).into()
        };
        let mut acts = Vec::new();
        if !money {
            acts.push(count(Icon::Minus, -1, pieces && many));
            acts.push(count(Icon::Plus, 1, pieces));
        }
        let product = scene.situation.catalog.product(line.product);
        if product.is_some_and(|product| product.is(Funder::MEAL_TAG)) {
            let funder = line.funder.map_or("funder-nobody", funder_key);
            acts.push(key(funder, Icon::HandCoins).on_press(Message::Fund).into());
        } else if line.nature == Nature::Own && !money {
            acts.push(key(way, picture).on_press(Message::LineMode).into());
            let whom = key("line-whom", Icon::Heart);
            acts.push(whom.on_press(Message::Whom(whom::Message::Open)).into());
        }
        acts.push(key("line-remove", Icon::Trash).on_press(Message::Remove).into());
        acts
    }

    /// *Juste* and the likely notes: one touch ends a sale in cash. Someone with an account has a
    /// key for it in the place of the largest note.
    fn cash_keys<'a>(&self, due: Cents, ready: bool, scene: Scene<'a>) -> Element<'a, Message> {
        if due > Payment::CASH_LIMIT {
            let limit = label(scene.say("refusal-cash-limit")).size(SMALL).lines(3);
            return container(limit.width(Length::Fill)).center_y(scene.look.room.key()).into();
        }
        let exact = [(scene.say("cash-exact"), due)];
        let debt = self.account(&scene).prepaid.is_some();
        let notes = if debt { 2 } else { 3 };
        let likely =
            likely_cash(due).into_iter().take(notes).map(|sum| (format::short_money(sum), sum));
        let on_account = debt.then(|| {
            act(scene.look, scene.say("cash-debt"))
                .size(SMALL)
                .one_line()
                .on_press_maybe(ready.then_some(Message::Debt))
                .into()
        });
        let keys: Vec<Element<'a, Message>> = exact
            .into_iter()
            .chain(likely)
            .map(|(word, sum)| {
                act(scene.look, word)
                    .size(NAME)
                    .one_line()
                    .on_press_maybe(ready.then_some(Message::Cash(sum)))
                    .into()
            })
            .chain(on_account)
            .collect();
        if !is_narrow(scene) {
            return Row::with_children(keys).spacing(GAP_8).into();
        }
        let mut keys = keys.into_iter();
        let upper = Row::with_children(keys.by_ref().take(2).collect::<Vec<_>>()).spacing(GAP_8);
        let lower = Row::with_children(keys.collect::<Vec<_>>()).spacing(GAP_8);
        column![upper, lower.height(scene.look.room.key())].spacing(GAP_8).into()
    }

    fn foot_height(&self, scene: Scene<'_>) -> f32 {
        let key = scene.look.room.key();
        let vat = if scene.look.room.is_low() { 0.0 } else { 20.0 + GAP_8 };
        let rows = if is_narrow(scene) { 2.0 } else { 1.0 };
        let cash = if self.has_cash_keys() { rows * (key + GAP_8) } else { 0.0 };
        50.0 + vat + cash + key + GAP_12 + GAP_8 + 2.0 * GAP_12
    }

    /// Cash keys stand above the main act, unless a question takes their place.
    fn has_cash_keys(&self) -> bool {
        self.due().is_some()
    }

    /// The total, the keys for cash, and the main act.
    fn foot<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let due = self.due();
        let total = format::money(due.unwrap_or(Cents::ZERO));
        let mut content = column![
            row![
                label(scene.say("ticket-total")).size(BODY),
                label(total).size(HUGE).bold().right()
            ]
            .height(50.0)
            .align_y(Alignment::Center),
        ]
        .spacing(GAP_8)
        .padding([GAP_12, GAP_16]);
        if !look.room.is_low() {
            let vat = label(self.vat(scene)).size(SMALL).color(look.palette.quiet);
            content = content.push(vat.width(Length::Fill));
        }
        let height = look.room.key() + GAP_12;
        let (Some(due), false) = (due, self.asking == Some(Question::Abandon)) else {
            if self.asking == Some(Question::Abandon) {
                return content.push(abandon_question(scene, self.has_cash_keys())).into();
            }
            let charge = act(look, scene.say("ticket-charge")).size(TITLE).height(height);
            return content.push(charge).into();
        };
        let ready = !self.under_way;
        if due <= Cents::ZERO {
            let (word, amount) = if due.is_zero() {
                ("ticket-settle-nothing", Cents::ZERO)
            } else {
                ("ticket-give-back", due.absolute().unwrap_or(due))
            };
            let word = scene.words.tell(word, &[("amount", format::money(amount).into())]);
            let settle = act(look, word).kind(Control::Main).size(TITLE).height(height);
            let space = Space::new().height(look.room.key());
            return content
                .push(space)
                .push(settle.on_press_maybe(ready.then_some(Message::Settle)))
                .into();
        }
        let charge = act(look, scene.say("ticket-charge"));
        // The word matters more than its picture.
        let charge = if is_narrow(scene) { charge } else { charge.icon(Icon::Banknote) };
        let charge = charge
            .kind(Control::Main)
            .size(TITLE)
            .height(height)
            .on_press_maybe(ready.then_some(Message::Charge));
        let beside = look.room.is_low() && (!look.room.is_portrait() || self.last.is_some());
        let last: Element<'a, Message> = if beside {
            let abandon = act(look, scene.say("ticket-abandon-short")).icon(Icon::Trash).stacked();
            let abandon = abandon.width(86.0).height(height);
            row![abandon.on_press(Message::Ask(Question::Abandon)), charge].spacing(GAP_8).into()
        } else {
            charge.into()
        };
        content.push(self.cash_keys(due, ready, scene)).push(last).into()
    }

    /// `dont TVA 10 % 0,58 €`: what the ticket would say if it were paid now.
    fn vat(&self, scene: Scene<'_>) -> String {
        let (Some(basket), Some(due)) = (&self.basket, self.due()) else {
            return String::new();
        };
        let exempt = scene.situation.establishment.as_ref().is_some_and(|cafe| cafe.vat_exempt);
        let card = Offer { method: Method::Card, amount: due };
        let offers: &[Offer] = if due > Cents::ZERO { &[card] } else { &[] };
        let Ok(ticket) = Ticket::sale(basket, offers, scene.situation.today, exempt) else {
            return String::new();
        };
        let rows: Vec<String> = ticket
            .vat
            .iter()
            .rev()
            .filter(|(_, row)| !row.vat.is_zero())
            .map(|(rate, row)| format!("{} {}", format::rate(*rate), format::money(row.vat)))
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        scene.words.tell("ticket-vat", &[("rates", rows.join(" · ").into())])
    }
}

/// Whether the ticket is too narrow for four keys side by side.
fn is_narrow(scene: Scene<'_>) -> bool {
    !scene.look.room.is_portrait() && scene.ticket().width < NARROW
}

fn abandon_question<'a>(scene: Scene<'a>, has_cash_keys: bool) -> Element<'a, Message> {
    let look = scene.look;
    let question = label(scene.say("ticket-abandon-question")).size(BODY).lines(3);
    let height = look.room.key() + GAP_12;
    let keys = row![
        act(look, scene.say("keep")).height(height).on_press(Message::Keep),
        act(look, scene.say("ticket-abandon"))
            .kind(Control::Danger)
            .height(height)
            .on_press(Message::Proceed),
    ]
    .spacing(GAP_8);
    let room = if has_cash_keys { look.room.key() } else { 46.0 };
    column![container(question.width(Length::Fill)).height(room), keys].spacing(GAP_8).into()
}

/// Whether a line is money that moves, and no goods.
pub(super) fn is_money(line: &BasketLine) -> bool {
    line.nature == Nature::Account || line.purpose == Purpose::Withdrawal
}

/// A line as the ticket shows it.
fn ticket_line<'a>(line: &'a BasketLine, scene: Scene<'a>) -> TicketLine<'a> {
    let weighed = line.unit != Unit::Piece;
    let mut details = Vec::new();
    if weighed {
        let quantity = format::quantity(line.quantity, line.unit);
        details.push(format!("{quantity} × {}", format::money(line.unit_price)));
    }
    let why = match line.purpose {
        Purpose::Suspended => Some("line-suspended"),
        Purpose::SuspendedServed => Some("line-suspended-served"),
        Purpose::Ahead => Some("line-ahead"),
        Purpose::AheadServed => Some("line-ahead-served"),
        _ => None,
    };
    details.extend(why.map(|key| scene.say(key)));
    if line.mode == Mode::Takeaway && line.nature == Nature::Own && !is_money(line) {
        details.push(scene.say("line-detail-takeaway"));
    }
    let amount = line.gross().map(format::money).unwrap_or_default();
    TicketLine {
        quantity: if weighed {
            "".into()
        } else {
            format::quantity(line.quantity, line.unit).into()
        },
        name: line.label.as_str().into(),
        detail: (!details.is_empty()).then(|| details.join(" · ").into()),
        amount: amount.into(),
    }
}
