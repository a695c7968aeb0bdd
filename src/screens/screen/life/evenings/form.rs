//! What a partner had to do with an evening: role, what the café paid, what the partner took in.

use iced::widget::{Row, column, container, row};
use iced::{Element, Length};

use super::super::parts::{asked, rest};
use crate::domain::evening::{Basis, EveningPartner, EveningRole};
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::partner::{Partner, Role};
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{Corner, Figure, KeypadKey, act, figure, keypad, label, toggle};
use crate::words::format;

/// The least height in which the name stands above the form, in logical pixels.
const TITLED: f32 = 680.0;

/// The form.
#[derive(Debug)]
pub(super) struct Form {
    name: String,
    known: bool,
    part: EveningPartner,
    typing: Option<(Amount, Typed)>,
}

/// Which amount is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// What the café paid.
    Fee,
    /// What the partner took in.
    Turnover,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the partner was there for.
    Role(usize),
    /// An amount is to be typed.
    Ask(Amount),
    /// A key of the keypad.
    Key(KeypadKey),
    /// That is the amount.
    Take,
    /// The amount stays as it was.
    Keep,
    /// How sure the turnover is.
    Basis(usize),
    /// What was paid is beside the turnover (0), or part of it (1).
    Included(usize),
    /// Of the neighbourhood (0), or from elsewhere (1).
    Local(usize),
    /// It is written.
    Write,
    /// The partner had nothing to do with the evening.
    Remove,
}

/// What comes of a message.
pub(super) enum Step {
    /// The form stays.
    Stay,
    /// It is written.
    Write(EveningPartner),
    /// The partner had nothing to do with the evening.
    Remove(PartnerId),
}

