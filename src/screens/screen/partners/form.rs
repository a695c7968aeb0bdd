//! What is agreed with a partner: its name, what the café keeps, how much cash is handed out for
//! it, and whether it is dealt with.

use iced::widget::{Column, Space, container, row};
use iced::{Alignment, Element, Length, Task};

use super::kind::Kind;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{CarrierId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::parcel::carrier::{Carrier, DayCount};
use crate::domain::partner::{CashLimits, Deal, Partner, Role};
use crate::domain::profile::Rna;
use crate::domain::text::{Label, folded};
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, PartnerBook};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, typing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{KeyboardKey, Notice, Tone, Typing, act, label, stepper, toggle};
use crate::words::format;

/// The most characters of a name.
const NAME_MAX: usize = 40;

/// The characters of a number, with some blanks.
const NUMBER_MAX: usize = 20;

/// What one step of the commission is, in basis points, and of a limit, in cents.
const STEPS: (u16, i64) = (50, 1_000);

/// The deals that one can have with a producer, the usual one first.
pub(super) const DEALS: [Deal; 3] = [Deal::Consignment, Deal::Mandate, Deal::Purchase];

/// What La Poste is called, whatever language the window speaks.
const POST: &str = "La Poste";

/// What is being agreed.
#[derive(Debug)]
pub struct Form {
    about: About,
    name: String,
    typing: Option<Typing>,
    /// Whether the number is typed, and not the name.
    numbering: bool,
    /// The number that it is known by, as it was typed.
    number: String,
    /// Whether what was typed can be no number.
    wrong: bool,
    /// Whether it is of the neighbourhood, where somebody has said it.
    local: Option<bool>,
    active: bool,
    /// Whether another partner bears the name that was to be written.
    taken: bool,
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
        /// Whether the café owes something: whoever is set aside is still told so.
        owed: bool,
    },
    /// A carrier, with how long it keeps the parcels of today, where a rule says so.
    Carrier { id: CarrierId, keeps: Option<(u16, DayCount)> },
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name is to be written.
    Name,
    /// The number is to be written.
    Number,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Of the neighbourhood (0), or not (1).
    Local(usize),
    /// Which of the deals.
    Deal(usize),
    /// A lower or higher commission.
    Commission(bool),
    /// The least, lower or higher.
    Least(bool),
    /// The most, lower or higher.
    Most(bool),
    /// The most counts at each withdrawal (0), or over days (1).
    Days(usize),
    /// Dealt with (0), or no more (1).
    Active(usize),
    /// The name of somebody who is no longer dealt with is erased.
    Erase,
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
    /// A new one of this kind. La Poste bears its name already; of others it is asked first.
    pub fn new(kind: Kind) -> Self {
        let (role, deal, commission, cash) = kind.usual();
        let name = if kind == Kind::Post { POST.to_owned() } else { String::new() };
        Self {
            about: About::Partner { known: None, role, deal, commission, cash, owed: false },
            typing: name.is_empty().then(|| Typing::new("", NAME_MAX).required()),
            name,
            numbering: false,
            number: String::new(),
            wrong: false,
            local: None,
            active: true,
            taken: false,
        }
    }

    /// One that is known, and whether the café owes it something.
    pub fn of_partner(partner: &Partner, owed: bool) -> Self {
        let Partner { role, deal, commission, withdrawals: cash, .. } = *partner;
        let known = Some(partner.clone());
        Self {
            about: About::Partner { known, role, deal, commission, cash, owed },
            name: partner.name.as_ref().map(ToString::to_string).unwrap_or_default(),
            typing: None,
            numbering: false,
            number: partner.number().unwrap_or_default(),
            wrong: false,
            local: partner.local,
            active: partner.active,
            taken: false,
        }
    }

    /// A carrier of parcels, by the rule in force.
    pub fn of_carrier(carrier: &Carrier, now: Moment) -> Self {
        let rule = carrier.due_on(BusinessDay::of(now).date()).map(|(_, version)| version);
        let rule = rule.and_then(|version| carrier.holdings.get(usize::from(version) - 1));
        let keeps = rule.map(|rule| (rule.days, rule.count));
        Self {
            about: About::Carrier { id: carrier.id, keeps },
            name: carrier.name.to_string(),
            typing: None,
            numbering: false,
            number: String::new(),
            wrong: false,
            local: None,
            active: carrier.active,
            taken: false,
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

    /// Takes a message; `book` tells which names are taken.
    pub fn update(
        &mut self,
        message: Message,
        book: Option<&PartnerBook>,
        bridge: &Bridge,
    ) -> Step {
        self.taken = false;
        match message {
            Message::Name => self.typing = Some(Typing::new(&self.name, NAME_MAX).required()),
            Message::Number => {
                self.numbering = true;
                self.typing = Some(Typing::new(&self.number, NUMBER_MAX));
            }
            Message::Type(key) => self.press(key),
            Message::Local(rank) => self.local = Some(rank == 0),
            Message::Active(rank) => self.active = rank == 0,
            Message::Back if self.typing.is_some() && !self.name.is_empty() => {
                (self.typing, self.numbering) = (None, false);
            }
            Message::Back => return Step::Leave,
            Message::Save if book.is_some_and(|book| self.is_taken(book)) => self.taken = true,
            Message::Save => return self.save(bridge),
            Message::Erase => return self.erase(bridge),
            other => self.agree(&other),
        }
        Step::Stay
    }

    fn press(&mut self, key: KeyboardKey) {
        self.wrong = false;
        let Some(typing) = self.typing.as_mut() else {
            return;
        };
        if !typing.press(key) {
            return;
        }
        let text = typing.text().to_owned();
        if !self.numbering {
            self.name = text;
        } else if text.trim().is_empty() || numbers(&text).is_some() {
            self.number = text;
        } else {
            self.wrong = true;
            return;
        }
        (self.typing, self.numbering) = (None, false);
    }

    fn agree(&mut self, message: &Message) {
        let About::Partner { commission, cash, deal, .. } = &mut self.about else {
            return;
        };
        let (basis_points, cents) = STEPS;
        match (message, cash) {
            (Message::Deal(rank), _) => *deal = DEALS.get(*rank).copied().unwrap_or(*deal),
            (Message::Days(rank), Some(limits)) => {
                limits.days = if *rank == 0 { 0 } else { over(*limits) };
            }
            (Message::Commission(true), _) => {
                *commission = (*commission + basis_points).min(Partner::MAX_COMMISSION);
            }
            (Message::Commission(false), _) => {
                *commission = commission.saturating_sub(basis_points);
            }
            (Message::Least(more), Some(limits)) => {
                let least = limits.least.get() / cents * cents + if *more { cents } else { -cents };
                let most = limits.most.get();
                // A limit that came by a file may lie below the lowest that is set by hand.
                limits.least = Cents::new(least.clamp(100.min(most), most));
            }
            (Message::Most(more), Some(limits)) => {
                let most = limits.most.get() + if *more { cents } else { -cents };
                let most = Cents::new(most).min(Cents::MAX_TICKET);
                limits.most = most.max(limits.least);
            }
            _ => {}
        }
    }

    /// Whether another partner bears this name, however it is spelled.
    fn is_taken(&self, book: &PartnerBook) -> bool {
        let About::Partner { known, .. } = &self.about else {
            return false;
        };
        let own = known.as_ref().map(|known| known.id);
        let name = folded(&self.name);
        book.partners.iter().any(|one| Some(one.id) != own && folded(one.name()) == name)
    }

    /// The person whose name can be erased: one whom the café knows and deals with no more.
    fn erasable(&self) -> Option<PartnerId> {
        match &self.about {
            About::Partner { known: Some(known), .. } if known.role.is_person() => {
                (!self.active && known.name.is_some()).then_some(known.id)
            }
            _ => None,
        }
    }

    fn erase(&self, bridge: &Bridge) -> Step {
        let Some(id) = self.erasable() else {
            return Step::Stay;
        };
        Step::Save(bridge.ask(move |desk| desk.erase_partner(id)))
    }

    fn save(&self, bridge: &Bridge) -> Step {
        let Ok(name) = Label::new(&self.name) else {
            return Step::Stay;
        };
        let active = self.active;
        match &self.about {
            About::Carrier { id, .. } => {
                let id = *id;
                Step::Save(bridge.ask(move |desk| desk.set_carrier_active(id, active)))
            }
            About::Partner { known, role, deal, commission, cash, .. } => {
                let (known, role, deal) = (known.clone(), *role, *deal);
                // Of what it has bought the café keeps all.
                let asked = role == Role::Producer && deal == Deal::Purchase;
                let commission = if asked { 0 } else { *commission };
                let withdrawals = *cash;
                let told = known.as_ref().and_then(Partner::number).unwrap_or_default();
                let numbered = (self.number != told).then(|| numbers(&self.number));
                let local = self.local;
                Step::Save(bridge.ask(move |desk| {
                    let former = match known {
                        Some(known) => known,
                        None => Partner::friend(desk.new_partner(), name.clone(), role),
                    };
                    // A number that nobody touched stays as it came, on whatever paper.
                    let (siret, rna) = match numbered {
                        Some(numbers) => numbers.unwrap_or_default(),
                        None => (former.siret.clone(), former.rna.clone()),
                    };
                    desk.set_partner(Partner {
                        name: Some(name),
                        role,
                        deal,
                        commission,
                        active,
                        withdrawals,
                        siret,
                        rna,
                        local,
                        ..former
                    })
                }))
            }
        }
    }

    /// The form, or the keyboard for the name; `under_way` while it is being written.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        problem: Option<Refusal>,
        under_way: bool,
    ) -> Element<'a, Message> {
        let look = scene.look;
        if let Some(typing) = &self.typing {
            let (title, hint) = match (self.numbering, self.wrong) {
                (true, true) => ("partners-number", "partners-number-wrong"),
                (true, false) => ("partners-number", "partners-number-hint"),
                (false, _) if self.is_person() => ("partners-name", "partners-person-hint"),
                (false, _) => ("partners-name", "partners-name-hint"),
            };
            let asked = TypingWords { title: scene.say(title), hint: scene.say(hint) };
            let leave = Some(Message::Back);
            return typing_view(look, scene.words, typing, asked, leave, Message::Type);
        }
        let mut content = Column::new().spacing(GAP_8).padding(GAP_16).max_width(1_000);
        let taken = self.taken.then(|| scene.say("grocery-producer-known"));
        if let Some(problem) = taken.or(problem.map(|problem| problem.sentence(scene.words))) {
            content = content.push(Notice::new(look, Tone::Problem, problem));
        }
        content = match &self.about {
            About::Partner { role, deal, commission, cash, owed, .. } => {
                let nameless = || scene.say("partners-nameless");
                let name = if self.name.is_empty() { nameless() } else { self.name.clone() };
                let name = act(look, name).icon(Icon::PenLine).one_line();
                content = content.push(line(scene, "partners-name", name.on_press(Message::Name)));
                // A bank is none of the neighbourhood: its number is asked nowhere.
                if *role != Role::Principal {
                    content = content.push(self.number(scene));
                }
                if *role == Role::Supplier {
                    content = content.push(self.local(scene));
                }
                if role.is_person() {
                    let told = label(scene.say("partners-person-kept")).size(BODY).lines(4);
                    content = content.push(told.color(look.palette.quiet).width(Length::Fill));
                }
                content = content.extend(terms(scene, *role, *deal, *commission));
                let cash = cash.iter().flat_map(|limits| withdrawals(scene, limits));
                content = content.extend(cash);
                let owed = owed.then(|| scene.say("partners-baker-owed"));
                content.extend(owed.map(|owed| Notice::new(look, Tone::Attention, owed).into()))
            }
            About::Carrier { keeps, .. } => content
                .push(label(&self.name).size(TITLE).bold().lines(2))
                .push(rules(scene, *keeps)),
        };
        let ways = vec![scene.say("partners-active").into(), scene.say("partners-inactive").into()];
        let active = toggle(look, ways, usize::from(!self.active), Message::Active);
        content = content.push(line(scene, "partners-dealt", active));
        let acts = self.acts(scene, under_way);
        content = content.push(Space::new().height(Length::Fill)).push(acts);
        container(content).center_x(Length::Fill).height(Length::Fill).into()
    }

    /// Whether it is about a person.
    fn is_person(&self) -> bool {
        matches!(self.about, About::Partner { role, .. } if role.is_person())
    }

    fn number<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let shown =
            if self.number.is_empty() { scene.say("profile-unsaid") } else { self.number.clone() };
        let key = act(scene.look, shown).icon(Icon::PenLine).one_line();
        line(scene, "partners-number", key.on_press(Message::Number))
    }

    /// Whether a supplier is of the neighbourhood; of others their role says it.
    fn local<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let ways = vec![scene.say("profile-yes").into(), scene.say("profile-no").into()];
        let chosen = usize::from(!self.local.unwrap_or(false));
        line(scene, "partners-local", toggle(scene.look, ways, chosen, Message::Local))
    }

    fn acts<'a>(&'a self, scene: Scene<'a>, under_way: bool) -> Element<'a, Message> {
        let look = scene.look;
        let high = look.room.key();
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).height(high);
        let save = act(look, scene.say("partners-save"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .height(high)
            .width(Length::FillPortion(2));
        let named = Label::new(&self.name).is_ok() && !under_way;
        let erase = self.erasable().map(|_| {
            let erase =
                act(look, scene.say("partners-erase")).icon(Icon::Trash).kind(Control::Danger);
            let erase = erase.height(high);
            erase.on_press_maybe((!under_way).then_some(Message::Erase)).into()
        });
        row![back.on_press(Message::Back)]
            .extend(erase)
            .push(save.on_press_maybe(named.then_some(Message::Save)))
            .spacing(GAP_8)
            .into()
    }
}

