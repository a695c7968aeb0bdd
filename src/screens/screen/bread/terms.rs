//! A baker's terms, and which breads are his at which cost.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::Weekday;
use iced::widget::{Column, Row, container, row};
use iced::{Alignment, Element, Length};

use super::Wish;
use super::pages::Pages;
use crate::domain::bread::{Baker, Evening, Period, Weekdays};
use crate::domain::catalog::{Mode, Product};
use crate::domain::forecast::DayMinute;
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner, Role};
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::screens::bridge::{Board, Bridge};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, typing_view};
use crate::screens::theme::{BODY, Control, EDGE, GAP_8, GAP_16, LARGE, SMALL};
use crate::screens::widget::{
    COUNT_ROW, CountRow, KeyboardKey, Typing, act, count_heading, count_row, label, stepper, toggle,
};
use crate::words::format;

/// The terms while they are being changed.
#[derive(Debug)]
pub struct Terms {
    /// The baker; none before the first terms are written.
    partner: Option<Partner>,
    name: String,
    typing: Option<Typing>,
    deal: Deal,
    commission: u16,
    baker: Option<Baker>,
    cutoff: u16,
    closed: Weekdays,
    credit: usize,
    period: Period,
    evening: Option<Evening>,
    /// What each bread costs without VAT; nothing for what is not this baker's.
    costs: BTreeMap<ProductId, Option<Cents>>,
    breads: bool,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name is to be written.
    Name,
    /// Another baker is to be set up.
    Another,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Bought, or on commission.
    Deal(usize),
    /// A lower or higher commission.
    Commission(bool),
    /// An earlier or later cut-off.
    Cutoff(bool),
    /// A day on which he does not bake, or does.
    Closed(Weekday),
    /// What he takes back.
    Credit(usize),
    /// A week or a month.
    Period(usize),
    /// From when on bread is cheaper.
    Evening(usize),
    /// The breads, or the terms.
    Breads(bool),
    /// A bread costs less, or more.
    Cost(ProductId, bool),
    /// Another page.
    Page(usize),
    /// All stays as it was.
    Back,
    /// The terms are written.
    Save,
}

/// What he credits of what he takes back, and of which part of the delivery, in basis points.
const CREDITS: [(u16, u16); 3] = [(0, 10_000), (5_000, 1_000), (10_000, 10_000)];

/// From when on bread may be cheaper, in minutes after 04:00; the first is never.
const EVENINGS: [u16; 3] = [13 * 60, 14 * 60, 15 * 60];

/// How much cheaper bread is then, in basis points.
const REDUCTION: u16 = 5_000;

/// The days in the order of a week.
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// The most characters of a baker's name.
const NAME_MAX: usize = 40;

impl Terms {
    /// The terms of the baker of a board, or of a new one.
    pub fn new(board: &Board, scene: &Scene<'_>) -> Self {
        let (partner, baker) = match &board.baker {
            Some((partner, baker)) => (Some(partner.clone()), Some(*baker)),
            None => (None, None),
        };
        let credit = baker.map_or(0, |baker| {
            CREDITS.iter().rposition(|(credit, _)| *credit <= baker.credit).unwrap_or(0)
        });
        let catalog = &scene.situation.catalog;
        let bread = |product: &&Product| product.is("pain") && product.supply.partner.is_none();
        let known = board.lines.iter().filter_map(|line| catalog.product(line.product));
        let first = catalog.products().filter(bread);
        let own: Vec<&Product> = if partner.is_some() { known.collect() } else { first.collect() };
        Self {
            name: partner.as_ref().map_or_else(String::new, |partner| partner.name().to_owned()),
            typing: None,
            deal: partner.as_ref().map_or(Deal::Purchase, |partner| partner.deal),
            commission: partner.as_ref().map_or(2_000, |partner| partner.commission),
            baker,
            cutoff: baker.map_or(17 * 60, |baker| baker.cutoff),
            closed: baker.map_or(Weekdays::NONE, |baker| baker.closed),
            credit,
            period: baker.map_or(Period::Week, |baker| baker.period),
            evening: scene.situation.evening,
            costs: own.iter().map(|product| (product.id, product.supply.cost)).collect(),
            partner,
            breads: false,
            page: 0,
        }
    }

