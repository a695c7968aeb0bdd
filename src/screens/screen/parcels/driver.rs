//! A driver comes: what leaves is ticked or scanned, the counts are compared, the manifest prints.

use std::collections::BTreeSet;

use comptoir_hardware::slip::Slip;
use iced::widget::{Column, Row, Space, container};
use iced::{Element, Length};

use super::Wish;
use super::rows::{self, Rows};
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::Reason;
use crate::domain::tracking::TrackingNumber;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, DriverList, Relay, Visit};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE};
use crate::screens::widget::{CountRow, Notice, Tone, act, count_row, label};

/// Carriers side by side.
const CARRIERS: usize = 3;

/// The state of a driver's visit.
#[derive(Debug, Default)]
pub struct Driver {
    carrier: Option<CarrierId>,
    list: Option<DriverList>,
    ticked: BTreeSet<ParcelId>,
    announced: Option<u32>,
    /// Whether it is asked why something stays.
    asking: bool,
    page: usize,
    under_way: bool,
    problem: Option<Refusal>,
    stranger: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// This carrier's driver is here.
    Carrier(CarrierId),
    /// Another carrier's.
    Back,
    /// What waits for it.
    Listed(Result<DriverList, Refusal>),
    /// A row was touched.
    Tick(ParcelId),
    /// A number was scanned.
    Scanned(String),
    /// The driver's paper says one more or one fewer.
    Announce(i32),
    /// Another page.
    Page(usize),
    /// The driver leaves.
    Leave,
    /// Something stays, for this reason.
    Because(Reason),
    /// It is on record, or not.
    Left(Result<Box<Gone>, Refusal>),
}

/// A driver who has left.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Whose.
    pub carrier: CarrierId,
    /// With how many parcels.
    pub given: usize,
    /// The manifest.
    pub slip: Slip,
    /// The relay as it stands since.
    pub relay: Option<Relay>,
}