/// The number of an establishment or of an association that a text is; a number that is neither is
/// none.
fn numbers(text: &str) -> Option<(Option<Label>, Option<Rna>)> {
    let plain: String = text.split_whitespace().collect();
    if plain.len() == 14 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((Label::new(&plain).ok(), None));
    }
    Rna::parse(text).map(|rna| (None, Some(rna)))
}

/// What is agreed besides cash: with a producer the deal, and what the café keeps. A baker's terms
/// stand on a screen of their own.
fn terms<'a>(
    scene: Scene<'a>,
    role: Role,
    deal: Deal,
    commission: u16,
) -> Vec<Element<'a, Message>> {
    let quiet = scene.look.palette.quiet;
    let told = |key| label(scene.say(key)).size(BODY).lines(3).color(quiet).width(Length::Fill);
    if role == Role::Baker {
        return vec![told("partners-baker-terms").into()];
    }
    let mut lines = Vec::new();
    if role == Role::Producer {
        let ways = DEALS.map(|one| scene.say(deal_words(one).0).into());
        let chosen = DEALS.iter().position(|one| *one == deal).unwrap_or_default();
        let keys = toggle(scene.look, ways.into(), chosen, Message::Deal);
        lines.push(line(scene, "partners-deal", keys));
        lines.push(told(deal_words(deal).1).into());
    }
    // What is bought leaves nothing to keep.
    if deal != Deal::Purchase {
        let keys = stepper(scene.look, format::percent(commission), Message::Commission);
        lines.push(line(scene, "partners-commission", keys));
    }
    lines
}