    /// The terms of one more baker, of whom the name is asked first. The breads are the others'
    /// until someone says which are his.
    fn another(scene: &Scene<'_>) -> Self {
        Self {
            partner: None,
            name: String::new(),
            typing: Some(Typing::new("", NAME_MAX).required()),
            deal: Deal::Purchase,
            commission: 2_000,
            baker: None,
            cutoff: 17 * 60,
            closed: Weekdays::NONE,
            credit: 0,
            period: Period::Week,
            evening: scene.situation.evening,
            costs: BTreeMap::new(),
            breads: false,
            page: 0,
        }
    }

    /// Whether text is written.
    pub fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.typing, stroke) {
            (Some(_), stroke) => keyboard_key(stroke).map(Message::Type),
            (None, Stroke::Escape) => Some(Message::Back),
            (None, Stroke::Enter) => Some(Message::Save),
            _ => None,
        }
    }

    /// Takes a message; whether the terms are left.
    pub(super) fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> (Wish, bool) {
        match message {
            Message::Another => *self = Self::another(scene),
            Message::Name => self.typing = Some(Typing::new(&self.name, NAME_MAX).required()),
            Message::Type(key) => {
                if let Some(typing) = &mut self.typing
                    && typing.press(key)
                {
                    self.name = typing.text().to_owned();
                    self.typing = None;
                }
            }
            Message::Deal(0) => self.deal = Deal::Purchase,
            Message::Deal(_) => self.deal = Deal::Mandate,
            Message::Commission(more) => self.commission = stepped(self.commission, more, 500),
            Message::Cutoff(more) => self.cutoff = stepped(self.cutoff, more, 30).min(23 * 60),
            Message::Closed(day) => self.closed = self.closed.toggled(day),
            Message::Credit(rank) => self.credit = rank,
            Message::Period(0) => self.period = Period::Week,
            Message::Period(_) => self.period = Period::Month,
            Message::Evening(rank) => {
                let from = rank.checked_sub(1).and_then(|rank| EVENINGS.get(rank));
                let from = from.and_then(|minutes| DayMinute::new(*minutes));
                self.evening = from.map(|from| Evening { from, reduction: REDUCTION });
            }
            Message::Breads(breads) => (self.breads, self.page) = (breads, 0),
            Message::Cost(product, more) => self.cost(product, more, scene),
            Message::Page(page) => self.page = page,
            Message::Back => return (Wish::None, true),
            Message::Save => return self.save(bridge),
        }
        (Wish::None, false)
    }

    /// The first touch on a bread that is not his proposes three quarters of its price; below
    /// nothing it is no longer his.
    fn cost(&mut self, id: ProductId, more: bool, scene: &Scene<'_>) {
        let Some(product) = scene.situation.catalog.product(id) else {
            return;
        };
        let usual = product.price.get() * 3 / 4 / 5 * 5;
        let next = match self.costs.get(&id).copied().flatten() {
            None if more => Some(usual),
            None => None,
            Some(cost) => Some(cost.get() + if more { 5 } else { -5 }),
        };
        match next {
            Some(cost) if cost > 0 => self.costs.insert(id, Some(Cents::new(cost))),
            _ => self.costs.remove(&id),
        };
    }

    fn save(&self, bridge: &Bridge) -> (Wish, bool) {
        let Ok(name) = Label::new(&self.name) else {
            return (Wish::None, false);
        };
        let former = (self.partner.clone(), self.baker);
        let (deal, commission) = (self.deal, self.commission);
        let (credit, credit_max) = CREDITS.get(self.credit).copied().unwrap_or((0, 10_000));
        let (cutoff, closed, period) = (self.cutoff, self.closed, self.period);
        let evening = self.evening;
        let breads: Vec<_> = self.costs.iter().map(|(id, cost)| (*id, *cost)).collect();
        let write = bridge.ask(move |desk| {
            let (partner, baker) = former;
            let partner = match partner {
                Some(partner) => Partner { name: Some(name), deal, commission, ..partner },
                None => Partner {
                    id: desk.new_partner(),
                    name: Some(name),
                    siret: None,
                    role: Role::Baker,
                    deal,
                    commission,
                    active: true,
                    withdrawals: None,
                    rna: None,
                    local: None,
                },
            };
            let baker = baker.unwrap_or_else(|| Baker::usual(partner.id));
            let terms = Baker { cutoff, closed, credit, credit_max, period, ..baker };
            desk.set_baker(partner, terms, &breads)?;
            desk.set_evening(evening)?;
            Ok(baker.partner)
        });
        (Wish::Run(write.map(super::Message::Agreed)), true)
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        if let Some(typing) = &self.typing {
            let asked = TypingWords {
                title: scene.say("bread-baker-name"),
                hint: scene.say("bread-baker-hint"),
            };
            return typing_view(look, scene.words, typing, asked, None, Message::Type);
        }
        let below = look.room.key() + GAP_16 + GAP_8;
        let height = scene.area.height - 2.0 * GAP_16 - below;
        let mut content: Column<'a, Message> = Column::new().spacing(GAP_8);
        if self.breads {
            let products = candidates(scene);
            let pages = Pages::of(&scene, products.len(), self.page, height - 30.0, COUNT_ROW, 1);
            let words = vec![scene.say("bread-price-short").into()];
            let cost = scene.say("bread-cost-short");
            content = content.push(count_heading(look, scene.say("bread-column"), words, cost));
            let line = |product| self.bread(product, scene);
            content = pages.list(scene, content, products, line, Message::Page);
        } else {
            let rows = self.rows(scene);
            let each = look.room.key() + 2.0 * EDGE;
            let pages = Pages::of(&scene, rows.len(), self.page, height, each, 1);
            content = pages.list(scene, content, rows, |line| line, Message::Page);
        }
        container(content.push(self.acts(scene)))
            .padding(GAP_16)
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn rows<'a>(&'a self, scene: Scene<'a>) -> Vec<Element<'a, Message>> {
        let look = scene.look;
        let ways = |keys: &[&str]| -> Vec<Cow<'a, str>> {
            keys.iter().map(|key| scene.say(key).into()).collect()
        };
        // Seven days stand side by side in it, each wide enough for a finger.
        let parts = if scene.area.width < 700.0 { 4 } else { 3 };
        let line = |key: &str, control: Element<'a, Message>| -> Element<'a, Message> {
            row![
                label(scene.say(key)).size(BODY).lines(3).width(Length::FillPortion(1)),
                container(control).width(Length::FillPortion(parts)),
            ]
            .spacing(GAP_16)
            .align_y(Alignment::Center)
            .into()
        };
        let name = match self.name.as_str() {
            "" => scene.say("bread-baker-hint"),
            name => name.to_owned(),
        };
        let name = act(look, name).icon(Icon::PenLine).one_line().on_press(Message::Name);
        let mut names = row![name].spacing(GAP_8);
        if self.partner.is_some() {
            let another = act(look, scene.say("bread-another-baker")).icon(Icon::Plus);
            names = names.push(another.on_press(Message::Another));
        }
        let deal = usize::from(self.deal != Deal::Purchase);
        let deals = ways(&["bread-deal-bought", "bread-deal-commission"]);
        let money = if self.deal == Deal::Purchase {
            let credits = ways(&["bread-credit-none", "bread-credit-half", "bread-credit-all"]);
            line("bread-credit", toggle(look, credits, self.credit, Message::Credit))
        } else {
            let rate = format::percent(self.commission);
            line("bread-commission", stepper(look, rate, Message::Commission))
        };
        let cutoff = format!("{:02}:{:02}", self.cutoff / 60, self.cutoff % 60);
        let period = usize::from(self.period == Period::Month);
        let evening = self
            .evening
            .and_then(|evening| EVENINGS.iter().position(|minutes| *minutes == evening.from.get()));
        let evenings = ways(&[
            "bread-evening-never",
            "bread-evening-17",
            "bread-evening-18",
            "bread-evening-19",
        ]);
        let evening = evening.map_or(0, |rank| rank + 1);
        vec![
            line("bread-baker-name", names.into()),
            line("bread-deal", toggle(look, deals, deal, Message::Deal)),
            money,
            line("bread-cutoff", stepper(look, cutoff, Message::Cutoff)),
            line("bread-closed", days(scene, self.closed, Message::Closed)),
            line(
                "bread-period",
                toggle(look, ways(&["bread-week", "bread-month"]), period, Message::Period),
            ),
            line("bread-evening", toggle(look, evenings, evening, Message::Evening)),
        ]
    }

    fn bread<'a>(&self, product: &'a Product, scene: Scene<'a>) -> Element<'a, Message> {
        let cost = self.costs.get(&product.id);
        let told = match cost {
            Some(Some(cost)) => format::bare_money(*cost),
            Some(None) => scene.say("bread-cost-unknown"),
            None => "–".to_owned(),
        };
        // What is another baker's goes over to this one by a touch: it says whose it is.
        let own = self.partner.as_ref().map(|partner| partner.id);
        let other = product.supply.partner.filter(|id| cost.is_none() && Some(*id) != own);
        let mut partners = scene.situation.partners.iter();
        let name = match partners.find(|partner| Some(partner.id) == other) {
            Some(other) => format!("{} · {}", product.name, other.name()).into(),
            None => product.name.as_str().into(),
        };
        let shown = CountRow {
            name,
            figures: vec![format::money(product.price).into()],
            count: told.into(),
            differs: cost == Some(&None),
        };
        let less = cost.map(|_| Message::Cost(product.id, false));
        count_row(scene.look, shown, less, Some(Message::Cost(product.id, true)))
    }

    fn acts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_16;
        let (word, icon) = match self.breads {
            true => ("bread-to-terms", Icon::FileText),
            false => ("bread-to-breads", Icon::Croissant),
        };
        let named = Label::new(&self.name).is_ok();
        row![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .height(height)
                .on_press(Message::Back),
            act(look, scene.say(word))
                .icon(icon)
                .height(height)
                .on_press(Message::Breads(!self.breads)),
            act(look, scene.say("bread-save"))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .height(height)
                .on_press_maybe(named.then_some(Message::Save)),
        ]
        .spacing(GAP_8)
        .into()
    }
}

