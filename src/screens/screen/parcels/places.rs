//! Places of the shelf to choose from: a key each, in pages.

use iced::widget::{Column, Row, Space, container};
use iced::{Element, Length};

use crate::domain::parcel::slot::Slot;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE};
use crate::screens::widget::{act, label, pager};

/// The narrowest key of a place.
const KEY_WIDE: f32 = 124.0;

/// Places while one is chosen.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Those to choose from.
    pub all: Vec<Slot>,
    /// The one that is proposed, or where it stands.
    pub chosen: Option<Slot>,
    /// The page that is looked at.
    pub page: usize,
}

impl Places {
    /// The keys, below the question where it is to be put; `height` is what is left for them.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        scene: Scene<'a>,
        height: f32,
        on_place: impl Fn(Slot) -> M,
        on_page: impl Fn(usize) -> M,
    ) -> Element<'a, M> {
        let look = scene.look;
        let key = look.room.key() + GAP_8;
        let wide = ((scene.area.width - 2.0 * GAP_16) / (KEY_WIDE + GAP_8)).floor().max(3.0);
        let wide = wide as usize;
        // The question and, below the keys, the pager take a key's height each.
        let high = ((height - 2.0 * key) / key).floor().max(1.0) as usize;
        let pages = self.all.len().div_ceil(wide * high).max(1);
        let page = self.page.min(pages - 1);
        let mut rows = Column::new().spacing(GAP_8);
        let question = label(scene.say("parcels-which-place")).size(BODY).lines(2);
        rows = rows.push(container(question).padding(GAP_8));
        let shown: Vec<Slot> =
            self.all.iter().skip(page * wide * high).take(wide * high).copied().collect();
        for line in shown.chunks(wide) {
            let mut keys = Row::new().spacing(GAP_8);
            for slot in line {
                let chosen = Some(*slot) == self.chosen;
                let word = if *slot == Slot::Reserve {
                    scene.say("parcels-reserve")
                } else {
                    slot.to_string()
                };
                let size = if *slot == Slot::Reserve { BODY } else { LARGE };
                let key = act(look, word).size(size).kind(Control::Choice { chosen });
                keys = keys.push(key.on_press(on_place(*slot)));
            }
            for _ in line.len()..wide {
                keys = keys.push(Space::new().width(Length::Fill));
            }
            rows = rows.push(keys);
        }
        let mut content = Column::new().spacing(GAP_8).push(container(rows).height(Length::Fill));
        if pages > 1 {
            content = content.push(pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| on_page(page - 1)),
                (page + 1 < pages).then(|| on_page(page + 1)),
            ));
        }
        content.height(Length::Fill).into()
    }
}