/// The keys of what a deal is called, and of what it means.
fn deal_words(deal: Deal) -> (&'static str, &'static str) {
    match deal {
        Deal::Consignment => ("grocery-terms-consignment", "grocery-terms-consignment-hint"),
        Deal::Mandate => ("grocery-terms-mandate", "grocery-terms-mandate-hint"),
        Deal::Purchase => ("grocery-deal-purchase", "grocery-terms-purchase-hint"),
    }
}

/// Over how many days the most counts where it counts over days: as agreed, or as La Poste does.
fn over(limits: CashLimits) -> u8 {
    if limits.days > 0 { limits.days } else { CashLimits::POST.days }
}

/// How much cash is handed out, and whether the most counts for a person over days.
fn withdrawals<'a>(scene: Scene<'a>, limits: &CashLimits) -> [Element<'a, Message>; 3] {
    let least = stepper(scene.look, format::money(limits.least), Message::Least);
    let most = stepper(scene.look, format::money(limits.most), Message::Most);
    let days = [("days", u64::from(over(*limits)).into())];
    let ways = vec![
        scene.say("partners-each-time").into(),
        scene.words.tell("partners-over-days", &days).into(),
    ];
    let days = toggle(scene.look, ways, usize::from(limits.days > 0), Message::Days);
    [
        line(scene, "partners-least", least),
        line(scene, "partners-most", most),
        line(scene, "partners-counts", days),
    ]
}

