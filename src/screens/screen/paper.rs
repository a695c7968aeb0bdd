//! A paper as a picture: for people without a printer, and for a look before the paper comes.

use comptoir_hardware::render;
use comptoir_hardware::slip::Slip;
use comptoir_hardware::text::Repertoire;
use iced::widget::{Space, column, container, image, row};
use iced::{Alignment, Element, Length, Rectangle};

use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, Surface, TITLE};
use crate::screens::widget::{act, label, pager, surface};

/// A paper on the screen, in pages.
#[derive(Debug, Clone)]
pub struct Paper {
    picture: Option<image::Handle>,
    width: u32,
    height: u32,
    page: usize,
    /// Whether a printer prints it too.
    printed: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another page.
    Page(usize),
    /// The paper is put away.
    Close,
}

impl Paper {
    /// Draws a slip; `printed` says whether a printer prints it too.
    pub fn new(slip: &Slip, printed: bool) -> Self {
        match render::render(slip, Repertoire::Wpc1252) {
            Ok(picture) => Self {
                picture: Some(image::Handle::from_rgba(
                    picture.width,
                    picture.height,
                    picture.rgba(),
                )),
                width: picture.width,
                height: picture.height,
                page: 0,
                printed,
            },
            // A paper too tall to be drawn is printed all the same; the screen says so.
            Err(_) => Self { picture: None, width: 0, height: 0, page: 0, printed },
        }
    }

    /// Takes a message; says whether the paper is put away.
    pub fn update(&mut self, message: Message) -> bool {
        match message {
            Message::Page(page) => self.page = page,
            Message::Close => return true,
        }
        false
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Enter | Stroke::Escape => Some(Message::Close),
            Stroke::PageUp | Stroke::Up => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown | Stroke::Down => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    /// The paper, in the middle of the screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        // Title, pager and key with their distances.
        let height = (scene.area.height - 2.0 * key - 2.0 * GAP_16 - 2.0 * GAP_12 - 40.0).max(80.0);
        let width = (scene.area.width - 2.0 * GAP_16 - 4.0).min(self.width as f32);
        let scale = if self.width == 0 { 1.0 } else { width / self.width as f32 };
        let rows = (height / scale).floor().max(1.0) as u32;
        let pages = usize::try_from(self.height.div_ceil(rows)).unwrap_or(1).max(1);
        let page = self.page.min(pages - 1);
        let shown: Element<'a, Message> = match &self.picture {
            Some(picture) => {
                let top = u32::try_from(page).unwrap_or(0) * rows;
                let part = rows.min(self.height - top);
                let crop = Rectangle { x: 0, y: top, width: self.width, height: part };
                let part =
                    image(picture.clone()).crop(crop).width(width).height(part as f32 * scale);
                surface(look, Surface::Card, part).padding(2).into()
            }
            None => label(scene.say("paper-too-tall")).size(BODY).lines(3).into(),
        };
        let told = if self.printed { "paper-printed" } else { "paper-shown" };
        let mut content = column![
            label(scene.say(told)).size(BODY).color(look.palette.quiet),
            container(shown).center(Length::Fill),
        ]
        .spacing(GAP_12)
        .padding(GAP_16)
        .align_x(Alignment::Center);
        if pages > 1 {
            content = content.push(pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            ));
        }
        let close = act(look, scene.say("paper-close"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(TITLE)
            .on_press(Message::Close);
        content.push(row![Space::new().width(GAP_8), close, Space::new().width(GAP_8)]).into()
    }
}
