//! How the members look.

use iced::widget::{Column, Row, column, container, row};
use iced::{Element, Length};

use super::super::parts::{asked, empty, heading, pages, rest, title};
use super::{MembersPart, Message, Shown, Told};
use crate::domain::catalog::Product;
use crate::domain::id::CustomerId;
use crate::domain::membership::{Term, Terms};
use crate::screens::bridge::{MemberBook, MembershipRow, NewMembership};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, Tint};
use crate::screens::widget::{
    CHOICE_ROW, ChoiceRow, Notice, Tile, Tone, act, label, stepper, toggle, told_row,
};
use crate::words::format;

/// From how many days before its end a membership is shown to end soon.
const SOON_DAYS: i64 = 30;

/// The key of a term's word.
fn term_key(term: Term) -> &'static str {
    match term {
        Term::RollingYear => "term-rolling-year",
        Term::CalendarYear => "term-calendar-year",
        Term::SeptemberSeason => "term-september-season",
        Term::Day => "term-day",
    }
}

/// What is sold as a membership, by name.
fn kinds<'a>(scene: Scene<'a>) -> Vec<(&'a Product, Terms)> {
    let catalog = &scene.situation.catalog;
    let all = scene.situation.memberships.iter();
    let mut kinds: Vec<(&Product, Terms)> =
        all.filter_map(|(id, terms)| Some((catalog.product(*id)?, *terms))).collect();
    kinds.sort_by(|one, other| one.0.name.cmp(&other.0.name));
    kinds
}