impl Driver {
    pub(super) fn update(&mut self, message: Message, bridge: &Bridge) -> Wish<Message> {
        self.stranger = false;
        self.problem = None;
        match message {
            Message::Carrier(carrier) => {
                *self = Self { carrier: Some(carrier), ..Self::default() };
                let list = bridge.ask(move |desk| desk.driver_list(carrier));
                return Wish::Run(list.map(Message::Listed));
            }
            Message::Back if self.asking => self.asking = false,
            Message::Back => *self = Self::default(),
            Message::Listed(Ok(list)) => self.list = Some(list),
            Message::Listed(Err(refusal)) | Message::Left(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
            Message::Tick(id) => {
                if !self.ticked.remove(&id) {
                    self.ticked.insert(id);
                }
            }
            Message::Scanned(code) => self.scan(&code),
            Message::Announce(change) => {
                let arrived = self.list.as_ref().map_or(0, |list| list.arrived);
                self.announced = Some(match self.announced {
                    Some(count) => count.saturating_add_signed(change).min(999),
                    None => arrived.saturating_add_signed(change),
                });
            }
            Message::Page(page) => self.page = page,
            Message::Leave if self.left_behind() > 0 => self.asking = true,
            Message::Leave => return self.leave(None, bridge),
            Message::Because(reason) => return self.leave(Some(reason), bridge),
            Message::Left(Ok(gone)) => {
                *self = Self::default();
                return Wish::Left(gone);
            }
        }
        Wish::None
    }

    fn scan(&mut self, code: &str) {
        let Ok(number) = TrackingNumber::new(code) else {
            return;
        };
        let rows = self.list.as_ref().map_or(&[][..], |list| &list.rows);
        let known = rows.iter().find(|row| {
            let known = row.whose.number.as_deref().and_then(|raw| TrackingNumber::new(raw).ok());
            known.is_some_and(|known| known.as_str() == number.as_str())
        });
        match known.map(|row| row.parcel.id) {
            Some(id) => {
                self.ticked.insert(id);
            }
            None => self.stranger = true,
        }
    }

    fn left_behind(&self) -> usize {
        self.list.as_ref().map_or(0, |list| list.rows.len().saturating_sub(self.ticked.len()))
    }

    fn leave(&mut self, reason: Option<Reason>, bridge: &Bridge) -> Wish<Message> {
        let (Some(carrier), Some(list)) = (self.carrier, &self.list) else {
            return Wish::None;
        };
        if self.under_way {
            return Wish::None;
        }
        self.under_way = true;
        let rows = list.rows.iter().map(|row| row.parcel.id);
        let (given, left): (Vec<_>, Vec<_>) = rows.partition(|id| self.ticked.contains(id));
        let missing = if reason == Some(Reason::NotFound) { left } else { Vec::new() };
        let count = given.len();
        let counted = u32::try_from(count).unwrap_or(u32::MAX);
        let visit = Visit { carrier, announced: self.announced, given, counted, missing, reason };
        let left = bridge.ask(move |desk| {
            let slip = desk.driver_came(visit)?;
            // The visit is on record, whether the relay can be read again or not.
            Ok(Box::new(Gone { carrier, given: count, slip, relay: desk.relay().ok() }))
        });
        Wish::Run(left.map(Message::Left))
    }

    pub(super) fn has_room(&self) -> bool {
        self.carrier.is_none()
    }

    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Escape => Some(Message::Back),
            Stroke::Enter if !self.asking && self.list.is_some() => Some(Message::Leave),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    pub(super) fn view<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let Some(list) = &self.list else {
            return carriers(scene, relay);
        };
        let look = scene.look;
        let mut content = Column::new().spacing(GAP_8).push(self.compared(scene, list));
        if let Some(notice) = self.notice(scene, relay) {
            content = content.push(notice);
        }
        if list.rows.is_empty() {
            let none = label(scene.say("parcels-driver-none")).size(BODY).lines(2);
            content = content.push(container(none).padding(GAP_12).height(Length::Fill));
        } else {
            content = content.push(self.rows(scene, relay, list));
        }
        let high = look.room.key() + GAP_16;
        let given = self.ticked.len();
        let word = scene.words.tell(
            "parcels-driver-give",
            &[("given", given.to_string().into()), ("all", list.rows.len().to_string().into())],
        );
        let free = !self.under_way;
        let foot = if self.asking {
            let reason = |key, reason| {
                act(look, scene.say(key))
                    .height(high)
                    .on_press_maybe(free.then_some(Message::Because(reason)))
            };
            Row::new()
                .push(act(look, scene.say("back")).height(high).on_press(Message::Back))
                .push(reason("parcels-driver-not-taken", Reason::Driver))
                .push(reason("parcels-driver-not-found", Reason::NotFound).kind(Control::Danger))
        } else {
            let leave = act(look, word)
                .kind(Control::Main)
                .size(LARGE)
                .height(high)
                .width(Length::FillPortion(2))
                .on_press_maybe(free.then_some(Message::Leave));
            let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).height(high);
            Row::new().push(back.on_press(Message::Back)).push(leave)
        };
        content.push(foot.spacing(GAP_8)).into()
    }

    /// What came in today against what the driver's paper says.
    fn compared<'a>(&'a self, scene: Scene<'a>, list: &DriverList) -> Element<'a, Message> {
        let announced = self.announced.unwrap_or(list.arrived);
        let line = CountRow {
            name: scene.say("parcels-driver-announced").into(),
            figures: vec![
                scene
                    .words
                    .tell("parcels-driver-arrived", &[("count", u64::from(list.arrived).into())])
                    .into(),
            ],
            count: announced.to_string().into(),
            differs: announced != list.arrived,
        };
        let less = (announced > 0).then_some(Message::Announce(-1));
        count_row(scene.look, line, less, Some(Message::Announce(1)))
    }

    fn notice<'a>(&'a self, scene: Scene<'a>, relay: &Relay) -> Option<Element<'a, Message>> {
        let look = scene.look;
        if let Some(problem) = self.problem {
            return Some(Notice::new(look, Tone::Problem, problem.sentence(scene.words)).into());
        }
        if self.asking {
            let count = self.left_behind() as u64;
            let text = scene.words.tell("parcels-driver-why", &[("count", count.into())]);
            return Some(Notice::new(look, Tone::Attention, text).into());
        }
        if self.stranger {
            let text = scene.say("parcels-driver-stranger");
            return Some(Notice::new(look, Tone::Attention, text).into());
        }
        let carrier = relay.carriers.iter().find(|one| Some(one.id) == self.carrier)?;
        let text = scene
            .words
            .tell("parcels-driver-hint", &[("carrier", carrier.name.to_string().into())]);
        Some(Notice::new(look, Tone::Remark, text).into())
    }

    fn rows<'a>(
        &'a self,
        scene: Scene<'a>,
        relay: &'a Relay,
        list: &'a DriverList,
    ) -> Element<'a, Message> {
        let height = scene.area.height - 440.0;
        let shown = Rows { rows: &list.rows, chosen: &self.ticked, page: self.page, height };
        rows::view(scene, relay, shown, Message::Tick, Message::Page)
    }
}

/// The carriers, each with what waits to go back to it.
fn carriers<'a>(scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
    let question = label(scene.say("parcels-which-driver")).size(BODY);
    let mut content = Column::new().spacing(GAP_8).push(container(question).padding(GAP_8));
    for line in relay.carriers.chunks(CARRIERS) {
        let mut keys = Row::new().spacing(GAP_8);
        for carrier in line {
            let back = relay.to_return.iter().filter(|row| row.parcel.carrier == carrier.id);
            let word = match back.count() {
                0 => carrier.name.to_string(),
                count => format!("{} · {count}", carrier.name),
            };
            keys = keys
                .push(act(scene.look, word).height(104.0).on_press(Message::Carrier(carrier.id)));
        }
        for _ in line.len()..CARRIERS {
            keys = keys.push(Space::new().width(Length::Fill));
        }
        content = content.push(keys);
    }
    content.into()
}
