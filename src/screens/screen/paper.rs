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
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LINE, Surface, TITLE};
use crate::screens::widget::{act, label, pager, surface};

/// The least part of its size at which a paper is still read easily.
const LEGIBLE: f32 = 0.75;

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
        let across = usize::try_from(width).unwrap_or(1).max(1);
        let rows = rows_per_page(scene, width, picture.grey.len() / across);
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
                let rows = if pages > 1 { 2.0 } else { 1.0 };
                let fit = place(&scene, rows).height / *height as f32;
                let scale = scale(&scene, self.width).min(fit);
                let part = image(part.clone())
                    .width(self.width as f32 * scale)
                    .height(*height as f32 * scale);
                surface(look, Surface::Card, part).padding(2).into()
            }
            None => label(scene.say("paper-too-tall")).size(BODY).lines(3).into(),
        };
        let told = if self.printed { "paper-printed" } else { "paper-shown" };
        let told = label(scene.say(told)).size(BODY).lines(3).color(look.palette.quiet);
        let shown = container(shown).center(Length::Fill);
        let close = act(look, scene.say("paper-close"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(TITLE)
            .on_press(Message::Close);
        let turns = (pages > 1).then(|| self.turns(scene, page, pages));
        let content: Element<'a, Message> = if look.room.is_portrait() {
            column![told, shown, turns, close].spacing(GAP_12).align_x(Alignment::Center).into()
        } else {
            // Beside the paper, so that it has the whole height.
            let side = column![told.width(Length::Fill), Space::new().height(Length::Fill)];
            let side = side.push(turns).push(close).spacing(GAP_12).width(side_width(&scene));
            row![shown, side].spacing(GAP_16).into()
        };
        container(content).padding(GAP_16).into()
    }

    /// The keys that turn pages, as wide as the one that puts the paper away.
    fn turns<'a>(&'a self, scene: Scene<'a>, page: usize, pages: usize) -> Element<'a, Message> {
        let words = pager_words(scene, page, pages);
        let before = (page > 0).then(|| Message::Page(page - 1));
        let after = (page + 1 < pages).then_some(Message::Page(page + 1));
        if scene.look.room.is_portrait() {
            return pager(scene.look, words, before, after);
        }
        column![
            label(words.position).size(BODY).color(scene.look.palette.quiet).centered(),
            act(scene.look, words.before).icon(Icon::ChevronUp).on_press_maybe(before),
            act(scene.look, words.after).icon(Icon::ChevronDown).on_press_maybe(after),
        ]
        .spacing(GAP_8)
        .into()
    }
}

/// The part of a landscape window beside the paper, in logical pixels.
fn side_width(scene: &Scene<'_>) -> f32 {
    (scene.area.width * 0.3).clamp(180.0, 320.0)
}

/// What words and keys leave to the paper, in logical pixels; `keys` is how many rows of them
/// stand under it in an upright window.
fn place(scene: &Scene<'_>, keys: f32) -> Size {
    let area = scene.area;
    let frame = 2.0 * GAP_16 + 4.0;
    let size = if scene.look.room.is_portrait() {
        let words = 3.0 * BODY * LINE;
        let taken = frame + words + keys * (scene.look.room.key() + GAP_12) + GAP_12;
        Size::new(area.width - frame, area.height - taken)
    } else {
        Size::new(area.width - frame - GAP_16 - side_width(scene), area.height - frame)
    };
    Size::new(size.width.max(80.0), size.height.max(80.0))
}

/// How large a dot of the paper is drawn: never larger than a pixel.
fn scale(scene: &Scene<'_>, width: u32) -> f32 {
    (place(scene, 1.0).width / (width as f32).max(1.0)).min(1.0)
}

/// How many rows of dots stand on a page: all of them, where the paper stays legible drawn a
/// little smaller.
fn rows_per_page(scene: &Scene<'_>, width: u32, all: usize) -> usize {
    let scale = scale(scene, width);
    let rows = |keys: f32, scale: f32| (place(scene, keys).height / scale).floor().max(1.0);
    let whole = rows(1.0, scale.min(LEGIBLE)) as usize;
    if all <= whole { all.max(1) } else { rows(2.0, scale) as usize }
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