impl MembersPart {
    /// This part of the screen.
    pub(in super::super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let typing = |typing: &'a _, title: &str, hint: &str| {
            let words = start::TypingWords { title: scene.say(title), hint: scene.say(hint) };
            start::typing_view(
                scene.look,
                scene.words,
                typing,
                words,
                Some(Message::Back),
                Message::Type,
            )
        };
        match (&self.shown, &self.book) {
            (_, None) => empty(scene, "members-loading"),
            (Shown::Everyone, Some(book)) => self.everyone(book, scene),
            (Shown::Adding(text), _) => typing(text, "members-add-title", "customers-add-hint"),
            (Shown::Naming(text), _) => typing(text, "members-kind-name", "members-kind-hint"),
            (Shown::One(id, rows), Some(book)) => self.one(*id, rows, book, scene),
            (Shown::Kinds, _) => self.kinds(scene),
            (Shown::Kind(kind), _) => self.kind(kind, scene),
        }
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told? {
            Told::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Told::Written => (Tone::Done, scene.say("members-written")),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    fn told_height(&self, scene: Scene<'_>) -> f32 {
        if self.told.is_some() { scene.look.room.key() + GAP_12 } else { 0.0 }
    }

    fn everyone<'a>(&'a self, book: &'a MemberBook, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let count = scene.words.tell("members-count", &[("count", book.members.into())]);
        let (head, head_height) = title(scene, "members-title", count);
        let today = scene.situation.today;
        let names: Vec<Tile<'a>> = book
            .people
            .iter()
            .map(|one| {
                let (key, tint) = match one.until {
                    None => ("members-none", Tint::Sand),
                    Some(until) if until < today => ("members-expired", Tint::of_rank(3)),
                    Some(until) if (until.date() - today.date()).num_days() <= SOON_DAYS => {
                        ("members-soon", Tint::of_rank(4))
                    }
                    Some(_) => ("members-until", Tint::of_rank(2)),
                };
                let day = one.until.map_or_else(String::new, |day| format::numeric(day.date()));
                Tile {
                    name: one.name.as_str().into(),
                    price: scene.words.tell(key, &[("day", day.into())]).into(),
                    remark: None,
                    tint,
                    sold_out: false,
                }
            })
            .collect();
        let mut acts = row![
            act(look, scene.say("members-add")).icon(Icon::Plus).on_press(Message::Add),
            act(look, scene.say("members-kinds")).icon(Icon::Settings).on_press(Message::Kinds),
        ]
        .spacing(GAP_8);
        // Who comes for a day needs no name: one touch rings it up.
        for (product, terms) in kinds(scene) {
            if terms.term == Term::Day {
                let word = act(look, product.name.as_str()).icon(Icon::Ticket).kind(Control::Main);
                acts = acts.push(word.on_press(Message::Ring(product.id)));
            }
        }
        let taken = 2.0 * GAP_16 + head_height + key + GAP_12 + self.told_height(scene);
        let height = scene.area.height - taken;
        let body: Element<'a, Message> = if names.is_empty() {
            empty(scene, "members-empty")
        } else {
            pages(scene, height, self.page, names, Message::Touch, Message::Page)
        };
        let content = column![].extend(head).spacing(GAP_12).padding(GAP_16);
        content.extend(self.told(scene)).push(body).push(acts).into()
    }

    fn one<'a>(
        &'a self,
        id: CustomerId,
        rows: &'a [MembershipRow],
        book: &'a MemberBook,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let name = book.people.iter().find(|one| one.id == id);
        let name = name.map_or_else(|| scene.say("members-new"), |one| one.name.to_string());
        let mut content = column![heading(scene, name, Message::Back)];
        content = content.extend(self.told(scene)).spacing(GAP_12).padding(GAP_16);
        let sold = kinds(scene).into_iter().filter(|(_, terms)| terms.term.needs_name());
        let keys: Vec<Element<'a, Message>> = sold
            .map(|(product, _)| {
                let word = format!("{} · {}", product.name, format::money(product.price));
                let key = act(look, word).icon(Icon::Ticket).kind(Control::Main);
                key.on_press(Message::Ring(product.id)).into()
            })
            .collect();
        if keys.is_empty() {
            let hint = label(scene.say("members-no-kind")).size(BODY).lines(3);
            content = content.push(hint.width(Length::Fill));
        }
        let room = scene.area.height - 3.0 * (look.room.key() + GAP_12) - 2.0 * GAP_16;
        let shown = ((room / (CHOICE_ROW + GAP_8)) as usize).max(1);
        let mut lines = Column::new().spacing(GAP_8);
        for row in rows.iter().take(shown) {
            lines = lines.push(self.line(row, scene));
        }
        if rows.is_empty() {
            content = content.push(empty(scene, "members-never"));
        } else {
            content = content.push(container(lines).height(Length::Fill));
        }
        content.push(Row::with_children(keys).spacing(GAP_8)).into()
    }

    /// A membership of someone's; one that was taken over by mistake can be ended.
    fn line<'a>(&'a self, row: &'a MembershipRow, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let one = &row.membership;
        let catalog = &scene.situation.catalog;
        let name = catalog.product(one.product).map(|product| product.name.to_string());
        let values = [
            ("start", format::numeric(one.start.date()).into()),
            ("end", format::numeric(one.end.date()).into()),
        ];
        let remark = match (row.ended, row.receipt) {
            (true, _) => scene.say("members-ended"),
            (false, Some(number)) => {
                scene.words.tell("members-ticket", &[("number", number.to_string().into())])
            }
            (false, None) => scene.say("members-taken-over"),
        };
        let line = ChoiceRow {
            mark: "".into(),
            title: name.unwrap_or_default().into(),
            detail: scene.words.tell("members-span", &values).into(),
            remark: remark.into(),
            chosen: false,
        };
        if row.ended || one.ticket.is_some() {
            return told_row(look, line);
        }
        let end = act(look, scene.say("members-end")).icon(Icon::X).width(200.0);
        row![told_row(look, line), end.on_press(Message::End(one.id))]
            .spacing(GAP_8)
            .align_y(iced::Alignment::Center)
            .into()
    }

    fn kinds<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let head = heading(scene, scene.say("members-kinds"), Message::Back);
        let mut content = column![head].spacing(GAP_12).padding(GAP_16);
        content = content.extend(self.told(scene));
        let all = kinds(scene);
        if all.is_empty() {
            content = content.push(empty(scene, "members-no-kind"));
        } else {
            let room = scene.area.height - 2.0 * (look.room.key() + GAP_12) - 2.0 * GAP_16;
            let shown = ((room / (CHOICE_ROW + GAP_8)) as usize).max(1);
            let mut lines = Column::new().spacing(GAP_8);
            for (product, terms) in all.into_iter().take(shown) {
                let key = match product.free_price {
                    true => "members-price-free",
                    false => "members-price-fixed",
                };
                let values = [
                    ("price", format::money(product.price).into()),
                    ("floor", format::money(terms.floor).into()),
                ];
                let line = ChoiceRow {
                    mark: "".into(),
                    title: product.name.as_str().into(),
                    detail: scene.words.tell(key, &values).into(),
                    remark: scene.say(term_key(terms.term)).into(),
                    chosen: false,
                };
                let end = act(look, scene.say("members-no-more")).icon(Icon::X).width(200.0);
                let end = end.on_press(Message::NoMore(product.id));
                let line = row![told_row(look, line), end].spacing(GAP_8);
                lines = lines.push(line.align_y(iced::Alignment::Center));
            }
            content = content.push(container(lines).height(Length::Fill));
        }
        let new = act(look, scene.say("members-new-kind")).icon(Icon::Plus).kind(Control::Main);
        content.push(new.on_press(Message::NewKind)).into()
    }

    fn kind<'a>(&'a self, kind: &'a NewMembership, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let terms = Term::ALL.iter().map(|term| scene.say(term_key(*term)).into()).collect();
        let chosen = Term::ALL.iter().position(|term| *term == kind.term).unwrap_or_default();
        let ways = vec![scene.say("members-fixed").into(), scene.say("members-free").into()];
        let suggested = stepper(look, format::money(kind.suggested), Message::Suggested);
        let free = toggle(look, ways, usize::from(kind.free), Message::Free);
        let mut content = column![
            heading(scene, kind.name.as_str(), Message::Back),
            toggle(look, terms, chosen, Message::Term),
            asked(scene, "members-suggested", suggested),
            asked(scene, "members-chosen", free),
        ]
        .spacing(GAP_12)
        .padding(GAP_16);
        if kind.free {
            let floor = stepper(look, format::money(kind.floor), Message::Floor);
            content = content.push(asked(scene, "members-floor", floor));
        }
        let write = act(look, scene.say("members-write")).icon(Icon::Check).kind(Control::Main);
        let write = write.on_press_maybe((!self.under_way).then_some(Message::Write));
        content.extend(self.told(scene)).push(rest()).push(write).into()
    }
}
