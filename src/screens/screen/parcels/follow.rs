//! What is followed up: every parcel by where it stands, the evening's count of the shelves, and
//! the month.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, Space, container};
use iced::{Element, Length};

use super::Wish;
use super::month::{self, Month};
use super::rows::{self, Rows};
use crate::domain::id::ParcelId;
use crate::domain::parcel::Reason;
use crate::domain::tracking::TrackingNumber;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Followed, ParcelRow, Relay};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, TITLE};
use crate::screens::widget::{Notice, Tone, act, label, toggle};

/// The state of following up.
#[derive(Debug, Default)]
pub struct Follow {
    which: Followed,
    /// The parcels of that state; those to return stand in the relay.
    rows: Option<Vec<ParcelRow>>,
    inventory: Option<Inventory>,
    month: Option<Month>,
    page: usize,
    counted: Option<(usize, usize)>,
    problem: Option<Refusal>,
}

/// Nothing is chosen.
static NONE: BTreeSet<ParcelId> = BTreeSet::new();

/// The states, side by side.
const STATES: [Followed; 4] =
    [Followed::ToReturn, Followed::Here, Followed::Missing, Followed::Gone];

/// A count of the shelves under way.
#[derive(Debug)]
struct Inventory {
    rows: Vec<ParcelRow>,
    seen: BTreeSet<ParcelId>,
    asking: bool,
    under_way: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Parcels in another state, by its rank.
    Show(usize),
    /// Which they are.
    Shown(Followed, Result<Vec<ParcelRow>, Refusal>),
    /// The shelves are to be counted.
    Count,
    /// What should be on them.
    Listed(Result<Vec<ParcelRow>, Refusal>),
    /// A parcel is seen, or not; without a count it is to be opened.
    See(ParcelId),
    /// A number was scanned.
    Scanned(String),
    /// Everything is there.
    AllThere,
    /// The count is over.
    Finish,
    /// The others are missing, or only not counted.
    Others {
        /// Whether they are missing.
        missing: bool,
    },
    /// It is on record, or not: how many were there, of how many.
    Counted(Result<(usize, usize), Refusal>),
    /// The month.
    OpenMonth,
    /// In the month.
    Month(month::Message),
    /// Back to the beginning.
    Back,
    /// Another page.
    Page(usize),
}

