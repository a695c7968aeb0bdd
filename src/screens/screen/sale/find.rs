//! The search: what is typed, the products found, and the keyboard.

use iced::widget::{column, container, row};
use iced::{Element, Length, Size};

use super::products::Offered;
use super::{Message, Sale};
use crate::domain::catalog::Nature;
use crate::screens::icon::Icon;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::start::keyboard_words;
use crate::screens::theme::{BODY, GAP_8, GAP_12, GAP_16};
use crate::screens::widget::{Field, KeyboardKey, Typing, act, field, keyboard, label, tiles};

/// The most products that a search shows.
const FOUND_MAX: usize = 24;

/// What a text finds: a code of the café, a barcode, or words of a name. A deposit is sold and,
/// next to it, comes back.
fn found<'a>(text: &str, scene: Scene<'a>) -> Vec<Offered<'a>> {
    let catalog = &scene.situation.catalog;
    let text = text.trim();
    let exact = catalog.by_sku(text).or_else(|| catalog.by_barcode(text));
    let mut found: Vec<_> = exact.into_iter().collect();
    for product in catalog.search(text, FOUND_MAX) {
        let of_account = product.nature == Nature::Account;
        if !of_account && !found.iter().any(|known| known.id == product.id) {
            found.push(product);
        }
    }
    let offered = |product| [Some(Offered::sold(product)), Offered::returned(product)];
    found.into_iter().flat_map(offered).flatten().collect()
}

impl Sale {
    /// Takes a key of the search; the last one takes the first product found.
    pub(super) fn find_key(&mut self, key: KeyboardKey, scene: &Scene<'_>) {
        let Some(typing) = &mut self.find else {
            return;
        };
        if typing.press(key) {
            let first = found(typing.text(), *scene).into_iter().next();
            match first {
                Some(first) => self.product(first.product(), scene),
                None => self.find = None,
            }
        }
    }
}

/// The search over the whole screen: ten keys side by side need its width.
pub(super) fn view<'a>(typing: &'a Typing, scene: Scene<'a>) -> Element<'a, Message> {
    let look = scene.look;
    let area = scene.area;
    let margin = if look.room.is_portrait() { 4.0 } else { GAP_16 };
    let shown = Field {
        icon: Icon::Search,
        text: typing.text().into(),
        hint: scene.say("find-hint").into(),
        active: true,
    };
    let close = act(look, scene.say("find-close")).icon(Icon::X).width(190.0);
    let head = row![
        field(look, shown, Message::FindKey(KeyboardKey::Letter('\0'))),
        container(close.on_press(Message::FindClose)).center_y(look.room.key() + 4.0),
    ]
    .spacing(GAP_8);
    let keys_height = (area.height * 0.55).min(5.0 * 84.0);
    let left = area.height - keys_height - look.room.key() - 4.0 - 2.0 * GAP_12 - 2.0 * margin;
    let grid = look.room.found_tiles(Size::new(area.width - 2.0 * margin, left));
    let grid = Grid { rows: grid.rows.max(1), ..grid };
    let found: Vec<Offered<'a>> =
        found(typing.text(), scene).into_iter().take(grid.cells()).collect();
    let first = found.first().map(|first| first.product().name.as_str());
    let body: Element<'a, Message> = if found.is_empty() {
        let key = if typing.text().is_empty() { "find-empty" } else { "find-nothing" };
        let told = label(scene.say(key)).size(BODY).lines(3).centered();
        container(told.color(look.palette.quiet)).center(Length::Fill).into()
    } else {
        let page = found.iter().map(|one| one.tile(scene)).collect();
        tiles(look, grid, page, move |rank| found[rank].message())
    };
    let mut words = keyboard_words(scene.words);
    words.done = match first {
        Some(name) => scene.words.tell("find-add", &[("name", name.into())]).into(),
        None => scene.say("find-close").into(),
    };
    let keys = keyboard(look, typing, words, Message::FindKey);
    column![head, container(body).height(Length::Fill), container(keys).height(keys_height)]
        .spacing(GAP_12)
        .padding(margin)
        .into()
}
