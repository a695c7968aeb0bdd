//! The payment: cash with change, a card on its own terminal, or both on one ticket.

use iced::widget::{Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use crate::domain::customer::AccountError;
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer, Payment};
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::opening::{sides, with_erase};
use crate::screens::theme::{BODY, Banknote, Control, GAP_8, GAP_12, GAP_24, LARGE, SMALL, TITLE};
use crate::screens::widget::{Corner, Figure, KeypadKey, Notice, Tone, act, figure, keypad, label};
use crate::words::format;

/// The state of the screen.
#[derive(Debug, Clone)]
pub struct Pay {
    due: Cents,
    account: Account,
    /// Cash handed out on top of the purchase, in cents.
    cashback: Cents,
    typed: Typed,
    /// Parts that were taken already, when several means pay one ticket.
    parts: Vec<Offer>,
    stage: Stage,
}

/// What besides money may pay the ticket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// What its customer has prepaid, in cents; nothing without a customer.
    pub prepaid: Option<Cents>,
    /// Whether nobody is named yet, and someone could be.
    pub nobody: bool,
    /// Whether cash may be handed out on top of it.
    pub cashback: bool,
}

/// Where the payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// One means pays what is left.
    Whole,
    /// A part is typed, then its means chosen.
    Split,
    /// The terminal was told this amount; a person says what it answered.
    Card(Cents),
    /// What is handed out on top of the purchase is typed.
    Cashback,
    /// Parts were taken, and someone wants to go back.
    Leaving,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keypad.
    Key(KeypadKey),
    /// A note, or the exact amount, was handed over.
    Given(Cents),
    /// What is typed was handed over in cash.
    Validate,
    /// A card pays what is left, or the part that is typed.
    Card,
    /// The customer owes what is left, or the part that is typed.
    Debt,
    /// What is left, or the part that is typed, comes out of what was prepaid.
    Prepaid,
    /// Cash is wanted on top of the purchase, or not any more.
    Cashback,
    /// The manager lets the customer owe more than the limit.
    Lift,
    /// The terminal accepted.
    Accepted,
    /// The terminal refused, or nobody wants it any more.
    NotAccepted,
    /// Several means, or one again.
    Split,
    /// Back to the ticket.
    Back,
    /// Back in spite of the parts that were taken.
    Leave,
    /// The payment goes on.
    Stay,
}

/// What the screen asks of the sale.
pub enum Action {
    /// Nothing.
    None,
    /// Back to the ticket.
    Back,
    /// Someone must be chosen first, and then it goes on.
    Customers,
    /// These parts settle the ticket, with this much cash handed out on top, in cents.
    Settle {
        /// The parts.
        offers: Vec<Offer>,
        /// The cash on top.
        cashback: Cents,
    },
    /// The same parts settle it beyond the limit of a debt.
    Lift,
}

impl Pay {
    /// A payment of `due`, in cents.
    pub fn new(due: Cents, account: Account) -> Self {
        Self {
            due,
            account,
            cashback: Cents::ZERO,
            typed: Typed::default(),
            parts: Vec::new(),
            stage: Stage::Whole,
        }
    }

    /// Someone was named, or nobody is any more.
    pub fn set_account(&mut self, account: Account) {
        self.account = account;
    }

    /// Whether no part was taken and the terminal was told nothing.
    pub fn is_untouched(&self) -> bool {
        self.parts.is_empty() && matches!(self.stage, Stage::Whole | Stage::Split)
    }

    /// What is still due, in cents.
    fn left(&self) -> Cents {
        Cents::sum(self.parts.iter().map(|part| part.amount))
            .and_then(|taken| self.due.minus(taken))
            .unwrap_or(self.due)
    }

    /// What is typed, if it is an amount above zero.
    fn given(&self) -> Option<Cents> {
        self.typed.cents().filter(|given| *given > Cents::ZERO)
    }

