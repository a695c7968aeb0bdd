//! What is agreed with a partner: its name, what the café keeps, how much cash is handed out for
//! it, and whether it is dealt with.

use iced::widget::{Column, Space, container, row};
use iced::{Alignment, Element, Length, Task};

use crate::domain::id::CarrierId;
use crate::domain::money::Cents;
use crate::domain::parcel::carrier::{Carrier, DayCount};
use crate::domain::partner::{CashLimits, Deal, Partner, Role};
use crate::domain::text::Label;
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, typing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{KeyboardKey, Notice, Tone, Typing, act, label, toggle};
use crate::words::format;

/// The most characters of a name.
const NAME_MAX: usize = 40;

/// What one step of the commission is, in basis points, and of a limit, in cents.
const STEPS: (u16, i64) = (50, 1_000);

/// What can be added, with what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A bank that cash is handed out for.
    Bank,
    /// La Poste: stamps, and cash.
    Post,
    /// A depot of newspapers.
    Press,
    /// Bottles of gas.
    Gas,
    /// A farmer or maker of the neighbourhood.
    Producer,
    /// A wholesaler.
    Supplier,
}

impl Kind {
    /// Every kind, in the order of the keys.
    pub const ALL: [Self; 6] =
        [Self::Bank, Self::Post, Self::Press, Self::Gas, Self::Producer, Self::Supplier];

    /// The key of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bank => "partners-bank",
            Self::Post => "partners-post",
            Self::Press => "partners-press",
            Self::Gas => "partners-gas",
            Self::Producer => "partners-producer",
            Self::Supplier => "partners-supplier",
        }
    }

    /// Its picture.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Bank => Icon::Banknote,
            Self::Post => Icon::FileText,
            Self::Press => Icon::ClipboardList,
            Self::Gas | Self::Supplier => Icon::Package,
            Self::Producer => Icon::ShoppingBasket,
        }
    }

    /// The role, the deal, the commission and the limits that are usual.
    const fn usual(self) -> (Role, Deal, u16, Option<CashLimits>) {
        match self {
            Self::Bank => (Role::Principal, Deal::Mandate, 0, Some(CashLimits::BANK)),
            Self::Post => (Role::Principal, Deal::Mandate, 0, Some(CashLimits::POST)),
            Self::Press => (Role::Principal, Deal::Mandate, 1_300, None),
            Self::Gas | Self::Supplier => (Role::Supplier, Deal::Purchase, 0, None),
            Self::Producer => (Role::Producer, Deal::Mandate, 2_500, None),
        }
    }
}

/// What is being agreed.
#[derive(Debug)]
pub struct Form {
    about: About,
    name: String,
    typing: Option<Typing>,
    active: bool,
    under_way: bool,
}

/// Whom it is about.
#[derive(Debug)]
enum About {
    /// A business; without `known` it is new.
    Partner {
        known: Option<Partner>,
        role: Role,
        deal: Deal,
        commission: u16,
        cash: Option<CashLimits>,
    },
    /// A carrier, with how long it keeps parcels.
    Carrier { id: CarrierId, days: u16, count: DayCount },
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name is to be written.
    Name,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// A lower or higher commission.
    Commission(bool),
    /// The least, lower or higher.
    Least(bool),
    /// The most, lower or higher.
    Most(bool),
    /// Dealt with (0), or no more (1).
    Active(usize),
    /// It is written.
    Save,
    /// All stays as it was.
    Back,
}

/// What comes of a message.
pub enum Step {
    /// The form stays.
    Stay,
    /// The form is left.
    Leave,
    /// It is being written.
    Save(Task<Result<(), Refusal>>),
}

impl Form {
    /// A new one of this kind and name; where there is none yet, it comes first.
    pub fn new(kind: Kind, name: String) -> Self {
        let (role, deal, commission, cash) = kind.usual();
        Self {
            about: About::Partner { known: None, role, deal, commission, cash },
            typing: name.is_empty().then(|| Typing::new("", NAME_MAX).required()),
            name,
            active: true,
            under_way: false,
        }
    }

