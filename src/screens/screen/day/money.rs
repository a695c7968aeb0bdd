//! Money that moves without a ticket: change brought in, takings brought away, small expenses, and
//! what is settled with third parties.

use comptoir_hardware::slip::Slip;
use iced::widget::{Column, Space, column, container, row};
use iced::{Alignment, Element, Length, Task};

use crate::domain::cash::{CashMove, CashReason};
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::partner::Means;
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::{Bridge, PartnerAccount};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::opening::{sides, with_erase};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_24, TITLE};
use crate::screens::widget::{
    ChoiceRow, Corner, Figure, KeypadKey, Notice, Tone, act, choice_row, choices, figure, keypad,
    label,
};
use crate::words::cash::moved_key;
use crate::words::format;

/// Why cash moves, in the order of the keys; a partner's follows from its settlement.
const REASONS: [(CashReason, &str); 3] = [
    (CashReason::Supply, "money-supply"),
    (CashReason::Banked, "money-banked"),
    (CashReason::Expense, "money-expense"),
];

/// Partners on a page.
const ROWS: usize = 3;

/// The state of the panel.
#[derive(Debug, Default)]
pub struct Money {
    /// Whether third parties are shown, in place of cash.
    third: bool,
    reason: usize,
    typed: Typed,
    accounts: Option<Vec<PartnerAccount>>,
    page: usize,
    chosen: Option<PartnerId>,
    under_way: bool,
    /// What moved last, for whoever mistyped: it can be put right by a move back.
    moved: Option<CashMove>,
    told: Option<Result<String, Refusal>>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Cash (0) or third parties (1).
    Part(usize),
    /// Why cash moves, by its rank.
    Reason(usize),
    /// A key of the keypad.
    Key(KeypadKey),
    /// The amount moves.
    Move,
    /// What moved last moves back.
    Undo,
    /// It moved, or not.
    Moved(Result<CashMove, Refusal>),
    /// It moved back, or not.
    Undone(Result<CashMove, Refusal>),
    /// Third parties with what is not settled.
    Loaded(Result<Vec<PartnerAccount>, Refusal>),
    /// A third party was touched.
    Choose(PartnerId),
    /// Another page of them.
    Page(usize),
    /// The chosen one is settled with, by these means.
    Settle(Means),
    /// It is settled, with its statement, or not.
    Settled(Result<Box<Slip>, Refusal>),
    /// Back to the day.
    Back,
}

/// What the panel asks of the day.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// A paper is to be shown.
    Show(Slip),
    /// Back to the day.
    Back,
}