fn stepped(value: u16, more: bool, step: u16) -> u16 {
    if more { value.saturating_add(step).min(10_000) } else { value.saturating_sub(step) }
}

/// Products that may be a baker's, bread first: what a baker brings already, and pieces that are
/// taken away at a bread's rates.
fn candidates<'a>(scene: Scene<'a>) -> Vec<&'a Product> {
    let catalog = &scene.situation.catalog;
    let rates = catalog.products().find(|one| one.is("pain")).map(|bread| bread.vat);
    let away = |product: &Product| {
        catalog.family(product.family).is_some_and(|family| family.usual_mode == Mode::Takeaway)
    };
    let bakers = scene.situation.partners.iter().filter(|partner| partner.role == Role::Baker);
    let bakers: Vec<_> = bakers.map(|partner| partner.id).collect();
    let brought = |one: &Product| one.supply.partner.is_some_and(|id| bakers.contains(&id));
    let like_bread = |one: &Product| Some(one.vat) == rates && one.unit == Unit::Piece && away(one);
    let mut products: Vec<&Product> = catalog
        .products()
        .filter(|one| one.is("pain") || brought(one) || like_bread(one))
        .collect();
    products.sort_by_key(|product| {
        let rank = catalog.family(product.family).map_or(u16::MAX, |family| family.rank);
        (!product.is("pain"), rank, product.rank)
    });
    products
}

/// A key for each day of the week, heavy where it is among `chosen`.
pub fn days<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    chosen: Weekdays,
    on_press: impl Fn(Weekday) -> M,
) -> Element<'a, M> {
    let names = scene.say("weekdays");
    let keys = WEEK.into_iter().zip(names.split(' ')).map(|(day, name)| {
        act(scene.look, name.to_owned())
            .size(SMALL)
            .one_line()
            .kind(Control::Choice { chosen: chosen.has(day) })
            .on_press(on_press(day))
            .into()
    });
    Row::with_children(keys.collect::<Vec<_>>()).spacing(GAP_8).into()
}
