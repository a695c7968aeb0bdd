//! How an intake looks.

use iced::widget::{Column, Row, Space, column, container};
use iced::{Alignment, Element, Length};

use super::{Intake, Message, Way, is_doubtful};
use crate::domain::parcel::carrier::Kind;
use crate::domain::parcel::slot::Slot;
use crate::screens::bridge::Relay;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::parcels::{at_foot, show};
use crate::screens::screen::start;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, HUGE, LARGE};
use crate::screens::widget::{
    CountRow, Field, KeyboardWords, Notice, Tone, act, count_row, field, keyboard, label, toggle,
};

/// The height from which everything has its place.
const TALL: f32 = 790.0;

/// Carriers side by side.
const CARRIERS: usize = 3;

impl Intake {
    pub(in crate::screens::screen::parcels) fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        relay: &'a Relay,
    ) -> Element<'a, Message> {
        let mut content = Column::new().spacing(GAP_8);
        if self.choosing || self.carrier(relay).is_none() {
            content = content.push(self.carriers(scene, relay));
            return content.into();
        }
        if self.only_counts(relay) {
            return content.push(self.head(scene, relay)).push(self.counts(scene)).into();
        }
        let notice = self.notice(scene);
        // Where the keyboard needs the height, what is to be known takes the place of what is
        // chosen once.
        if notice.is_none() || scene.area.height > TALL {
            content = content.push(self.head(scene, relay));
        }
        content = content.push(self.fields(scene));
        if let Some(notice) = notice {
            content = content.push(notice);
        }
        if let Some(places) = &self.places {
            let height = scene.area.height * 0.55;
            return content
                .push(places.view(scene, height, Message::Put, Message::PlacesPage))
                .into();
        }
        content.push(self.keys(scene)).into()
    }

    fn carriers<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let mut rows = Column::new().spacing(GAP_8);
        let question = label(scene.say("parcels-which-carrier")).size(BODY);
        rows = rows.push(container(question).padding(GAP_8));
        for line in relay.carriers.chunks(CARRIERS) {
            let mut keys = Row::new().spacing(GAP_8);
            for carrier in line {
                let chosen = Some(carrier.id) == self.carrier;
                keys = keys.push(
                    act(scene.look, carrier.name.as_str())
                        .kind(Control::Choice { chosen })
                        .height(104.0)
                        .on_press(Message::Carrier(carrier.id)),
                );
            }
            for _ in line.len()..CARRIERS {
                keys = keys.push(Space::new().width(Length::Fill));
            }
            rows = rows.push(keys);
        }
        rows.into()
    }

    /// The carrier, the size and the label.
    fn head<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let look = scene.look;
        let name = self.carrier(relay).map_or("", |carrier| carrier.name.as_str());
        let sizes = show::SIZES.map(|size| scene.say(show::size_key(size)).into());
        let chosen = show::SIZES.iter().position(|size| *size == self.size).unwrap_or(0);
        let carrier = act(look, name)
            .icon(Icon::Truck)
            .width(Length::FillPortion(3))
            .height(look.room.key() + 4.0)
            .on_press(Message::Carriers);
        let mut head = Row::new().spacing(GAP_8).push(carrier);
        if self.only_counts(relay) {
            return head.into();
        }
        let sizes = container(toggle(look, sizes.to_vec(), chosen, Message::Size));
        head = head.push(sizes.width(Length::FillPortion(4)));
        if self.way == Way::Arrival {
            let key = act(look, scene.say("parcels-label"))
                .icon(if self.label { Icon::SquareCheck } else { Icon::Square })
                .width(Length::FillPortion(2))
                .height(look.room.key() + 4.0);
            head = head.push(key.on_press(Message::Label));
        }
        head.into()
    }

    /// The number, and for an arrival the name and the place.
    fn fields<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let number = self.number.as_ref().map_or("", |number| number.raw());
        let number = self.typed.as_ref().map_or(number, |typed| typed.text());
        let shown = Field {
            icon: Icon::ScanBarcode,
            text: number.into(),
            hint: if number.is_empty() { scene.say("parcels-number") } else { String::new() }
                .into(),
            active: self.typed.is_some(),
        };
        let number = container(field(look, shown, Message::WriteNumber));
        let mut fields = Row::new().spacing(GAP_8).align_y(Alignment::Center);
        fields = fields.push(number.width(Length::FillPortion(4)));
        if self.way == Way::Arrival {
            let hint = if self.name.text().is_empty() { "parcels-name" } else { "" };
            let shown = Field {
                icon: Icon::User,
                text: self.name.text().into(),
                hint: if hint.is_empty() { String::new() } else { scene.say(hint) }.into(),
                active: self.typed.is_none(),
            };
            let name = container(field(look, shown, Message::WriteName));
            fields = fields.push(name.width(Length::FillPortion(4)));
            // A touch on the place changes it.
            let slot = self.slot.or(self.proposal.as_ref().map(|proposal| proposal.slot));
            let word = slot.map_or("–".to_owned(), |slot| show::place(scene, slot));
            let large = if slot == Some(Slot::Reserve) { LARGE } else { HUGE };
            let slot = act(look, word)
                .size(large)
                .one_line()
                .height(look.room.key() + 4.0)
                .kind(Control::Choice { chosen: self.places.is_some() })
                .width(Length::FillPortion(2))
                .on_press_maybe(self.proposal.as_ref().map(|_| Message::Places));
            fields = fields.push(slot);
        }
        fields.into()
    }

    fn notice<'a>(&'a self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let look = scene.look;
        if let Some(problem) = self.problem {
            let notice = Notice::new(look, Tone::Problem, problem.sentence(scene.words));
            return Some(if self.wants_number() {
                notice.act(scene.say("parcels-unreadable"), Message::Unreadable).into()
            } else {
                notice.into()
            });
        }
        if let Some(row) = &self.known {
            let what =
                format!("{} {}", show::place(scene, row.parcel.slot), show::name(scene, row));
            let key = match (row.parcel.is_gone(), self.way) {
                (false, _) => "parcels-known-here",
                (true, Way::Arrival) => "parcels-known-gone",
                (true, Way::DropOff) => "parcels-known-back",
            };
            let text = scene.words.tell(key, &[("what", what.into())]);
            return Some(Notice::new(look, Tone::Attention, text).into());
        }
        if self.number.as_ref().is_some_and(is_doubtful) {
            return Some(Notice::new(look, Tone::Attention, scene.say("parcels-doubtful")).into());
        }
        let proposal = self.proposal.as_ref()?;
        if let Some(other) = proposal.others.first() {
            let what =
                format!("{} {}", show::place(scene, other.parcel.slot), show::name(scene, other));
            let text = scene.words.tell("parcels-other-here", &[("what", what.into())]);
            return Some(Notice::new(look, Tone::Remark, text).into());
        }
        let full = proposal.nearly_full.then(|| scene.say("parcels-nearly-full"));
        full.map(|text| Notice::new(look, Tone::Attention, text).into())
    }

    fn keys<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        if self.way == Way::DropOff && self.typed.is_none() {
            return self.drop_off(scene);
        }
        let typing = self.typed.as_ref().unwrap_or(&self.name);
        let done = match (&self.typed, &self.proposal) {
            (Some(_), _) => scene.say("keyboard-done"),
            (None, _) => scene.say("parcels-shelve"),
        };
        let words = KeyboardWords { done: done.into(), ..start::keyboard_words(scene.words) };
        let keys = keyboard(look, typing, words, Message::Type);
        at_foot(keys)
    }

    fn drop_off<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        use crate::screens::widget::KeyboardKey::Done;
        let look = scene.look;
        let high = look.room.key() + GAP_12;
        let hint = label(scene.say("parcels-drop-off-hint")).size(BODY).lines(3);
        let some = self.number.is_some() && !self.under_way;
        let keys = Row::new()
            .spacing(GAP_8)
            .push(
                act(look, scene.say("parcels-drop-off-count"))
                    .icon(Icon::Plus)
                    .height(high)
                    .width(Length::FillPortion(2))
                    .on_press(Message::Count(Kind::DropOff, 1)),
            )
            .push(
                act(look, scene.say("parcels-drop-off-take"))
                    .kind(Control::Main)
                    .height(high)
                    .width(Length::FillPortion(3))
                    .on_press_maybe(some.then_some(Message::Type(Done))),
            );
        let counted = self.counts.map_or(0, |counts| counts[2]);
        let counted = scene.words.tell(
            "parcels-drop-off-today",
            &[("count", u64::try_from(counted).unwrap_or(0).into())],
        );
        let counted = label(counted).size(BODY).color(look.palette.quiet);
        let told = container(column![hint, counted].spacing(GAP_8)).padding(GAP_12);
        column![told.height(Length::Fill), keys].spacing(GAP_12).into()
    }

    /// Plus and minus for each kind: all that is written down at the lowest level of detail.
    fn counts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let mut rows = Column::new().spacing(GAP_8);
        for (rank, kind) in Kind::ALL.into_iter().enumerate() {
            let count = self.counts.map_or(0, |counts| counts[rank]);
            let line = CountRow {
                name: scene.say(show::kind_key(kind)).into(),
                figures: Vec::new(),
                count: count.to_string().into(),
                differs: false,
            };
            let less = (count > 0).then_some(Message::Count(kind, -1));
            rows = rows.push(count_row(scene.look, line, less, Some(Message::Count(kind, 1))));
        }
        rows.into()
    }
}
