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
    BODY, Control, EDGE, GAP_4, GAP_8, GAP_16, LARGE, NAME, SMALL, Surface, TITLE, TOUCH,
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
                let lines = self.sheet.iter().flat_map(|sheet| &sheet.lines);
                if let Some(line) = lines.into_iter().find(|line| line.product == product) {
                    let units = self.units(line);
                    let step = if more { units.saturating_add(1) } else { units.saturating_sub(1) };
                    self.units.insert(product, step.min(MAX_UNITS));
                }
            }
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
        let done = match means {
            Means::Slip => "bread-sent-slip",
            Means::Message => "bread-sent-message",
            Means::Phone => "bread-sent-phone",
        };
        let write = bridge.ask(move |desk| desk.send_bread_order(order));
        Wish::Run(write.map(move |told| super::Message::Written(told.map(|()| done))))
    }

    /// The order as a text message.
    fn text(&self, scene: &Scene<'_>, sheet: &OrderSheet) -> String {
        let lines: Vec<String> = sheet
            .lines
            .iter()
            .map(|line| (self.units(line), &line.name))
            .filter(|(units, _)| *units > 0)
            .map(|(units, name)| format!("{units} {name}"))
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
        let told = self.told(scene, sheet);
        let above = look.room.key() + 2.0 * EDGE + GAP_8;
        let below = look.room.key() + 16.0 + 52.0 + 2.0 * GAP_8;
        let height = height - above - below;
        let columns = if scene.area.width >= 900.0 { 2 } else { 1 };
        let count = sheet.lines.len();
        let pages = Pages::of(&scene, count, self.page, height, COUNT_ROW, columns);
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
                scene.words.tell("bread-and-reserved", &[("units", reserved.to_string().into())])
            }
        };
        let why = format!("{reason}{reserved}");
        // Two columns on a narrow screen: the words need every letter's room.
        let narrow = (900.0..1_000.0).contains(&scene.area.width);
        let (size, lines, gap, margin, count) = match narrow {
            true => (BODY, 3, GAP_4, GAP_8, 44.0),
            false => (NAME, 2, GAP_8, GAP_16, TOUCH),
        };
        let proposed = line.reserved.saturating_add(line.proposal.walk_in);
        let ground = if units == proposed { Surface::Card } else { Surface::Notice };
        let key =
            |picture, message| act(look, "").icon(picture).width(TOUCH).on_press_maybe(message);
        let less = (units > 0).then_some(Message::Step(line.product, false));
        let more = (units < MAX_UNITS).then_some(Message::Step(line.product, true));
        let content = row![
            column![
                label(line.name.as_str()).size(size).semibold(),
                label(why).size(SMALL).lines(lines).color(quiet),
            ]
            .width(Length::Fill),
            key(Icon::Minus, less),
            container(label(units.to_string()).size(TITLE).bold().centered()).width(count),
            key(Icon::Plus, more),
        ]
        .spacing(gap)
        .align_y(Alignment::Center);
        surface(look, ground, content)
            .padding([0.0, margin])
            .center_y(COUNT_ROW)
            .width(Length::Fill)
            .into()
    }

    /// Whether it went, whether it is late, and what a text message says.
    fn told<'a>(&self, scene: Scene<'a>, sheet: &'a OrderSheet) -> Element<'a, Message> {
        let look = scene.look;
        match &sheet.sent {
            Some(sent) if self.units.is_empty() => {
                let at = [("time", format::time(sent.at).into())];
                let told = scene.words.tell("bread-order-sent", &at);
                let text = match sent.means {
                    Means::Message => format!("{told} {}", self.text(&scene, sheet)),
                    Means::Slip | Means::Phone => told,
                };
                Notice::new(look, Tone::Done, text).into()
            }
            Some(_) => Notice::new(look, Tone::Attention, scene.say("bread-order-changed")).into(),
            None if sheet.late => {
                Notice::new(look, Tone::Attention, scene.say("bread-order-late")).into()
            }
            None => label(self.text(&scene, sheet))
                .size(BODY)
                .lines(3)
                .color(look.palette.quiet)
                .width(Length::Fill)
                .into(),
        }
    }

    fn acts<'a>(&self, scene: Scene<'a>, sheet: &OrderSheet) -> Element<'a, Message> {
        let look = scene.look;
        let any = sheet.lines.iter().any(|line| self.units(line) > 0);
        let height = look.room.key() + 16.0;
        let usual = if sheet.late { Means::Phone } else { Means::Message };
        let key = |means, icon, word: &str| {
            let key = act(look, scene.say(word)).icon(icon).height(height);
            let key = if means == usual { key.kind(Control::Main).size(LARGE) } else { key };
            Element::from(key.on_press_maybe(any.then_some(Message::Send(means))))
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
