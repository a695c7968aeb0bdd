//! The names, as tiles in pages, and the search among them.

use iced::widget::{Space, column, container, row};
use iced::{Element, Length, Size};

use super::{Customers, Message};
use crate::domain::text::folded;
use crate::screens::bridge::Customer;
use crate::screens::icon::Icon;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::screen::start::keyboard_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, TITLE, Tint};
use crate::screens::widget::{
    Field, KeyboardKey, Notice, Tile, Tone, Typing, act, field, keyboard, label, pager, tiles,
};
use crate::words::format;

impl Customers {
    /// Those whose name holds every word that is looked for, those that begin with it first.
    pub(super) fn found(&self, _scene: &Scene<'_>) -> Vec<&Customer> {
        let all = self.all.as_deref().unwrap_or_default();
        let wanted = self.search.as_ref().map(|typing| folded(typing.text())).unwrap_or_default();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut found: Vec<(bool, &Customer)> = all
            .iter()
            .filter_map(|customer| {
                let name = folded(customer.name.as_str());
                let holds = words.iter().all(|word| name.contains(word));
                holds.then(|| (!words.first().is_some_and(|word| name.starts_with(word)), customer))
            })
            .collect();
        found.sort_by_key(|(inside, _)| *inside);
        found.into_iter().map(|(_, customer)| customer).collect()
    }

    fn tile<'a>(customer: &'a Customer, scene: Scene<'a>) -> Tile<'a> {
        let account = &customer.account;
        let told =
            |key: &str, amount| scene.words.tell(key, &[("amount", format::money(amount).into())]);
        let price = match (account.debt.is_zero(), account.prepaid.is_zero()) {
            (false, _) => told("customers-owes", account.debt),
            (true, false) => told("customers-has", account.prepaid),
            (true, true) => scene.say("customers-nothing"),
        };
        let beyond = account.debt > account.limit;
        Tile {
            name: customer.name.as_str().into(),
            price: price.into(),
            remark: None,
            tint: if beyond { Tint::of_rank(3) } else { Tint::Sand },
            sold_out: false,
        }
    }

    fn grid(scene: Scene<'_>, height: f32) -> Grid {
        let grid = scene.look.room.name_tiles(Size::new(scene.area.width - 2.0 * GAP_16, height));
        Grid { rows: grid.rows.max(1), ..grid }
    }

    /// All names.
    pub(super) fn list<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let narrow = look.room.is_portrait();
        let title = label(scene.say("customers-title")).size(TITLE).bold().width(Length::Fill);
        let wide = if narrow { 230.0 } else { 270.0 };
        let head = row![
            title,
            act(look, scene.say("customers-search"))
                .icon(Icon::Search)
                .width(wide)
                .on_press(Message::Search),
            act(look, scene.say("customers-add"))
                .icon(Icon::Plus)
                .width(wide)
                .on_press(Message::Add),
        ]
        .spacing(GAP_8)
        .align_y(iced::Alignment::Center);
        let mut content = column![head].spacing(GAP_12).padding(GAP_16);
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        let quiet = look.palette.quiet;
        let all = match &self.all {
            Some(all) if !all.is_empty() => all,
            other => {
                let key = if other.is_some() { "customers-empty" } else { "customers-loading" };
                let told = label(scene.say(key)).size(BODY).lines(3).centered().color(quiet);
                return content.push(container(told).center(Length::Fill)).into();
            }
        };
        let problem = if self.problem.is_some() { key + GAP_12 } else { 0.0 };
        let height = scene.area.height - 2.0 * GAP_16 - 2.0 * key - 2.0 * GAP_12 - problem;
        let grid = Self::grid(scene, height);
        let pages = grid.pages(all.len());
        let page = self.page.min(pages - 1);
        let shown: Vec<&Customer> =
            all.iter().skip(page * grid.cells()).take(grid.cells()).collect();
        let ids: Vec<_> = shown.iter().map(|customer| customer.id).collect();
        let shown = shown.into_iter().map(|customer| Self::tile(customer, scene)).collect();
        let body = tiles(look, grid, shown, move |rank| Message::Choose(ids[rank]));
        let turn: Element<'a, Message> = if pages == 1 {
            Space::new().height(key).into()
        } else {
            pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            )
        };
        content.push(container(body).height(Length::Fill)).push(turn).into()
    }

    /// The search over the whole screen: ten keys side by side need its width.
    pub(super) fn search_view<'a>(
        &'a self,
        typing: &'a Typing,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let margin = if look.room.is_portrait() { 4.0 } else { GAP_16 };
        let shown = Field {
            icon: Icon::Search,
            text: typing.text().into(),
            hint: scene.say("customers-find-hint").into(),
            active: true,
        };
        let close = act(look, scene.say("find-close")).icon(Icon::X).width(190.0);
        let head = row![
            field(look, shown, Message::SearchKey(KeyboardKey::Letter('\0'))),
            container(close.on_press(Message::SearchClose)).center_y(look.room.key() + 4.0),
        ]
        .spacing(GAP_8);
        let keys_height = (scene.area.height * 0.55).min(5.0 * 84.0);
        let left = scene.area.height - keys_height - look.room.key() - 2.0 * GAP_16 - 2.0 * margin;
        let grid = Self::grid(scene, left);
        let found: Vec<&Customer> = self.found(&scene).into_iter().take(grid.cells()).collect();
        let body: Element<'a, Message> = if found.is_empty() {
            let told = label(scene.say("customers-none-found")).size(BODY).lines(2).centered();
            let add = act(look, scene.say("customers-add")).icon(Icon::Plus).kind(Control::Main);
            let add = add.width(300.0).on_press(Message::Add);
            let told = column![told.color(look.palette.quiet), add].spacing(GAP_12);
            container(told.align_x(iced::Alignment::Center)).center(Length::Fill).into()
        } else {
            let ids: Vec<_> = found.iter().map(|customer| customer.id).collect();
            let shown = found.into_iter().map(|customer| Self::tile(customer, scene)).collect();
            tiles(look, grid, shown, move |rank| Message::Choose(ids[rank]))
        };
        let keys = keyboard(look, typing, keyboard_words(scene.words), Message::SearchKey);
        column![head, container(body).height(Length::Fill), container(keys).height(keys_height)]
            .spacing(GAP_12)
            .padding(margin)
            .into()
    }
}
