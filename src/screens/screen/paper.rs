//! A paper as a picture: for people without a printer, and for a look before the paper comes.

use comptoir_hardware::render;
use comptoir_hardware::slip::Slip;
use comptoir_hardware::text::Repertoire;
use iced::widget::{Space, column, container, image, row};
use iced::{Alignment, Element, Length, Size};

use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, Surface, TITLE};
use crate::screens::widget::{act, label, pager, surface};

/// A paper on the screen, in pages.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The parts of the picture, each as high as the screen allows, with their heights in dots.
    parts: Vec<(image::Handle, u32)>,
    width: u32,
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
    /// Draws a slip for the screen as it is; `printed` says whether a printer prints it too. A
    /// paper too tall to be drawn has no part, and the screen says so.
    pub fn new(slip: &Slip, printed: bool, scene: &Scene<'_>) -> Self {
        let Ok(picture) = render::render(slip, Repertoire::Wpc1252) else {
            return Self { parts: Vec::new(), width: 0, page: 0, printed };
        };
        let width = picture.width;
        let rows = (place(scene).height / scale(scene, width)).floor().max(1.0) as usize;
        let across = usize::try_from(width).unwrap_or(1).max(1);
        // Each part is a picture of its own: the software renderer does not cut pictures off.
        let mut parts = Vec::new();
        let (mut grey, rgba) = (picture.grey.as_slice(), picture.rgba());
        while !grey.is_empty() {
            let start = picture.grey.len() - grey.len();
            let end = cut(grey, across, rows) * across;
            let height = u32::try_from(end / across).unwrap_or(0);
            let part = rgba[start * 4..(start + end) * 4].to_vec();
            parts.push((image::Handle::from_rgba(width, height, part), height));
            grey = &grey[end..];
        }
        Self { parts, width, page: 0, printed }
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
        let pages = self.parts.len().max(1);
        let page = self.page.min(pages - 1);
        let shown: Element<'a, Message> = match self.parts.get(page) {
            Some((part, height)) => {
                // A window that became smaller shows the same part smaller.
                let fit = place(&scene).height / *height as f32;
                let scale = scale(&scene, self.width).min(fit);
                let part = image(part.clone())
                    .width(self.width as f32 * scale)
                    .height(*height as f32 * scale);
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

/// What title, pager and key leave to the paper, in logical pixels.
fn place(scene: &Scene<'_>) -> Size {
    let keys = 2.0 * scene.look.room.key() + 2.0 * GAP_16 + 3.0 * GAP_12 + 32.0;
    let width = scene.area.width - 2.0 * GAP_16 - 4.0;
    Size::new(width.max(80.0), (scene.area.height - keys).max(80.0))
}

/// How large a dot of the paper is drawn: never larger than a pixel.
fn scale(scene: &Scene<'_>, width: u32) -> f32 {
    (place(scene).width / (width as f32).max(1.0)).min(1.0)
}

/// After how many rows of `grey` to cut: at most `rows`, and where no letter stands if such a
/// place is near.
fn cut(grey: &[u8], across: usize, rows: usize) -> usize {
    let all = grey.len() / across;
    if all <= rows {
        return all;
    }
    let blank = |row: &usize| grey[row * across..(row + 1) * across].iter().all(|dot| *dot == 0xff);
    (rows / 2..rows).rev().find(blank).unwrap_or(rows).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_cut_between_its_lines() {
        let (ink, white) = ([0_u8; 4], [0xff_u8; 4]);
        let paper = [ink, ink, white, ink, ink].concat();
        assert_eq!(cut(&paper, 4, 4), 2, "before the blank row");
        assert_eq!(cut(&paper, 4, 5), 5, "all of it fits");
        assert_eq!(cut(&[ink; 9].concat(), 4, 3), 3, "no blank row");
    }
}
