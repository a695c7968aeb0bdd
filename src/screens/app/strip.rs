//! The strip above the screens: one quiet sentence about what is wrong or not certain, and what
//! can be done. The most urgent comes first; the others wait behind it.

use iced::widget::{container, row};
use iced::{Alignment, Element, Length};

use crate::domain::day::BusinessDay;
use crate::screens::bridge::Situation;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, GAP_4, GAP_8, GAP_16, ICON, Look, SMALL, Surface};
use crate::screens::widget::{act, icon, label, surface};
use crate::words::{Words, format};

/// Height of the banner of the demonstration café, in logical pixels.
pub const BANNER: f32 = 28.0;

/// Something to say above the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// Only a person can say whether a paper came out.
    Uncertain,
    /// A printer does not answer.
    Printer,
    /// The day that is open should have been closed.
    Overdue(BusinessDay),
    /// The last sale closed this day by itself.
    ClosedByItself(BusinessDay),
    /// An anchor remembers entries that the journal lacks.
    RolledBack,
    /// The copy of the last closing could not be made.
    CopyFailed,
    /// The key is out of reach.
    SealingWaits,
}

/// Where the strip stands in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strips {
    /// Whether it has its place above the screen.
    pub stands: bool,
    /// What is to be said and has no place there yet.
    pub untold: Option<Strip>,
}

/// What can be done on the strip.
#[derive(Debug, Clone)]
pub enum Message {
    /// The paper came out, or not.
    CameOut(bool),
    /// The day is to be closed.
    Close,
    /// It has been read.
    Read,
}

/// The height of the strip, in logical pixels: that of a key with a margin, so that nothing below
/// moves when one strip follows another.
pub fn height(look: Look) -> f32 {
    look.room.key() + 2.0 * GAP_4
}

/// The banner of the demonstration café.
pub fn banner<'a, M: 'a>(look: Look, words: &Words) -> Element<'a, M> {
    let text = label(words.say("banner-demonstration")).size(SMALL).semibold().centered();
    surface(look, Surface::Training, container(text).center_y(BANNER)).width(Length::Fill).into()
}

impl Strip {
    /// What there is to say, without what someone has `read`.
    pub fn of(
        situation: &Situation,
        closed_day: Option<BusinessDay>,
        read: &[Self],
    ) -> Option<Self> {
        let overdue = situation.open_day.as_ref().filter(|open| open.day < situation.today);
        let all = [
            (!situation.uncertain.is_empty()).then_some(Self::Uncertain),
            situation.trouble.is_some().then_some(Self::Printer),
            situation.rolled_back.then_some(Self::RolledBack),
            overdue.map(|open| Self::Overdue(open.day)),
            closed_day.map(Self::ClosedByItself),
            situation.copy_failed.then_some(Self::CopyFailed),
            situation.sealing_waits.then_some(Self::SealingWaits),
        ];
        all.into_iter().flatten().find(|strip| !read.contains(strip))
    }

    /// In short, for the line that stands over the products.
    pub fn short(self, scene: Scene<'_>) -> String {
        let day = |key: &str, day| {
            let day = format::short_day(scene.words, day);
            scene.words.tell(key, &[("day", day.into())])
        };
        match self {
            Self::Uncertain => scene.say("strip-uncertain-short"),
            Self::Printer => scene.say("strip-printer-short"),
            Self::Overdue(open) => day("strip-overdue-short", open),
            Self::ClosedByItself(closed) => day("strip-closed-short", closed),
            Self::RolledBack => scene.say("strip-rolled-back-short"),
            Self::CopyFailed => scene.say("strip-copy-failed-short"),
            Self::SealingWaits => scene.say("strip-sealing-short"),
        }
    }

    /// The strip.
    pub fn view<'a>(self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let day = |key: &str, day| {
            let day = format::short_day(scene.words, day);
            scene.words.tell(key, &[("day", day.into())])
        };
        let (text, keys) = match self {
            Self::Uncertain => (
                scene.say("strip-uncertain"),
                vec![("strip-no", Message::CameOut(false)), ("strip-yes", Message::CameOut(true))],
            ),
            Self::Printer => (scene.say("strip-printer"), Vec::new()),
            Self::Overdue(open) => {
                (day("strip-overdue", open), vec![("strip-close", Message::Close)])
            }
            Self::ClosedByItself(closed) => {
                (day("strip-closed", closed), vec![("strip-read", Message::Read)])
            }
            Self::RolledBack => {
                (scene.say("strip-rolled-back"), vec![("strip-read", Message::Read)])
            }
            Self::CopyFailed => {
                (scene.say("strip-copy-failed"), vec![("strip-read", Message::Read)])
            }
            Self::SealingWaits => (scene.say("strip-sealing"), vec![("strip-read", Message::Read)]),
        };
        let mut content =
            row![icon(Icon::Info, ICON), label(text).size(BODY).lines(2).width(Length::Fill),]
                .spacing(GAP_8)
                .align_y(Alignment::Center);
        for (word, message) in keys {
            content = content.push(act(look, scene.say(word)).width(130.0).on_press(message));
        }
        surface(look, Surface::Notice, container(content).center_y(Length::Fill))
            .padding([0.0, GAP_16])
            .width(Length::Fill)
            .height(height(look))
            .into()
    }
}