impl Form {
    /// A partner of this name with what is known of the evening, or with what is usual.
    pub(super) fn new(partner: &Partner, name: String, known: Option<EveningPartner>) -> Self {
        let role = match partner.role {
            Role::Association => EveningRole::FestivalCommittee,
            Role::Artist => EveningRole::Artist,
            Role::Producer => EveningRole::Producer,
            _ => EveningRole::Shop,
        };
        let usual = EveningPartner {
            partner: partner.id,
            role,
            fee: Cents::ZERO,
            turnover: None,
            fee_included: true,
            basis: Basis::Declared,
            local: partner.is_local(),
        };
        Self { name, known: known.is_some(), part: known.unwrap_or(usual), typing: None }
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message) -> Step {
        let part = &mut self.part;
        match (message, &mut self.typing) {
            (Message::Key(key), Some((_, typed))) => typed.press(key),
            (Message::Take, Some((amount, typed))) => {
                let cents = typed.cents().filter(|cents| *cents <= Cents::MAX_TICKET);
                match (amount, cents) {
                    (Amount::Fee, cents) => part.fee = cents.unwrap_or(part.fee),
                    // Nothing typed: it was not said.
                    (Amount::Turnover, cents) => part.turnover = cents,
                }
                self.typing = None;
            }
            (Message::Keep, _) => self.typing = None,
            (Message::Ask(amount), _) => self.typing = Some((amount, Typed::default())),
            (Message::Role(rank), _) => {
                part.role = EveningRole::ALL.get(rank).copied().unwrap_or(part.role);
            }
            (Message::Basis(rank), _) => {
                part.basis = Basis::ALL.get(rank).copied().unwrap_or(part.basis);
            }
            (Message::Included(way), _) => part.fee_included = way == 1,
            (Message::Local(way), _) => part.local = way == 0,
            (Message::Write, _) => return Step::Write(*part),
            (Message::Remove, _) => return Step::Remove(part.partner),
            _ => {}
        }
        Step::Stay
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.typing) {
            (Stroke::Enter, Some(_)) => Some(Message::Take),
            (other, Some(_)) => keypad_key(other).map(Message::Key),
            (Stroke::Enter, None) => Some(Message::Write),
            _ => None,
        }
    }

    /// Whether an amount is typed.
    pub(super) fn counts(&self) -> bool {
        self.typing.is_some()
    }

    /// The form, or the amount that is typed.
    pub(super) fn view<'a>(&'a self, scene: Scene<'a>, under_way: bool) -> Element<'a, Message> {
        match &self.typing {
            Some((amount, typed)) => Self::amount(*amount, typed, scene),
            None => self.fields(scene, under_way),
        }
    }

    fn amount<'a>(amount: Amount, typed: &'a Typed, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let word = match amount {
            Amount::Fee => "evening-fee",
            Amount::Turnover => "evening-turnover",
        };
        let shown = format::money(typed.cents().unwrap_or(Cents::ZERO));
        let shown = figure(look, Figure::Typed, scene.say(word), shown);
        let keys = container(keypad(look, Corner::Comma, Message::Key)).height(Length::Fill);
        let acts = row![
            act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Keep),
            act(look, scene.say("evening-take"))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .on_press(Message::Take),
        ];
        column![shown, keys, acts.spacing(GAP_8)].spacing(GAP_12).padding(GAP_16).into()
    }

    fn fields<'a>(&'a self, scene: Scene<'a>, under_way: bool) -> Element<'a, Message> {
        let look = scene.look;
        let part = &self.part;
        let roles = EveningRole::ALL.map(|role| scene.say(role_key(role)).into()).to_vec();
        let rank = EveningRole::ALL.iter().position(|one| *one == part.role).unwrap_or_default();
        let turnover = part.turnover.map_or_else(|| scene.say("evening-unsaid"), format::money);
        let amount = |word: &str, value: String, which| {
            let value = [("amount", value.into())];
            act(look, scene.words.tell(word, &value)).on_press(Message::Ask(which))
        };
        let amounts = row![
            amount("evening-fee-told", format::money(part.fee), Amount::Fee),
            amount("evening-turnover-told", turnover, Amount::Turnover),
        ];
        let bases = Basis::ALL.map(|basis| scene.say(basis_key(basis)).into()).to_vec();
        let basis = Basis::ALL.iter().position(|one| *one == part.basis).unwrap_or_default();
        let beside = vec![scene.say("evening-beside").into(), scene.say("evening-within").into()];
        let places = vec![scene.say("evening-here").into(), scene.say("evening-away").into()];
        let local = toggle(look, places, usize::from(!part.local), Message::Local);
        let mut content =
            column![toggle(look, roles, rank, Message::Role), amounts.spacing(GAP_8),];
        if part.turnover.is_some() {
            let bases = toggle(look, bases, basis, Message::Basis);
            content = content.push(asked(scene, "evening-basis", bases));
            if !part.fee.is_zero() {
                let ways = toggle(look, beside, usize::from(part.fee_included), Message::Included);
                content = content.push(asked(scene, "evening-included", ways));
            }
        }
        let mut acts: Vec<Element<'a, Message>> = Vec::new();
        if self.known {
            let remove = act(look, scene.say("evening-remove")).icon(Icon::X);
            acts.push(remove.on_press_maybe((!under_way).then_some(Message::Remove)).into());
        }
        let write = act(look, scene.say("evening-write")).icon(Icon::Check).kind(Control::Main);
        let write = write.size(LARGE);
        acts.push(write.on_press_maybe((!under_way).then_some(Message::Write)).into());
        let title = label(self.name.as_str()).size(TITLE).bold().width(Length::Fill);
        let head = (scene.area.height > TITLED).then_some(title);
        column![]
            .push(head)
            .push(content.push(asked(scene, "evening-local", local)).spacing(GAP_12))
            .push(rest())
            .push(Row::with_children(acts).spacing(GAP_8))
            .spacing(GAP_12)
            .padding(GAP_16)
            .into()
    }
}

/// The key of a role's word.
pub(super) fn role_key(role: EveningRole) -> &'static str {
    match role {
        EveningRole::FestivalCommittee => "evening-role-committee",
        EveningRole::FoodTruck => "evening-role-truck",
        EveningRole::Producer => "evening-role-producer",
        EveningRole::Artist => "evening-role-artist",
        EveningRole::Association => "evening-role-association",
        EveningRole::Shop => "evening-role-shop",
    }
}

fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Invoice => "evening-basis-invoice",
        Basis::Declared => "evening-basis-declared",
        Basis::Estimate => "evening-basis-estimate",
    }
}