/// How long a carrier keeps parcels, where a rule says so, and how its dated rules come in.
fn rules<'a>(scene: Scene<'a>, keeps: Option<(u16, DayCount)>) -> Element<'a, Message> {
    let keeps = keeps.map(|(days, count)| {
        let key = match count {
            DayCount::Calendar => "partners-keeps-calendar",
            DayCount::Working => "partners-keeps-working",
        };
        let keeps = scene.words.tell(key, &[("days", u64::from(days).into())]);
        label(keeps).size(BODY).lines(2).width(Length::Fill).into()
    });
    let quiet = scene.look.palette.quiet;
    Column::new()
        .spacing(GAP_8)
        .extend(keeps)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_below_a_euro_are_changed_without_a_panic() {
        let (least, most) = (Cents::new(10), Cents::new(50));
        let partner = Partner {
            id: PartnerId::new(uuid::Uuid::from_u128(1)),
            name: Label::new("Banque").ok(),
            siret: None,
            role: Role::Principal,
            deal: Deal::Mandate,
            commission: 0,
            active: true,
            withdrawals: Some(CashLimits { least, most, days: 0 }),
            rna: None,
            local: None,
        };
        let mut form = Form::of_partner(&partner, false);
        form.agree(&Message::Least(false));
        let About::Partner { cash: Some(limits), .. } = form.about else {
            panic!("a bank");
        };
        assert!(limits.least <= limits.most);
    }
}
