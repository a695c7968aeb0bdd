//! How the services of the village look.

use iced::widget::{column, container, row};
use iced::{Element, Length, Size};

use super::super::parts::{asked, empty, heading, rest, title};
use super::{ErrandsPart, Meals, Message, Shown, Told};
use crate::domain::day::BusinessDay;
use crate::domain::errand::VillageService;
use crate::domain::funder::Funder;
use crate::domain::money::Cents;
use crate::screens::amount::Typed;
use crate::screens::bridge::{ErrandRow, ErrandWhat};
use crate::screens::icon::Icon;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::theme::{Control, GAP_8, GAP_12, GAP_16, LARGE, Tint};
use crate::screens::widget::{
    Corner, Figure, Notice, Tile, Tone, act, figure, keypad, stepper, tiles, toggle,
};
use crate::words::format;

/// The key of a service's word.
pub(in super::super) fn service_key(service: VillageService) -> &'static str {
    match service {
        VillageService::DigitalHelp => "errand-digital-help",
        VillageService::Post => "errand-post",
        VillageService::Lottery => "errand-lottery",
        VillageService::Copies => "errand-copies",
        VillageService::DropOff => "errand-drop-off",
        VillageService::Permit => "errand-permit",
        VillageService::CarSharing => "errand-car-sharing",
        VillageService::FuelOil => "errand-fuel-oil",
        VillageService::Other => "errand-other",
    }
}

impl ErrandsPart {
    /// This part of the screen.
    pub(in super::super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match (&self.shown, &self.today) {
            (_, None) => empty(scene, "errands-loading"),
            (Shown::Services, Some(today)) => self.services(today, scene),
            (Shown::Commission(typed), _) => self.commission(typed, scene),
            (Shown::Meals(meals), _) => self.meals(meals, scene),
        }
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told? {
            Told::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Told::Undone => (Tone::Done, scene.say("errands-undone")),
            Told::Counted(ErrandWhat::Service(service)) => {
                let service = scene.say(service_key(service));
                (Tone::Done, scene.words.tell("errands-counted", &[("service", service.into())]))
            }
            Told::Counted(ErrandWhat::Meals(..)) => (Tone::Done, scene.say("errands-meals-noted")),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    fn services<'a>(&'a self, today: &'a [ErrandRow], scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let count = |service: VillageService| -> u32 {
            let ours = today.iter().filter(|row| row.what == ErrandWhat::Service(service));
            ours.map(|row| row.count).sum()
        };
        let all = VillageService::ALL.map(|service| {
            let count = count(service);
            let told = scene.words.tell("errands-today", &[("count", u64::from(count).into())]);
            Tile {
                name: scene.say(service_key(service)).into(),
                price: told.into(),
                remark: None,
                tint: if count > 0 { Tint::of_rank(2) } else { Tint::Sand },
                sold_out: false,
            }
        });
        let told = self.told(scene);
        let notice = if told.is_some() { key + GAP_12 } else { 0.0 };
        let meals: u32 = today
            .iter()
            .filter(|row| matches!(row.what, ErrandWhat::Meals(..)))
            .map(|row| row.count)
            .sum();
        let sum = scene.words.tell("errands-meals-today", &[("count", u64::from(meals).into())]);
        let (head, head_height) = title(scene, "errands-title", sum);
        let height = scene.area.height - 2.0 * GAP_16 - head_height - key - GAP_12 - notice;
        let grid = look.room.name_tiles(Size::new(scene.area.width - 2.0 * GAP_16, height));
        // All of them stand on one page: the place of each is known to the hand.
        let columns = grid.columns.clamp(2, 5);
        let grid = Grid { columns, rows: all.len().div_ceil(columns) };
        let undo = (!today.is_empty() && !self.under_way).then_some(Message::Undo);
        let acts = row![
            act(look, scene.say("errands-undo")).icon(Icon::Undo).on_press_maybe(undo),
            act(look, scene.say("errands-commission"))
                .icon(Icon::HandCoins)
                .on_press(Message::Commission),
            act(look, scene.say("errands-meals")).icon(Icon::Heart).on_press(Message::Meals),
        ]
        .spacing(GAP_8);
        let body = container(tiles(look, grid, all.into(), Message::Count)).height(Length::Fill);
        let content = column![].extend(head).spacing(GAP_12).padding(GAP_16);
        content.extend(told).push(body).push(acts).into()
    }

    fn commission<'a>(&'a self, typed: &'a Typed, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let amount = typed.cents().unwrap_or(Cents::ZERO);
        let write = act(look, scene.say("errands-commission-write"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .on_press_maybe((amount > Cents::ZERO && !self.under_way).then_some(Message::Write));
        let shown =
            figure(look, Figure::Typed, scene.say("errands-commission"), format::money(amount));
        let keys = container(keypad(look, Corner::Comma, Message::Key)).height(Length::Fill);
        let content = column![heading(scene, scene.say("errands-commission"), Message::Back)];
        let content = content.extend(self.told(scene)).spacing(GAP_12).padding(GAP_16);
        if scene.look.room.is_low() && !look.room.is_portrait() {
            return content.push(row![shown, keys].spacing(GAP_16)).push(write).into();
        }
        content.push(shown).push(keys).push(write).into()
    }

    fn meals<'a>(&'a self, meals: &'a Meals, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let today = scene.situation.today.date();
        let day = today.checked_sub_days(chrono::Days::new(u64::from(meals.days_ago)));
        let day = format::short_day(scene.words, BusinessDay::new(day.unwrap_or(today)));
        let ways = vec![scene.say("errands-here").into(), scene.say("errands-home").into()];
        let write = act(look, scene.say("errands-meals-write"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .on_press_maybe((!self.under_way).then_some(Message::Write));
        let funder = stepper(look, scene.say(funder_key(meals.funder)), Message::Funder);
        let count = stepper(look, meals.count.to_string(), Message::Portions);
        let home = toggle(look, ways, usize::from(meals.home), Message::Home);
        column![
            heading(scene, scene.say("errands-meals"), Message::Back),
            asked(scene, "errands-funder", funder),
            asked(scene, "errands-portions", count),
            asked(scene, "errands-where", home),
            asked(scene, "team-day", stepper(look, day, Message::Day)),
        ]
        .extend(self.told(scene))
        .push(rest())
        .push(write)
        .spacing(GAP_12)
        .padding(GAP_16)
        .into()
    }
}

/// The key of a funder's word.
pub fn funder_key(funder: Funder) -> &'static str {
    match funder {
        Funder::Klesia => "funder-klesia",
        Funder::Commune => "funder-commune",
        Funder::Department => "funder-department",
        Funder::State => "funder-state",
        Funder::Msa => "funder-msa",
        Funder::Association => "funder-association",
        Funder::Company => "funder-company",
        Funder::Cafe => "funder-cafe",
        Funder::Other => "funder-other",
    }
}
