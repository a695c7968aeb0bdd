//! How a code that nobody knows is asked about: three fields, below them what the chosen one
//! needs, and the two ways out at the bottom.

use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length, Size};

use super::{Asked, Message, Unknown};
use crate::domain::catalog::{Family, Mode, Nature};
use crate::screens::bridge::usual;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::screen::start::keyboard_words;
use crate::screens::theme::{BODY, Control, EDGE, GAP_8, GAP_12, GAP_16, LARGE, TITLE, Tint};
use crate::screens::widget::{
    Corner, Field, KeyboardKey, Tab, act, field, keyboard, keypad, label, pager, tabs, toggle,
};
use crate::words::format;

/// The least width of a family, in logical pixels.
const FAMILY: f32 = 150.0;

/// The most width of the keypad, in logical pixels.
const KEYPAD: f32 = 560.0;

impl Unknown {
    /// The screen.
    pub(in crate::screens::screen::sale) fn view<'a>(
        &'a self,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let area = scene.area;
        let margin = if look.room.is_portrait() { 4.0 } else { GAP_16 };
        // The keyboard has a key of its own that goes on, and in a low window it needs all room.
        let names = self.asked == Asked::Name;
        let inner = Size::new(area.width - 2.0 * margin, self.body_height(scene));
        let body: Element<'a, Message> = match self.asked {
            Asked::Family => self.families(scene, inner),
            Asked::Price => {
                let keys = keypad(look, Corner::Comma, Message::Price);
                let erase = act(look, scene.say("keypad-erase")).icon(Icon::Delete).stacked();
                let erase = erase.width(110.0).height(Length::Fill);
                let keys = container(keys).max_width(KEYPAD);
                let erase =
                    erase.on_press(Message::Price(crate::screens::widget::KeypadKey::Erase));
                container(row![keys, erase].spacing(GAP_8)).center_x(Length::Fill).into()
            }
            Asked::Name => {
                let mut words = keyboard_words(scene.words);
                words.done = self.create_word(scene).into();
                keyboard(look, &self.name, words, Message::Name)
            }
        };
        let mut content =
            column![self.head(scene), self.fields(scene), container(body).height(Length::Fill),]
                .spacing(GAP_12)
                .padding([GAP_12, margin]);
        if !(names && look.room.is_low()) {
            content = content.push(self.toggles(scene));
        }
        if !names {
            content = content.push(self.foot(scene));
        }
        container(content).width(area.width).height(area.height).into()
    }

    fn body_height(&self, scene: Scene<'_>) -> f32 {
        let key = scene.look.room.key();
        let field = key + 2.0 * EDGE;
        let rows = if scene.look.room.is_portrait() { 2.0 } else { 1.0 };
        let foot = field + key + GAP_12 + 2.0 * GAP_12;
        scene.area.height - 4.0 * GAP_12 - key - rows * field - (rows - 1.0) * GAP_8 - foot
    }

    fn head<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let title = scene.words.tell("unknown-title", &[("code", self.code.as_str().into())]);
        let told = match self.problem {
            Some(problem) => problem.sentence(scene.words),
            None => scene.say(match self.asked {
                Asked::Family => "unknown-ask-family",
                Asked::Price if self.weighed => "unknown-ask-kilogram",
                Asked::Price => "unknown-ask-price",
                Asked::Name => "unknown-ask-name",
            }),
        };
        let told = column![
            label(title).size(LARGE).bold().width(Length::Fill),
            label(told).size(BODY).lines(2).color(look.palette.quiet).width(Length::Fill),
        ];
        let cancel = act(look, scene.say("cancel")).icon(Icon::X).width(160.0);
        row![told, cancel.on_press_maybe((!self.under_way).then_some(Message::Cancel))]
            .spacing(GAP_16)
            .height(look.room.key())
            .align_y(Alignment::Center)
            .into()
    }

    fn fields<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let catalog = &scene.situation.catalog;
        let one = |asked, icon, text: String, hint| {
            let hint = if text.is_empty() { scene.say(hint) } else { String::new() };
            let active = self.asked == asked;
            let shown = Field { icon, text: text.into(), hint: hint.into(), active };
            field(look, shown, Message::Ask(asked))
        };
        let price = if self.price.is_empty() {
            String::new()
        } else {
            scene.words.tell("entry-euros", &[("figure", self.price.text().into())])
        };
        let family = self.family_name(catalog).unwrap_or_default().to_owned();
        let family = one(Asked::Family, Icon::LayoutGrid, family, "unknown-family");
        let price = one(Asked::Price, Icon::Tag, price, "unknown-price");
        let name = self.name.text().to_owned();
        let name = one(Asked::Name, Icon::PenLine, name, "unknown-name");
        if look.room.is_portrait() {
            column![row![family, price].spacing(GAP_8), name].spacing(GAP_8).into()
        } else {
            // The name is the longest of the three.
            let part = |one, portion| container(one).width(Length::FillPortion(portion));
            row![part(family, 3), part(price, 2), part(name, 5)].spacing(GAP_8).into()
        }
    }

    fn families<'a>(&'a self, scene: Scene<'a>, place: Size) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key() + GAP_8;
        let columns = (((place.width + GAP_8) / (FAMILY + GAP_8)) as usize).max(2);
        let catalog = &scene.situation.catalog;
        // A family of deposits alone has no room for goods.
        let goods = |family: &&Family| {
            let products = catalog.of_family(family.id);
            products.is_empty() || products.iter().any(|one| one.nature != Nature::Deposit)
        };
        let families: Vec<&Family> = catalog.families().into_iter().filter(goods).collect();
        let fit = |height: f32| (((height + GAP_8) / key) as usize).max(1) * columns;
        let all = families.len() <= fit(place.height);
        let cells = if all { fit(place.height) } else { fit(place.height - key) };
        let pages = families.len().div_ceil(cells).max(1);
        let page = self.page.min(pages - 1);
        let shown: Vec<&Family> = families.into_iter().skip(page * cells).take(cells).collect();
        let ids: Vec<_> = shown.iter().map(|family| family.id).collect();
        let keys = shown.into_iter().map(|family| Tab {
            word: family.name.as_str().into(),
            tint: Tint::of_rank(usize::from(family.tint) + 1),
            chosen: self.family == Some(family.id),
        });
        let keys = tabs(look, columns, keys.collect(), move |rank| Message::Family(ids[rank]));
        if all {
            return keys;
        }
        let turn = pager(
            look,
            pager_words(scene, page, pages),
            page.checked_sub(1).map(Message::Page),
            (page + 1 < pages).then_some(Message::Page(page + 1)),
        );
        column![keys, Space::new().height(Length::Fill), turn].into()
    }

    fn toggles<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let ways = |first, second| vec![scene.say(first).into(), scene.say(second).into()];
        let units = ways("unknown-piece", "unknown-kilogram");
        let stock = ways("unknown-untracked", "unknown-tracked");
        row![
            toggle(look, units, usize::from(self.weighed), Message::Weighed),
            toggle(look, stock, usize::from(self.tracked), Message::Tracked),
        ]
        .spacing(GAP_8)
        .into()
    }

    /// What the family says of tax: shown before it is applied.
    fn rate(&self, scene: Scene<'_>) -> String {
        let Some(family) = self.family else {
            return String::new();
        };
        let catalog = &scene.situation.catalog;
        let mode = catalog.family(family).map_or(Mode::OnSite, |family| family.usual_mode);
        format::rate(usual(catalog, family).1.at(mode))
    }

    fn create_word(&self, scene: Scene<'_>) -> String {
        match (self.amount(), self.product()) {
            (Some(price), Some(_)) => {
                let price = format::money(price);
                scene.words.tell("unknown-create", &[("amount", price.into())])
            }
            // Without a name the key leads to it.
            (Some(_), None) if self.family.is_some() && self.asked != Asked::Name => {
                scene.say("unknown-give-name")
            }
            _ => scene.say("unknown-create-nothing"),
        }
    }

    fn foot<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_12;
        let ready = !self.under_way;
        let family = self.family_name(&scene.situation.catalog);
        let park = match family {
            Some(family) => {
                let rate = self.rate(scene);
                let values = [("family", family.into()), ("rate", rate.into())];
                scene.words.tell("unknown-park", &values)
            }
            None => scene.say("unknown-park-nothing"),
        };
        let sundries = self.sundries().filter(|_| ready && !self.weighed);
        let park = act(look, park).icon(Icon::Archive).height(height).width(Length::FillPortion(1));
        let park = park.on_press_maybe(sundries.map(|_| Message::Park));
        let can = ready && self.sundries().is_some();
        let message = if self.product().is_some() {
            Message::Create
        } else {
            Message::Name(KeyboardKey::Done)
        };
        let create = act(look, self.create_word(scene)).kind(Control::Main).size(TITLE);
        let create = create.height(height).width(Length::FillPortion(1));
        let create = create.on_press_maybe(can.then_some(message));
        row![park, create].spacing(GAP_8).into()
    }
}