    /// One that is known.
    pub fn of_partner(partner: &Partner) -> Self {
        let Partner { role, deal, commission, withdrawals: cash, .. } = *partner;
        let known = Some(partner.clone());
        Self {
            about: About::Partner { known, role, deal, commission, cash },
            name: partner.name.to_string(),
            typing: None,
            active: partner.active,
            under_way: false,
        }
    }

    /// A carrier of parcels.
    pub fn of_carrier(carrier: &Carrier) -> Self {
        let newest = carrier.holdings.iter().max_by_key(|holding| holding.from);
        let (days, count) = newest.map_or((0, DayCount::Calendar), |one| (one.days, one.count));
        Self {
            about: About::Carrier { id: carrier.id, days, count },
            name: carrier.name.to_string(),
            typing: None,
            active: carrier.active,
            under_way: false,
        }
    }

    /// Whether text is written.
    pub fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.typing, stroke) {
            (_, Stroke::Escape) => Some(Message::Back),
            (Some(_), stroke) => keyboard_key(stroke).map(Message::Type),
            (None, Stroke::Enter) => Some(Message::Save),
            _ => None,
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, bridge: &Bridge) -> Step {
        match message {
            Message::Name => self.typing = Some(Typing::new(&self.name, NAME_MAX).required()),
            Message::Type(key) => {
                if let Some(typing) = &mut self.typing
                    && typing.press(key)
                {
                    self.name = typing.text().to_owned();
                    self.typing = None;
                }
            }
            Message::Active(rank) => self.active = rank == 0,
            Message::Back if self.typing.is_some() && !self.name.is_empty() => self.typing = None,
            Message::Back => return Step::Leave,
            Message::Save => return self.save(bridge),
            Message::Commission(_) | Message::Least(_) | Message::Most(_) => self.agree(&message),
        }
        Step::Stay
    }

    fn agree(&mut self, message: &Message) {
        let About::Partner { commission, cash, .. } = &mut self.about else {
            return;
        };
        let (basis_points, cents) = STEPS;
        match (message, cash) {
            (Message::Commission(true), _) => {
                *commission = (*commission + basis_points).min(Partner::MAX_COMMISSION);
            }
            (Message::Commission(false), _) => {
                *commission = commission.saturating_sub(basis_points);
            }
            (Message::Least(more), Some(limits)) => {
                let least = limits.least.get() / cents * cents + if *more { cents } else { -cents };
                limits.least = Cents::new(least.clamp(100, limits.most.get()));
            }
            (Message::Most(more), Some(limits)) => {
                let most = limits.most.get() + if *more { cents } else { -cents };
                let most = Cents::new(most).min(Cents::MAX_TICKET);
                limits.most = most.max(limits.least);
            }
            _ => {}
        }
    }

    fn save(&mut self, bridge: &Bridge) -> Step {
        let Ok(name) = Label::new(&self.name) else {
            return Step::Stay;
        };
        let active = self.active;
        match &self.about {
            About::Carrier { id, .. } => {
                let id = *id;
                Step::Save(bridge.ask(move |desk| desk.set_carrier_active(id, active)))
            }
            About::Partner { known, role, deal, commission, cash } => {
                let (known, role, deal) = (known.clone(), *role, *deal);
                let (commission, withdrawals) = (*commission, *cash);
                Step::Save(bridge.ask(move |desk| {
                    let (id, siret) = match known {
                        Some(known) => (known.id, known.siret),
                        None => (desk.new_partner(), None),
                    };
                    desk.set_partner(Partner {
                        id,
                        name,
                        siret,
                        role,
                        deal,
                        commission,
                        active,
                        withdrawals,
                    })
                }))
            }
        }
    }

    /// The form, or the keyboard for the name.
    pub fn view<'a>(&'a self, scene: Scene<'a>, problem: Option<Refusal>) -> Element<'a, Message> {
        let look = scene.look;
        if let Some(typing) = &self.typing {
            let asked = TypingWords {
                title: scene.say("partners-name"),
                hint: scene.say("partners-name-hint"),
            };
            let leave = Some(Message::Back);
            return typing_view(look, scene.words, typing, asked, leave, Message::Type);
        }
        let mut content = Column::new().spacing(GAP_12).padding(GAP_16).max_width(1_000);
        content = content.push(label(&self.name).size(TITLE).bold().lines(2));
        if let Some(problem) = problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        let ways = vec![scene.say("partners-active").into(), scene.say("partners-inactive").into()];
        let active = toggle(look, ways, usize::from(!self.active), Message::Active);
        content = match &self.about {
            About::Partner { role, deal, commission, cash, .. } => {
                let name = act(look, &self.name).icon(Icon::PenLine).one_line();
                content = content.push(line(scene, "partners-name", name.on_press(Message::Name)));
                // What is bought leaves nothing to keep.
                if *deal != Deal::Purchase && *role != Role::Baker {
                    let rate = format::percent(*commission);
                    let keys = stepper(scene, rate, Message::Commission);
                    content = content.push(line(scene, "partners-commission", keys));
                }
                if let Some(limits) = cash {
                    let (least, most) = (format::money(limits.least), format::money(limits.most));
                    let least = stepper(scene, least, Message::Least);
                    let most = stepper(scene, most, Message::Most);
                    content = content.push(line(scene, "partners-least", least)).push(line(
                        scene,
                        "partners-most",
                        most,
                    ));
                }
                content
            }
            About::Carrier { days, count, .. } => content.push(rules(scene, *days, *count)),
        };
        content = content.push(line(scene, "partners-dealt", active));
        content = content.push(Space::new().height(Length::Fill)).push(self.acts(scene));
        container(content).center_x(Length::Fill).height(Length::Fill).into()
    }

    fn acts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let high = look.room.key() + GAP_16;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).height(high);
        let save = act(look, scene.say("partners-save"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .height(high)
            .width(Length::FillPortion(2));
        let named = Label::new(&self.name).is_ok() && !self.under_way;
        row![back.on_press(Message::Back), save.on_press_maybe(named.then_some(Message::Save)),]
            .spacing(GAP_8)
            .into()
    }
}