    /// A part that is typed and leaves something due.
    fn part(&self) -> Option<Cents> {
        self.given().filter(|part| *part < self.left())
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Key(key) => self.typed.press(key),
            Message::Given(amount) if self.stage == Stage::Cashback => {
                self.typed = Typed::of(amount);
            }
            Message::Validate | Message::Card if self.stage == Stage::Cashback => {
                self.card_and_cash();
            }
            Message::Given(amount) => return self.take(Method::Cash, amount),
            Message::Validate => {
                if let Some(given) = self.given()
                    && (given >= self.left() || self.stage == Stage::Split)
                {
                    return self.take(Method::Cash, given);
                }
            }
            Message::Card => {
                let part = if self.stage == Stage::Split { self.part() } else { None };
                self.stage = Stage::Card(part.unwrap_or(self.left()));
            }
            Message::Debt | Message::Prepaid if self.account.nobody => return Action::Customers,
            Message::Debt => return self.take(Method::Debt, self.wanted_part()),
            Message::Prepaid => {
                let prepaid = self.account.prepaid.unwrap_or(Cents::ZERO);
                let part = self.wanted_part().min(prepaid);
                if part > Cents::ZERO {
                    return self.take(Method::Prepaid, part);
                }
            }
            Message::Cashback => {
                self.typed.clear();
                self.cashback = Cents::ZERO;
                let asks = self.stage == Stage::Cashback;
                self.stage = if asks { Stage::Whole } else { Stage::Cashback };
            }
            Message::Lift => return Action::Lift,
            Message::Accepted => {
                if let Stage::Card(amount) = self.stage {
                    return self.take(Method::Card, amount);
                }
            }
            Message::NotAccepted | Message::Stay => {
                self.cashback = Cents::ZERO;
                self.stage = self.resting();
            }
            Message::Split => {
                let split = self.stage != Stage::Split;
                self.stage = if split { Stage::Split } else { Stage::Whole };
            }
            Message::Back if self.parts.is_empty() => return Action::Back,
            Message::Back => self.stage = Stage::Leaving,
            Message::Leave => return Action::Back,
        }
        Action::None
    }

    /// The part that is typed while several means pay, or all that is left.
    fn wanted_part(&self) -> Cents {
        let part = if self.stage == Stage::Split { self.part() } else { None };
        part.unwrap_or(self.left())
    }

    /// The terminal is told the purchase and the cash on top of it.
    fn card_and_cash(&mut self) {
        if let Some(cash) = self.cash_on_top()
            && let Ok(amount) = self.due.plus(cash)
        {
            self.cashback = cash;
            self.stage = Stage::Card(amount);
        }
    }

    /// The cash on top that is typed, as far as the law allows it.
    fn cash_on_top(&self) -> Option<Cents> {
        self.given().filter(|cash| *cash <= Payment::CASHBACK_LIMIT)
    }

    /// The stage between two acts.
    fn resting(&self) -> Stage {
        if self.parts.is_empty() { Stage::Whole } else { Stage::Split }
    }

    /// Takes a part; when nothing is left, the ticket is settled.
    fn take(&mut self, method: Method, amount: Cents) -> Action {
        let part = Offer { method, amount };
        if amount >= self.left() {
            // The parts stay as they are: if the disk fails, a second touch settles again.
            let offers = self.parts.iter().copied().chain([part]).collect();
            return Action::Settle { offers, cashback: self.cashback };
        }
        self.parts.push(part);
        self.typed.clear();
        self.stage = Stage::Split;
        Action::None
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (self.stage, stroke) {
            (Stage::Card(_), Stroke::Enter) => Some(Message::Accepted),
            (Stage::Card(_), Stroke::Escape) => Some(Message::NotAccepted),
            (Stage::Leaving, Stroke::Enter) => Some(Message::Leave),
            (Stage::Leaving, Stroke::Escape) => Some(Message::Stay),
            (Stage::Card(_) | Stage::Leaving, _) => None,
            (_, Stroke::Escape) => Some(Message::Back),
            (_, Stroke::Enter) => Some(Message::Validate),
            (_, Stroke::Function(5)) => Some(Message::Given(self.left())),
            (_, Stroke::Char('c' | 'C')) => Some(Message::Card),
            (_, Stroke::Char('p' | 'P')) => Some(Message::Split),
            (_, other) => keypad_key(other).map(Message::Key),
        }
    }

    /// The screen; `busy` while the payment is on its way to the disk.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        problem: Option<Refusal>,
        busy: bool,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let mut told = column![].spacing(GAP_12);
        let back = act(look, scene.say("back"))
            .icon(Icon::ArrowLeft)
            .on_press_maybe((!busy).then_some(Message::Back));
        let (word, amount) = self.headline();
        let amount = format::money(amount);
        let long = amount.chars().count() > 10;
        let size = if long || look.room.is_low() { Figure::Total } else { Figure::Giant };
        let due = figure(look, size, scene.say(word), amount);
        if look.room.is_low() {
            let head = row![back.width(140.0), due].spacing(GAP_8);
            told = told.push(head.align_y(Alignment::Center));
        } else {
            told = told.push(row![back.width(200.0), Space::new().width(Length::Fill)]).push(due);
        }
        if let Some(part) = self.part_of_terminal(scene) {
            told = told.push(label(part).size(LARGE).semibold().lines(2).width(Length::Fill));
        }
        if matches!(self.stage, Stage::Card(_)) {
            let hint = label(scene.say("pay-card-hint")).size(BODY).lines(4);
            told = told.push(hint.width(Length::Fill));
        }
        if !self.parts.is_empty() {
            told = told.push(label(self.taken(scene)).size(BODY).lines(2).width(Length::Fill));
        }
        if let Some(problem) = problem {
            let notice = Notice::new(look, Tone::Problem, problem.of_payment(scene.words));
            let over = matches!(problem, Refusal::Account(AccountError::OverLimit { .. }));
            told = told.push(match over && !busy {
                true => notice.act(scene.say("pay-lift"), Message::Lift),
                false => notice,
            });
        }
        match self.stage {
            Stage::Card(_) => sides(scene, 5, told.into(), card(scene, busy)),
            Stage::Leaving => sides(scene, 5, told.into(), leaving(scene)),
            Stage::Whole | Stage::Split | Stage::Cashback => {
                let told = told.push(self.means(scene, busy));
                let foot = label(scene.say("pay-foot")).size(SMALL).color(look.palette.quiet);
                let foot = container(foot.lines(2)).align_bottom(Length::Fill);
                let tight = look.room.is_low() || look.room.is_portrait();
                let told = if tight { told } else { told.push(foot) };
                sides(scene, 5, told.into(), self.pad(scene, busy))
            }
        }
    }

    /// The figure that must not be mistaken: what is typed on the terminal, else what is due.
    fn headline(&self) -> (&'static str, Cents) {
        match self.stage {
            Stage::Card(amount) => ("pay-on-terminal", amount),
            _ if self.parts.is_empty() => ("pay-due", self.left()),
            _ => ("pay-left", self.left()),
        }
    }

    /// How the amount for the terminal differs from what is due.
    fn part_of_terminal(&self, scene: Scene<'_>) -> Option<String> {
        let Stage::Card(amount) = self.stage else {
            return None;
        };
        let told =
            |word, amount| scene.words.tell(word, &[("amount", format::money(amount).into())]);
        if !self.cashback.is_zero() {
            return Some(told("pay-terminal-cash", self.cashback));
        }
        let rest = self.left().minus(amount).ok().filter(|rest| *rest > Cents::ZERO)?;
        Some(told("pay-terminal-rest", rest))
    }

    /// What was taken already, in words.
    fn taken(&self, scene: Scene<'_>) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| {
                let key = match part.method {
                    Method::Cash => "pay-part-cash",
                    Method::Card => "pay-part-card",
                    Method::Debt => "pay-part-debt",
                    Method::Prepaid => "pay-part-prepaid",
                };
                scene.words.tell(key, &[("amount", format::money(part.amount).into())])
            })
            .collect();
        scene.words.tell("pay-taken", &[("parts", parts.join(" · ").into())])
    }

    /// Notes and the other means.
    fn means<'a>(&'a self, scene: Scene<'a>, busy: bool) -> Element<'a, Message> {
        let look = scene.look;
        let quiet = look.palette.quiet;
        let tight = look.room.is_low() || look.room.is_portrait();
        let height = if tight { look.room.key() } else { 92.0 };
        let left = self.left();
        let values = [500, 1_000, 2_000, 5_000].map(Cents::new);
        let mut notes: Vec<Element<'a, Message>> = Banknote::ALL
            .into_iter()
            .zip(values)
            .map(|(note, value)| {
                let enough = match self.stage {
                    Stage::Split => true,
                    Stage::Cashback => value <= Payment::CASHBACK_LIMIT,
                    _ => value >= left,
                };
                let enough = enough && !busy;
                act(look, format::short_money(value))
                    .kind(Control::Banknote(note))
                    .size(LARGE)
                    .one_line()
                    .height(height)
                    .on_press_maybe(enough.then_some(Message::Given(value)))
                    .into()
            })
            .collect();
        let exact = act(look, scene.say("pay-exact")).height(height);
        let exactly = !busy && self.stage != Stage::Cashback;
        notes.push(exact.on_press_maybe(exactly.then_some(Message::Given(left))).into());
        let way =
            |word: &str, picture| act(look, scene.say(word)).icon(picture).stacked().height(height);
        let ready = |message| (!busy).then_some(message);
        let ways = row![
            way("pay-card", Icon::CreditCard)
                .on_press_maybe(ready(Message::Card).filter(|_| self.stage != Stage::Cashback)),
            way("pay-several", Icon::Layers)
                .kind(Control::Choice { chosen: self.stage == Stage::Split })
                .on_press_maybe(ready(Message::Split).filter(|_| self.parts.is_empty())),
        ]
        .spacing(GAP_8);
        let others = self.others(scene, busy, height);
        let mut means = column![].spacing(GAP_12);
        if let Some(hint) = self.hint(tight) {
            let hint = scene.say(hint);
            means = means.push(label(hint).size(BODY).lines(3).width(Length::Fill));
        }
        if !tight {
            // Notes that the café hands out are not those that it is given.
            let out = self.stage == Stage::Cashback;
            let word = if out { "pay-notes-out" } else { "pay-notes" };
            means = means.push(label(scene.say(word)).semibold().color(quiet));
        }
        means = means.push(Row::with_children(notes).spacing(GAP_8));
        if !tight {
            means = means.push(label(scene.say("pay-otherwise")).semibold().color(quiet));
        }
        if self.stage != Stage::Cashback {
            means = means.push(ways);
        }
        // Parts leave no room in a small window for keys out of use.
        let idle =
            self.stage == Stage::Split && self.account.prepaid.is_none() && !self.account.nobody;
        if !(tight && idle) {
            means = means.push(others);
        }
        means.into()
    }

    /// What is said over the notes; in a small window the keys say it.
    fn hint(&self, tight: bool) -> Option<&'static str> {
        match self.stage {
            Stage::Split => (!tight).then_some("pay-split-hint"),
            Stage::Cashback => Some("pay-cashback-notice"),
            _ => None,
        }
    }

    /// What needs a customer, and cash on top of the purchase.
    fn others<'a>(&self, scene: Scene<'a>, busy: bool, height: f32) -> Element<'a, Message> {
        let look = scene.look;
        let asks = self.stage == Stage::Cashback;
        // Without a name a touch asks for it: a grey key would not say what it lacks.
        let nobody = self.account.nobody && !busy && !asks;
        let known = nobody || self.account.prepaid.is_some() && !busy && !asks;
        let prepaid = self.account.prepaid.is_some_and(|prepaid| prepaid > Cents::ZERO);
        let cashback = self.account.cashback && self.parts.is_empty() && !busy;
        let way =
            |word: &str, picture| act(look, scene.say(word)).icon(picture).stacked().height(height);
        row![
            way("pay-debt", Icon::NotebookPen).on_press_maybe(known.then_some(Message::Debt)),
            way("pay-prepaid", Icon::Wallet)
                .on_press_maybe((nobody || known && prepaid).then_some(Message::Prepaid)),
            way("pay-cashback", Icon::HandCoins)
                .kind(Control::Choice { chosen: asks })
                .on_press_maybe(cashback.then_some(Message::Cashback)),
        ]
        .spacing(GAP_8)
        .into()
    }

    /// The amount that is typed, the keypad, and the main act.
    fn pad<'a>(&'a self, scene: Scene<'a>, busy: bool) -> Element<'a, Message> {
        let look = scene.look;
        let typed = match self.typed.is_empty() {
            true => String::new(),
            false => format!("{}\u{a0}€", self.typed.text()),
        };
        let asked = match self.stage {
            Stage::Cashback => "pay-cashback-typed",
            _ => "pay-received",
        };
        let pad = column![
            figure(look, Figure::Typed, scene.say(asked), typed),
            container(keypad(look, Corner::Comma, Message::Key)).height(Length::Fill),
        ]
        .spacing(GAP_12);
        let erase = Message::Key(KeypadKey::Erase);
        let height = look.room.key() + GAP_24;
        if let (Stage::Split, Some(part)) = (self.stage, self.part()) {
            let amount = format::money(part);
            let key = |word: &str, message| {
                let word = scene.words.tell(word, &[("amount", amount.clone().into())]);
                act(look, word).kind(Control::Main).height(height).on_press(message)
            };
            let keys =
                row![key("pay-part-cash", Message::Validate), key("pay-part-card", Message::Card),];
            return with_erase(scene, pad, erase, keys.spacing(GAP_8).into()).into();
        }
        if self.stage == Stage::Cashback {
            let amount = self.cash_on_top().and_then(|cash| self.due.plus(cash).ok());
            let word = match amount {
                Some(amount) => {
                    let amount = [("amount", format::money(amount).into())];
                    scene.words.tell("pay-cashback-card", &amount)
                }
                None if self.given().is_some() => scene.say("pay-cashback-limit"),
                None => scene.say("pay-cashback-choose"),
            };
            let card = act(look, word).kind(Control::Main).size(TITLE).height(height);
            let card = card.on_press_maybe(amount.filter(|_| !busy).map(|_| Message::Card));
            return with_erase(scene, pad, erase, card.into()).into();
        }
        let left = self.left();
        let enough = self.given().filter(|given| *given >= left && !busy);
        let word = match enough.and_then(|given| given.minus(left).ok()) {
            Some(change) if change.is_zero() => scene.say("pay-validate"),
            Some(change) => {
                let change = [("amount", format::money(change).into())];
                scene.words.tell("pay-validate-change", &change)
            }
            None => match self.given().and_then(|given| left.minus(given).ok()) {
                Some(missing) if missing > Cents::ZERO => {
                    let missing = [("amount", format::money(missing).into())];
                    scene.words.tell("pay-missing", &missing)
                }
                _ => scene.say("pay-validate"),
            },
        };
        let validate = act(look, word)
            .kind(Control::Main)
            .size(TITLE)
            .height(height)
            .on_press_maybe(enough.map(|_| Message::Validate));
        with_erase(scene, pad, erase, validate.into()).into()
    }
}

/// The answer of the terminal as a person reads it.
fn card<'a>(scene: Scene<'a>, busy: bool) -> Element<'a, Message> {
    let look = scene.look;
    column![
        Space::new().height(Length::Fill),
        act(look, scene.say("pay-refused"))
            .icon(Icon::X)
            .on_press_maybe((!busy).then_some(Message::NotAccepted)),
        act(look, scene.say("pay-accepted"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press_maybe((!busy).then_some(Message::Accepted)),
    ]
    .spacing(GAP_12)
    .into()
}

/// The question before parts are given back.
fn leaving<'a>(scene: Scene<'a>) -> Element<'a, Message> {
    let look = scene.look;
    column![
        label(scene.say("pay-leave-question")).size(LARGE).lines(4).width(Length::Fill),
        Space::new().height(Length::Fill),
        act(look, scene.say("pay-leave")).kind(Control::Danger).on_press(Message::Leave),
        act(look, scene.say("pay-stay"))
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press(Message::Stay),
    ]
    .spacing(GAP_12)
    .into()
}