impl Follow {
    pub(super) fn update(
        &mut self,
        message: Message,
        relay: Option<&Relay>,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Wish<Message> {
        match message {
            Message::Show(rank) => {
                let which = STATES.get(rank).copied().unwrap_or_default();
                *self = Self { which, ..Self::default() };
                let rows = bridge.ask(move |desk| desk.followed_parcels(which));
                return Wish::Run(rows.map(move |rows| Message::Shown(which, rows)));
            }
            Message::Shown(which, Ok(rows)) if which == self.which => self.rows = Some(rows),
            Message::Shown(_, Ok(_)) => {}
            Message::Count => {
                *self = Self::default();
                return Wish::Run(bridge.ask(|desk| desk.open_parcels()).map(Message::Listed));
            }
            Message::Listed(Ok(mut rows)) => {
                rows.retain(|row| row.parcel.is_here());
                self.page = 0;
                let seen = BTreeSet::new();
                self.inventory = Some(Inventory { rows, seen, asking: false, under_way: false });
            }
            Message::Listed(Err(refusal))
            | Message::Counted(Err(refusal))
            | Message::Shown(_, Err(refusal)) => {
                self.inventory = None;
                self.problem = Some(refusal);
            }
            Message::Counted(Ok(counted)) => {
                self.inventory = None;
                self.counted = Some(counted);
                return Wish::Done(iced::Task::none());
            }
            Message::OpenMonth => {
                self.counted = None;
                let today = scene.situation.today.date();
                let (month, task) = Month::new(today, bridge);
                self.month = Some(month);
                return Wish::Run(task.map(Message::Month));
            }
            Message::Month(month::Message::Back) | Message::Back => *self = Self::default(),
            Message::Month(message) => {
                if let Some(month) = &mut self.month {
                    return Wish::Run(month.update(message, bridge).map(Message::Month));
                }
            }
            Message::Page(page) => self.page = page,
            Message::See(id) if self.inventory.is_none() => return self.open(id, relay),
            message => return self.on_inventory(message, bridge),
        }
        Wish::None
    }

    /// A parcel of the list is opened where it is handed over, or told something else of.
    fn open(&self, id: ParcelId, relay: Option<&Relay>) -> Wish<Message> {
        let back = relay.map_or(&[][..], |relay| &relay.to_return);
        let rows = self.rows.as_deref().unwrap_or(back);
        let row = rows.iter().find(|row| row.parcel.id == id);
        row.map_or(Wish::None, |row| Wish::Open(Box::new(row.clone())))
    }

    fn on_inventory(&mut self, message: Message, bridge: &Bridge) -> Wish<Message> {
        let Some(inventory) = &mut self.inventory else {
            return match message {
                Message::Scanned(code) => Wish::Unknown(code),
                _ => Wish::None,
            };
        };
        match message {
            Message::See(id) => {
                let was_seen = inventory.seen.remove(&id);
                if !was_seen {
                    inventory.seen.insert(id);
                }
            }
            Message::Scanned(code) => match inventory.of_number(&code) {
                Some(id) => {
                    inventory.seen.insert(id);
                }
                None => return Wish::Unknown(code),
            },
            Message::AllThere => {
                inventory.seen = inventory.rows.iter().map(|row| row.parcel.id).collect();
                return inventory.finish(false, bridge);
            }
            Message::Finish if inventory.seen.len() < inventory.rows.len() => {
                inventory.asking = true;
            }
            Message::Finish => return inventory.finish(false, bridge),
            Message::Others { missing } => return inventory.finish(missing, bridge),
            _ => {}
        }
        Wish::None
    }

    /// Whether the month is open, which needs the whole screen.
    pub(super) fn is_month(&self) -> bool {
        self.month.is_some()
    }

    pub(super) fn has_room(&self) -> bool {
        self.inventory.is_none() && self.month.is_none() && self.counted.is_none()
    }

    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Escape => Some(Message::Back),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page + 1)),
            other => self.month.as_ref()?.stroke(other).map(Message::Month),
        }
    }

    pub(super) fn view<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        if let Some(month) = &self.month {
            return month.view(scene).map(Message::Month);
        }
        if let Some(inventory) = &self.inventory {
            return self.counting(scene, relay, inventory);
        }
        let look = scene.look;
        let mut content = Column::new().spacing(GAP_8);
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        if let Some((there, of)) = self.counted {
            let count = [("there", there.to_string().into()), ("of", of.to_string().into())];
            let text = scene.words.tell("parcels-counted", &count);
            let tone = if there == of { Tone::Done } else { Tone::Attention };
            content = content.push(Notice::new(look, tone, text));
        }
        let here = scene.words.tell("parcels-here", &[("count", (relay.here as u64).into())]);
        content = content.push(label(here).size(TITLE).bold().lines(2));
        let counted = |key, count: usize| match count {
            0 => scene.say(key).into(),
            count => format!("{} ({count})", scene.say(key)).into(),
        };
        let states = vec![
            counted("parcels-state-return", relay.to_return.len()),
            counted("parcels-state-here", relay.here),
            counted("parcels-state-missing", relay.missing),
            counted("parcels-state-gone", 0),
        ];
        let chosen = STATES.iter().position(|which| *which == self.which).unwrap_or(0);
        content = content.push(toggle(look, states, chosen, Message::Show));
        content = content.push(self.followed(scene, relay));
        let high = look.room.key() + GAP_16;
        let count = act(look, scene.say("parcels-count")).icon(Icon::ClipboardList).height(high);
        let month = act(look, scene.say("parcels-month")).icon(Icon::Calendar).height(high);
        let foot = Row::new()
            .spacing(GAP_8)
            .push(month.on_press(Message::OpenMonth))
            .push(count.on_press(Message::Count));
        content.push(foot).into()
    }

    /// The parcels of the chosen state, or what will be listed there.
    fn followed<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let back = (self.which == Followed::ToReturn).then_some(&relay.to_return);
        let Some(rows) = self.rows.as_ref().or(back) else {
            return Space::new().height(Length::Fill).into();
        };
        let none = match self.which {
            Followed::ToReturn => "parcels-none-back",
            Followed::Here => "parcels-none-here",
            Followed::Missing => "parcels-none-missing",
            Followed::Gone => "parcels-none-gone",
        };
        if rows.is_empty() {
            let none = label(scene.say(none)).size(BODY).lines(3);
            return container(none).padding(GAP_12).height(Length::Fill).into();
        }
        let notice = self.counted.is_some() || self.problem.is_some();
        let taken = if notice { 454.0 } else { 358.0 };
        if self.which == Followed::Gone {
            let height = scene.area.height - taken;
            let shown = Rows { rows, chosen: &NONE, page: self.page, height };
            return rows::told(scene, relay, shown, Message::Page);
        }
        let height = scene.area.height - taken;
        let shown = Rows { rows, chosen: &NONE, page: self.page, height };
        rows::opening(scene, relay, shown, Message::See, Message::Page)
    }

    fn counting<'a>(
        &'a self,
        scene: Scene<'a>,
        relay: &'a Relay,
        inventory: &'a Inventory,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let (seen, of) = (inventory.seen.len(), inventory.rows.len());
        let mut content = Column::new().spacing(GAP_8);
        let text = if inventory.asking {
            scene.words.tell("parcels-others", &[("count", ((of - seen) as u64).into())])
        } else {
            scene.words.tell("parcels-count-hint", &[("count", (of as u64).into())])
        };
        let tone = if inventory.asking { Tone::Attention } else { Tone::Remark };
        content = content.push(Notice::new(look, tone, text));
        content = content.push(self.list(scene, relay, &inventory.rows, 300.0, &inventory.seen));
        let high = look.room.key() + GAP_16;
        let free = !inventory.under_way;
        let key = |word: String, message: Message| {
            act(look, word).height(high).on_press_maybe(free.then_some(message))
        };
        let foot = if inventory.asking {
            Row::new()
                .push(key(scene.say("parcels-not-counted"), Message::Others { missing: false }))
                .push(
                    key(scene.say("parcels-all-missing"), Message::Others { missing: true })
                        .kind(Control::Danger),
                )
        } else {
            let done = [("seen", seen.to_string().into()), ("of", of.to_string().into())];
            let all = scene.words.tell("parcels-all-there", &[("count", of.to_string().into())]);
            let finish = key(scene.words.tell("parcels-count-done", &done), Message::Finish);
            let all = key(all, Message::AllThere);
            let main = if seen == 0 {
                (finish, all.kind(Control::Main))
            } else {
                (finish.kind(Control::Main), all)
            };
            Row::new().push(key(scene.say("back"), Message::Back)).push(main.0).push(main.1)
        };
        content.push(foot.spacing(GAP_8)).into()
    }

    fn list<'a>(
        &'a self,
        scene: Scene<'a>,
        relay: &'a Relay,
        rows: &'a [ParcelRow],
        taken: f32,
        chosen: &'a BTreeSet<ParcelId>,
    ) -> Element<'a, Message> {
        let height = scene.area.height - taken;
        let shown = Rows { rows, chosen, page: self.page, height };
        rows::view(scene, relay, shown, Message::See, Message::Page)
    }
}

impl Inventory {
    fn of_number(&self, code: &str) -> Option<ParcelId> {
        let number = TrackingNumber::new(code).ok()?;
        let same = |row: &&ParcelRow| {
            let known = row.whose.number.as_deref().and_then(|raw| TrackingNumber::new(raw).ok());
            known.is_some_and(|known| known.as_str() == number.as_str())
        };
        self.rows.iter().find(same).map(|row| row.parcel.id)
    }

    fn finish(&mut self, missing: bool, bridge: &Bridge) -> Wish<Message> {
        if self.under_way {
            return Wish::None;
        }
        self.under_way = true;
        let (seen, of) = (self.seen.len(), self.rows.len());
        let ids = self.rows.iter().map(|row| row.parcel.id);
        let unseen: Vec<ParcelId> = ids.filter(|id| !self.seen.contains(id)).collect();
        let count = bridge.ask(move |desk| {
            desk.take_parcel_inventory(u32::try_from(seen).unwrap_or(u32::MAX))?;
            for parcel in unseen.into_iter().filter(|_| missing) {
                desk.miss_parcel(parcel, Reason::NotFound)?;
            }
            Ok((seen, of))
        });
        Wish::Run(count.map(Message::Counted))
    }
}