/// How long a carrier keeps parcels, and how its dated rules come in.
fn rules<'a>(scene: Scene<'a>, days: u16, count: DayCount) -> Element<'a, Message> {
    let key = match count {
        DayCount::Calendar => "partners-keeps-calendar",
        DayCount::Working => "partners-keeps-working",
    };
    let keeps = scene.words.tell(key, &[("days", u64::from(days).into())]);
    let quiet = scene.look.palette.quiet;
    Column::new()
        .spacing(GAP_8)
        .push(label(keeps).size(BODY).lines(2).width(Length::Fill))
        .push(label(scene.say("partners-rules")).size(BODY).lines(5).color(quiet))
        .into()
}

/// A name and its control.
fn line<'a>(
    scene: Scene<'a>,
    key: &'static str,
    control: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        label(scene.say(key)).size(BODY).lines(3).width(Length::FillPortion(2)),
        container(control).width(Length::FillPortion(3)),
    ]
    .spacing(GAP_16)
    .align_y(Alignment::Center)
    .into()
}

/// Less, the value, more.
fn stepper<'a>(
    scene: Scene<'a>,
    value: String,
    on_press: impl Fn(bool) -> Message,
) -> Element<'a, Message> {
    let look = scene.look;
    row![
        act(look, "").icon(Icon::Minus).on_press(on_press(false)),
        container(label(value).size(LARGE).semibold().centered()).width(Length::Fill),
        act(look, "").icon(Icon::Plus).on_press(on_press(true)),
    ]
    .spacing(GAP_8)
    .align_y(Alignment::Center)
    .into()
}