impl Money {
    /// The panel; third parties are on their way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        (Self::default(), load(bridge))
    }

    /// What would move, with its sign.
    fn amount(&self) -> Option<Cents> {
        let amount = self.typed.cents().filter(|amount| *amount > Cents::ZERO)?;
        let comes_in = REASONS[self.reason].0 == CashReason::Supply;
        if comes_in { Some(amount) } else { amount.negated().ok() }
    }

    fn account(&self) -> Option<&PartnerAccount> {
        self.accounts.as_ref()?.iter().find(|account| Some(account.partner.id) == self.chosen)
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        match message {
            Message::Back => return Action::Back,
            Message::Loaded(Ok(accounts)) => self.accounts = Some(accounts),
            Message::Moved(Ok(moved)) => {
                self.under_way = false;
                self.typed.clear();
                self.moved = Some(moved);
                self.tell("money-moved", moved, scene);
            }
            Message::Undone(Ok(moved)) => {
                self.under_way = false;
                self.moved = None;
                self.tell("money-undone", moved, scene);
            }
            Message::Settled(Ok(slip)) => {
                self.under_way = false;
                self.chosen = None;
                self.told = Some(Ok(scene.say("money-settled")));
                if scene.situation.has_printer {
                    return Action::Run(load(bridge));
                }
                self.accounts = None;
                return Action::Show(*slip);
            }
            Message::Loaded(Err(refusal))
            | Message::Moved(Err(refusal))
            | Message::Undone(Err(refusal))
            | Message::Settled(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Err(refusal));
            }
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => return self.touched(message, bridge),
        }
        Action::None
    }

    fn touched(&mut self, message: Message, bridge: &Bridge) -> Action {
        self.told = None;
        match message {
            Message::Part(rank) => {
                self.third = rank == 1;
                return Action::Run(load(bridge));
            }
            Message::Reason(rank) => self.reason = rank.min(REASONS.len() - 1),
            Message::Key(key) => self.typed.press(key),
            Message::Choose(id) => self.chosen = Some(id),
            Message::Page(page) => self.page = page,
            Message::Move => {
                // Only the newest can be put right.
                self.moved = None;
                if let Some(amount) = self.amount() {
                    let (reason, partner) = (REASONS[self.reason].0, None);
                    let moved = CashMove { reason, amount, partner };
                    return Action::Run(self.move_cash(moved, bridge).map(Message::Moved));
                }
            }
            Message::Undo => {
                let back = self.moved.and_then(|moved| {
                    Some(CashMove { amount: moved.amount.negated().ok()?, ..moved })
                });
                if let Some(back) = back {
                    return Action::Run(self.move_cash(back, bridge).map(Message::Undone));
                }
            }
            Message::Settle(means) => {
                if let Some(id) = self.chosen {
                    self.under_way = true;
                    let settled = bridge.ask(move |desk| {
                        let today = desk.situation()?.today;
                        desk.settle_partner(id, today, means).map(|(_, slip)| Box::new(slip))
                    });
                    return Action::Run(settled.map(Message::Settled));
                }
            }
            _ => {}
        }
        Action::None
    }

    fn move_cash(&mut self, moved: CashMove, bridge: &Bridge) -> Task<Result<CashMove, Refusal>> {
        self.under_way = true;
        bridge.ask(move |desk| desk.move_cash(moved).map(|_| moved))
    }

    fn tell(&mut self, key: &str, moved: CashMove, scene: &Scene<'_>) {
        let values = [("amount", format::money(moved.amount).into())];
        self.told = Some(Ok(scene.words.tell(key, &values)));
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Escape => Some(Message::Back),
            Stroke::Enter if !self.third => Some(Message::Move),
            other if !self.third => keypad_key(other).map(Message::Key),
            _ => None,
        }
    }

    /// The panel.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).width(160.0);
        let title = label(scene.say("money-title")).size(TITLE).bold().width(Length::Fill);
        let parts = vec![
            (Some(Icon::Banknote), scene.say("money-cash").into()),
            (Some(Icon::Users), scene.say("money-third").into()),
        ];
        let mut told = column![
            row![title, back.on_press(Message::Back)].align_y(Alignment::Center),
            choices(look, parts, Some(usize::from(self.third)), Message::Part),
        ]
        .spacing(GAP_12);
        if let Some(result) = &self.told {
            let (tone, text) = match result {
                Ok(text) => (Tone::Done, text.clone()),
                Err(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            };
            told = told.push(Notice::new(look, tone, text));
        }
        if self.third {
            let told = told.push(self.third_parties(scene));
            return sides(scene, 8, told.into(), self.settling(scene));
        }
        let hint = label(scene.say("money-hint")).size(BODY).lines(3).color(look.palette.quiet);
        let ways = REASONS.iter().map(|(_, word)| (None, scene.say(word).into())).collect();
        let told = told
            .push(choices(look, ways, Some(self.reason), Message::Reason))
            .push(hint.width(Length::Fill))
            .push(self.today(scene));
        sides(scene, 5, told.into(), self.pad(scene))
    }

    /// What moved today without a ticket, and the key that puts the last move right.
    fn today<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let totals = scene.situation.open_day.as_ref().map(|open| &open.totals);
        let mut list = column![].spacing(GAP_8);
        for (reason, tally) in totals.iter().flat_map(|totals| &totals.cash_moves) {
            let count = [("count", tally.count.to_string().into())];
            let name = scene.words.tell(moved_key(*reason), &count);
            list = list.push(row![
                label(name).size(BODY).width(Length::Fill),
                label(format::money(tally.amount)).size(BODY),
            ]);
        }
        if let Some(moved) = self.moved {
            let values = [("amount", format::money(moved.amount).into())];
            let undo = act(look, scene.words.tell("money-undo", &values)).icon(Icon::Undo);
            let open = !self.under_way;
            list = list.push(undo.on_press_maybe(open.then_some(Message::Undo)));
        }
        list.into()
    }

    fn pad<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let typed = match self.typed.is_empty() {
            true => String::new(),
            false => format!("{}\u{a0}€", self.typed.text()),
        };
        let pad = column![
            figure(look, Figure::Typed, scene.say("customer-amount"), typed),
            container(keypad(look, Corner::Comma, Message::Key)).height(Length::Fill),
        ]
        .spacing(GAP_12);
        let amount = self.amount().filter(|_| !self.under_way);
        let word = match amount.and_then(|amount| amount.absolute().ok()) {
            Some(amount) => {
                let values = [("amount", format::money(amount).into())];
                scene.words.tell("customer-amount-ok", &values)
            }
            None => scene.say("customer-amount-none"),
        };
        let done = act(look, word)
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press_maybe(amount.map(|_| Message::Move));
        with_erase(scene, pad, Message::Key(KeypadKey::Erase), done.into()).into()
    }

    /// Whose money lies in the till, in pages.
    fn third_parties<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let quiet = look.palette.quiet;
        let accounts = self.accounts.as_deref().unwrap_or_default();
        if accounts.is_empty() {
            let told = label(scene.say("money-third-empty")).size(BODY).lines(4).color(quiet);
            return told.width(Length::Fill).into();
        }
        let pages = accounts.len().div_ceil(ROWS);
        let page = self.page.min(pages - 1);
        let rows = accounts.iter().skip(page * ROWS).take(ROWS).map(|account| {
            let values = [
                ("collected", format::money(account.collected).into()),
                ("commission", format::money(account.commission).into()),
            ];
            let line = ChoiceRow {
                mark: "".into(),
                title: account.partner.name().into(),
                detail: scene.words.tell("money-collected", &values).into(),
                remark: "".into(),
                chosen: self.chosen == Some(account.partner.id),
            };
            choice_row(look, line, Message::Choose(account.partner.id))
        });
        let rows = Column::with_children(rows.collect::<Vec<_>>()).spacing(GAP_8);
        if pages == 1 {
            return rows.into();
        }
        let words = crate::screens::screen::operator::pager_words(scene, page, pages);
        let before = (page > 0).then(|| Message::Page(page - 1));
        let after = (page + 1 < pages).then_some(Message::Page(page + 1));
        rows.push(crate::screens::widget::pager(look, words, before, after)).into()
    }

    /// The keys that settle with the chosen one.
    fn settling<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let Some(account) = self.account() else {
            let hint = label(scene.say("money-choose")).size(BODY).lines(4);
            return hint.color(look.palette.quiet).width(Length::Fill).into();
        };
        let due = account.collected.minus(account.commission).unwrap_or(account.collected);
        let key = if due.is_negative() { "money-owed" } else { "money-due" };
        let amount = format::money(due.absolute().unwrap_or(due));
        let open = !self.under_way && !account.collected.is_zero();
        let settle = |word: &str, means| {
            act(look, scene.say(word)).on_press_maybe(open.then_some(Message::Settle(means)))
        };
        column![
            figure(look, Figure::Total, scene.say(key), amount),
            Space::new().height(GAP_8),
            settle("money-by-transfer", Means::Transfer).icon(Icon::Check),
            settle("money-in-cash", Means::Cash).icon(Icon::Banknote),
        ]
        .spacing(GAP_8)
        .into()
    }
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.third_parties()).map(Message::Loaded)
}
