//! The order for the next day: what is reserved, and a proposal for people who walk in, with its
//! reason.

use std::collections::BTreeMap;

use chrono::Weekday;
use iced::widget::{Column, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::Wish;
use super::pages::Pages;
use crate::domain::bread::{MAX_UNITS, Means, Order as Sent, OrderLine};
use crate::domain::day::BusinessDay;
use crate::domain::forecast::Service;
use crate::domain::id::{PartnerId, ProductId};
use crate::screens::Refusal;
use crate::screens::bridge::{Board, Bridge, OrderSheet, SheetLine};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{
    BODY, Control, EDGE, GAP_8, GAP_12, GAP_16, LARGE, NAME, Surface, TITLE, TOUCH,
};
use crate::screens::widget::{COUNT_ROW, Notice, Tone, act, label, surface, toggle};
use crate::words::{forecast, format};

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Order {
    sheet: Option<OrderSheet>,
    service: Option<Service>,
    like: Option<Weekday>,
    /// Units in all, where a person has changed them.
    units: BTreeMap<ProductId, u32>,
    /// Whether the text message is shown, to be copied.
    copying: bool,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The proposal is there, or not.
    Proposed(Result<Box<OrderSheet>, Refusal>),
    /// How often it should be enough.
    Service(usize),
    /// The day is taken for another weekday.
    Like,
    /// One less or one more of a bread.
    Step(ProductId, bool),
    /// The number of a bread is to be typed.
    Count(ProductId),
    /// The text message is to be copied, or no more.
    Copy(bool),
    /// It goes to the baker.
    Send(Means),
    /// Another page.
    Page(usize),
}

/// Weekdays in the order in which the key offers them.
const LIKES: [Weekday; 7] = [
    Weekday::Sat,
    Weekday::Sun,
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

impl Order {
    /// Asks for the proposal.
    pub(super) fn ask(&self, baker: PartnerId, bridge: &Bridge) -> iced::Task<super::Message> {
        let (service, like) = (self.service, self.like);
        bridge
            .ask(move |desk| desk.bread_order_sheet(baker, service, like).map(Box::new))
            .map(|sheet| super::Message::Order(Message::Proposed(sheet)))
    }

    /// Forgets the proposal for another baker.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes a proposal; what a person had changed is kept where the order is for the same day.
    pub fn take(&mut self, sheet: OrderSheet) {
        if self.sheet.as_ref().is_none_or(|former| former.day != sheet.day) {
            self.units.clear();
        }
        self.sheet = Some(sheet);
    }

    /// The day that the proposal is for.
    pub fn day(&self) -> Option<BusinessDay> {
        self.sheet.as_ref().map(|sheet| sheet.day)
    }

    /// A bread of the proposal, and how many are ordered.
    pub fn bread(&self, product: ProductId) -> Option<(&SheetLine, u32)> {
        let lines = &self.sheet.as_ref()?.lines;
        let line = lines.iter().find(|line| line.product == product)?;
        Some((line, self.units(line)))
    }

    /// So many of a bread.
    pub fn set(&mut self, product: ProductId, units: u32) {
        self.units.insert(product, units.min(MAX_UNITS));
    }

    /// Units of a bread in all: what a person chose, what was sent, or what is proposed.
    fn units(&self, line: &SheetLine) -> u32 {
        let sent = self.sheet.as_ref().and_then(|sheet| sheet.sent.as_ref());
        let sent = sent.map(|sent| {
            let found = sent.order.lines.iter().find(|other| other.product == line.product);
            found.map_or(0, OrderLine::units)
        });
        let proposed = line.reserved.saturating_add(line.proposal.walk_in);
        self.units.get(&line.product).copied().or(sent).unwrap_or(proposed)
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, board: &Board, bridge: &Bridge) -> Wish {
        let Some((partner, terms)) = &board.baker else {
            return Wish::None;
        };
        match message {
            Message::Proposed(_) => {}
            Message::Service(rank) => {
                self.service = Service::ALL.get(rank).copied().filter(|one| *one != terms.service);
                self.units.clear();
                return Wish::Run(self.ask(partner.id, bridge));
            }
            Message::Like => {
                let next = self.like.and_then(|like| LIKES.iter().position(|one| *one == like));
                let next = next.map_or(0, |rank| rank + 1);
                self.like = LIKES.get(next).copied();
                self.units.clear();
                return Wish::Run(self.ask(partner.id, bridge));
            }
            Message::Step(product, more) => {
                if let Some((_, units)) = self.bread(product) {
                    let step = if more { units.saturating_add(1) } else { units.saturating_sub(1) };
                    self.set(product, step);
                }
            }
            Message::Count(_) => {}
            Message::Copy(copying) => self.copying = copying,
            Message::Page(page) => self.page = page,
            Message::Send(means) => return self.send(partner.id, means, bridge),
        }
        Wish::None
    }

    fn send(&mut self, baker: PartnerId, means: Means, bridge: &Bridge) -> Wish {
        let Some(sheet) = &self.sheet else {
            return Wish::None;
        };
        let line = |line: &SheetLine| {
            let units = self.units(line);
            let reserved = line.reserved.min(units);
            OrderLine { product: line.product, reserved, walk_in: units - reserved }
        };
        // A bread that is wanted no more is told as none: the former order had some.
        let former = sheet.sent.as_ref();
        let had = |product| {
            former.is_some_and(|sent| sent.order.lines.iter().any(|one| one.product == product))
        };
        let lines: Vec<_> = sheet.lines.iter().map(line).collect();
        let told = |line: &OrderLine| line.units() > 0 || had(line.product);
        let lines = lines.into_iter().filter(told).collect();
        let order = Sent { day: sheet.day, baker, means, lines };
        self.units.clear();
        self.copying = false;
        let write = bridge.ask(move |desk| desk.send_bread_order(order));
        Wish::Run(write.map(super::Message::Ordered))
    }

    /// The order as a text message.
    fn text(&self, scene: &Scene<'_>, sheet: &OrderSheet) -> String {
        let lines: Vec<String> = sheet
            .lines
            .iter()
            .map(|line| (self.units(line), &line.name))
            .filter(|(units, _)| *units > 0)
            .map(|(units, name)| format!("{units}\u{a0}×\u{a0}{name}"))
            .collect();
        let cafe = scene.situation.establishment.as_ref();
        let values = [
            ("day", format::short_day(scene.words, sheet.day).into()),
            ("lines", lines.join(", ").into()),
            ("cafe", cafe.map_or("", |cafe| cafe.name.as_str()).to_owned().into()),
        ];
        scene.words.tell("bread-text", &values)
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        height: f32,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let (Some(sheet), Some((_, terms))) = (&self.sheet, &board.baker) else {
            return Space::new().into();
        };
        if self.copying {
            return self.text_to_copy(scene, sheet);
        }
        let told = self.told(scene, sheet);
        let above = look.room.key() + 2.0 * EDGE + GAP_8;
        let below = look.room.key() + 16.0 + 46.0 + 2.0 * GAP_8;
        let height = height - above - below;
        let columns = if scene.area.width >= 900.0 { 2 } else { 1 };
        let count = sheet.lines.len();
        let high = row_height(&scene);
        let pages = Pages::of(&scene, count, self.page, height, high, columns);
        let service = self.service.unwrap_or(terms.service);
        let chosen = Service::ALL.iter().position(|one| *one == service).unwrap_or(0);
        let ways = ["bread-prudent", "bread-balanced", "bread-generous"];
        let ways = ways.iter().map(|key| scene.say(key).into()).collect();
        let like = match self.like {
            None => scene.say("bread-like-usual"),
            Some(weekday) => {
                let names = scene.say("forecast-weekdays");
                let rank = usize::try_from(weekday.num_days_from_monday()).unwrap_or(0);
                let name = names.split(' ').nth(rank).unwrap_or_default().to_owned();
                scene.words.tell("forecast-day-like", &[("weekday", name.into())])
            }
        };
        let content: Column<'a, Message> = column![
            row![
                container(toggle(look, ways, chosen, Message::Service))
                    .width(Length::FillPortion(3)),
                act(look, like)
                    .icon(Icon::CalendarDays)
                    .width(Length::FillPortion(2))
                    .on_press(Message::Like),
            ]
            .spacing(GAP_8)
            .align_y(Alignment::Center),
        ]
        .spacing(GAP_8);
        let line = |line: &'a SheetLine| self.line(scene, line);
        let content = pages.list(scene, content, &sheet.lines, line, Message::Page);
        content.push(told).push(self.acts(scene, sheet)).into()
    }

    /// A bread: its name and why, what is reserved, and how many are ordered.
    fn line<'a>(&self, scene: Scene<'a>, line: &'a SheetLine) -> Element<'a, Message> {
        let look = scene.look;
        let quiet = look.palette.quiet;
        let units = self.units(line);
        let reason = forecast::reason(scene.words, &line.proposal.reason);
        let reserved = match line.reserved {
            0 => String::new(),
            reserved => {
                scene.words.tell("bread-and-reserved", &[("units", u64::from(reserved).into())])
            }
        };
        let why = format!("{reason}{reserved}");
        // Two columns on a narrow screen: the words need every letter's room.
        let narrow = is_narrow(&scene);
        let lines = if narrow { 2 } else { 3 };
        let proposed = line.reserved.saturating_add(line.proposal.walk_in);
        let ground = if units == proposed { Surface::Card } else { Surface::Notice };
        let key =
            |picture, message| act(look, "").icon(picture).width(TOUCH).on_press_maybe(message);
        let less = (units > 0).then_some(Message::Step(line.product, false));
        let more = (units < MAX_UNITS).then_some(Message::Step(line.product, true));
        let count = act(look, units.to_string()).size(TITLE).one_line().width(TOUCH);
        let count = count.on_press(Message::Count(line.product));
        let told = column![
            label(line.name.as_str()).size(NAME).semibold(),
            label(why).size(BODY).lines(lines).color(quiet),
        ];
        let content = row![told.width(Length::Fill)].spacing(GAP_8).align_y(Alignment::Center);
        // Where words need the room of the keys, the number alone is one.
        let content = match narrow {
            true => content.push(count),
            false => content.push(key(Icon::Minus, less)).push(count).push(key(Icon::Plus, more)),
        };
        surface(look, ground, content)
            .padding([0.0, GAP_16])
            .center_y(row_height(&scene))
            .width(Length::Fill)
            .into()
    }

    /// Whether it went, whether it is late, and how much it is.
    fn told<'a>(&self, scene: Scene<'a>, sheet: &'a OrderSheet) -> Element<'a, Message> {
        let (tone, text) = match &sheet.sent {
            Some(sent) if self.units.is_empty() => {
                let key = match sent.means {
                    Means::Message => "bread-sent-message",
                    Means::Slip => "bread-sent-slip",
                    Means::Phone => "bread-sent-phone",
                };
                let at = [("time", format::time(sent.at).into())];
                (Tone::Done, scene.words.tell(key, &at))
            }
            Some(_) => (Tone::Attention, scene.say("bread-order-changed")),
            None if sheet.late => (Tone::Attention, scene.say("bread-order-late")),
            None => {
                let units: u32 = sheet.lines.iter().map(|line| self.units(line)).sum();
                let units = [("units", u64::from(units).into())];
                (Tone::Remark, scene.words.tell("bread-order-sum", &units))
            }
        };
        Notice::new(scene.look, tone, text).into()
    }

    /// The text message in large letters, to be copied into a telephone; it is sent once a person
    /// says so.
    fn text_to_copy<'a>(&self, scene: Scene<'a>, sheet: &OrderSheet) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_16;
        let text = label(self.text(&scene, sheet)).size(TITLE).lines(9).width(Length::Fill);
        let text = surface(look, Surface::Card, text).padding(GAP_16).width(Length::Fill);
        let acts = row![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .height(height)
                .on_press(Message::Copy(false)),
            act(look, scene.say("bread-copied"))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .height(height)
                .on_press(Message::Send(Means::Message)),
        ]
        .spacing(GAP_8);
        column![
            label(scene.say("bread-copy")).size(LARGE).semibold().lines(2).width(Length::Fill),
            text,
            Space::new().height(Length::Fill),
            acts,
        ]
        .spacing(GAP_16)
        .into()
    }

    fn acts<'a>(&self, scene: Scene<'a>, sheet: &OrderSheet) -> Element<'a, Message> {
        let look = scene.look;
        let any = sheet.lines.iter().any(|line| self.units(line) > 0);
        let height = look.room.key() + 16.0;
        let usual = if sheet.late { Means::Phone } else { Means::Message };
        let key = |means, icon, word: &str| {
            let key = act(look, scene.say(word)).icon(icon).height(height);
            let key = if means == usual { key.kind(Control::Main).size(LARGE) } else { key };
            let next = match means {
                Means::Message => Message::Copy(true),
                means => Message::Send(means),
            };
            Element::from(key.on_press_maybe(any.then_some(next)))
        };
        row![
            key(Means::Slip, Icon::Printer, "bread-send-slip"),
            key(Means::Phone, Icon::Phone, "bread-send-phone"),
            key(Means::Message, Icon::MessageSquare, "bread-send-message"),
        ]
        .spacing(GAP_8)
        .into()
    }
}

/// Two columns on a narrow screen: the words need every letter's room.
fn is_narrow(scene: &Scene<'_>) -> bool {
    (900.0..1_000.0).contains(&scene.area.width)
}

/// Height of a bread with its reason.
fn row_height(scene: &Scene<'_>) -> f32 {
    if is_narrow(scene) { COUNT_ROW } else { COUNT_ROW + GAP_12 }
}
