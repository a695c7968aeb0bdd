//! Someone's page: what is owed and since when, what is prepaid, what waits, and what can be done.

use iced::widget::{Column, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Asked, Customers, Message};
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::screens::bridge::{CustomerFile, Moved, Movement};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, GAP_24, TITLE};
use crate::screens::widget::{Figure, Notice, Tone, act, figure, label};
use crate::words::format;

/// The most letters of a name that a key has room for.
const NAME_ON_KEY: usize = 12;

impl Customers {
    /// Someone's page.
    pub(super) fn file<'a>(
        &'a self,
        file: &'a CustomerFile,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let told = self.told(file, scene);
        let acts = self.acts(file, scene);
        if scene.look.room.is_portrait() {
            column![container(told).height(Length::Fill), acts]
                .spacing(GAP_16)
                .padding(GAP_16)
                .into()
        } else {
            let told = container(told).width(Length::FillPortion(9));
            let acts = container(acts).width(Length::FillPortion(5)).height(Length::Fill);
            row![told, acts].spacing(GAP_16).padding(GAP_16).into()
        }
    }

    fn told<'a>(&'a self, file: &'a CustomerFile, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let low = look.room.is_low();
        let quiet = look.palette.quiet;
        let standing = &file.standing;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).width(160.0);
        let head = row![
            label(file.name.as_str()).size(TITLE).bold().width(Length::Fill),
            back.on_press_maybe((!self.under_way).then_some(Message::Back)),
        ]
        .spacing(GAP_16)
        .align_y(Alignment::Center);
        let mut content = column![head].spacing(GAP_12);
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        let debt = scene.say("customer-debt");
        let prepaid = scene.say("customer-prepaid");
        content = content.push(
            row![
                figure(look, Figure::Total, debt, format::money(standing.debt)),
                figure(look, Figure::Total, prepaid, format::money(standing.prepaid)),
            ]
            .spacing(GAP_8),
        );
        let line = |text: String| label(text).size(BODY).lines(2).width(Length::Fill);
        let limit = [("limit", format::short_money(standing.limit).into())];
        content = content.push(line(scene.words.tell("customer-limit-is", &limit)));
        if !standing.debt.is_zero() {
            let age = [
                ("fresh", format::money(file.age.fresh).into()),
                ("old", format::money(file.age.old).into()),
                ("older", format::money(file.age.older).into()),
            ];
            content = content.push(line(scene.words.tell("customer-age", &age)));
        }
        if let Some(goods) = ahead(file, scene) {
            let goods = [("goods", goods.into())];
            content = content.push(line(scene.words.tell("customer-ahead", &goods)));
        }
        let waiting = [
            ("bread", file.reserved.to_string().into()),
            ("parcels", file.parcels.to_string().into()),
        ];
        content = content.push(line(scene.words.tell("customer-waiting", &waiting)));
        if low {
            return content.into();
        }
        content = content.push(label(scene.say("customer-moves")).semibold().color(quiet));
        content.push(moves(file, scene)).into()
    }

    fn acts<'a>(&'a self, file: &'a CustomerFile, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let ready = |message| (!self.under_way).then_some(message);
        if file.standing.closed || self.closing {
            return self.ending(file, scene);
        }
        let mut keys = column![].spacing(GAP_8);
        let owes = !file.standing.debt.is_zero();
        let key = |word: &str, icon| act(look, scene.say(word)).icon(icon);
        keys = keys.push(
            row![
                key("customer-settle", Icon::HandCoins)
                    .on_press_maybe(ready(Message::Ask(Asked::Settle)).filter(|_| owes)),
                key("customer-top-up", Icon::Wallet)
                    .on_press_maybe(ready(Message::Ask(Asked::TopUp))),
            ]
            .spacing(GAP_8),
        );
        let first = file.moves.is_empty() && file.standing.is_empty();
        let opening = ready(Message::Ask(Asked::Opening)).filter(|_| first);
        let empty = file.standing.is_empty();
        keys = keys.push(
            row![
                key("customer-limit", Icon::PencilLine)
                    .on_press_maybe(ready(Message::Ask(Asked::Limit))),
                match opening {
                    Some(opening) => key("customer-opening", Icon::NotebookPen).on_press(opening),
                    None => key("customer-close", Icon::X)
                        .on_press_maybe(ready(Message::AskClose).filter(|_| empty)),
                },
            ]
            .spacing(GAP_8),
        );
        if first {
            let close = key("customer-close", Icon::X).on_press_maybe(ready(Message::AskClose));
            keys = keys.push(close);
        }
        if !look.room.is_portrait() {
            keys = keys.push(Space::new().height(Length::Fill));
        }
        let name = file.name.as_str();
        let serve = match name.chars().count() <= NAME_ON_KEY {
            true => scene.words.tell("customer-serve", &[("name", name.into())]),
            false => scene.say("customer-serve-them"),
        };
        keys.push(
            act(look, serve)
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(TITLE)
                .height(look.room.key() + GAP_24)
                .on_press_maybe(ready(Message::ForTicket)),
        )
        .into()
    }

    /// The account is to be closed, or was: the question, then what is left to do.
    fn ending<'a>(&'a self, file: &'a CustomerFile, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let name = || [("name", file.name.as_str().into())];
        let ready = |message| (!self.under_way).then_some(message);
        let keys = column![].spacing(GAP_8);
        if file.standing.closed {
            let told = label(scene.words.tell("customer-closed", &name())).size(BODY).lines(5);
            return keys
                .push(told.width(Length::Fill))
                .push(
                    act(look, scene.say("customer-erase"))
                        .kind(Control::Danger)
                        .on_press_maybe(ready(Message::Erase)),
                )
                .into();
        }
        let asked = scene.words.tell("customer-close-question", &name());
        keys.push(label(asked).size(BODY).lines(4).width(Length::Fill))
            .push(act(look, scene.say("keep")).on_press(Message::Keep))
            .push(
                act(look, scene.say("customer-close-do"))
                    .kind(Control::Danger)
                    .on_press_maybe(ready(Message::Close)),
            )
            .into()
    }
}

/// `2 Tradition, 1 Baguette`: what is paid ahead.
fn ahead(file: &CustomerFile, scene: Scene<'_>) -> Option<String> {
    let goods: Vec<String> = file
        .standing
        .ahead
        .iter()
        .filter_map(|(id, thousandths)| {
            let product = scene.situation.catalog.product(*id)?;
            let quantity = Quantity::from_thousandths(*thousandths).ok()?;
            Some(format!("{} {}", format::quantity(quantity, Unit::Piece), product.name))
        })
        .collect();
    (!goods.is_empty()).then(|| goods.join(", "))
}

/// The last moves, newest first.
fn moves<'a>(file: &'a CustomerFile, scene: Scene<'a>) -> Element<'a, Message> {
    let quiet = scene.look.palette.quiet;
    if file.moves.is_empty() {
        return label(scene.say("customer-no-move")).size(BODY).color(quiet).into();
    }
    let lines = file.moves.iter().map(|moved| movement(scene, moved));
    Column::with_children(lines.collect::<Vec<_>>()).spacing(4).into()
}

/// The day and what it was, and by how much the account moved.
fn movement<'a>(scene: Scene<'a>, moved: &Movement) -> Element<'a, Message> {
    let of =
        |key: &str, number: u64| scene.words.tell(key, &[("number", number.to_string().into())]);
    let what = match &moved.what {
        Moved::TakenOver => scene.say("customer-move-taken-over"),
        Moved::Settled(number) => of("customer-move-settled", *number),
        Moved::ToppedUp(number) => of("customer-move-topped-up", *number),
        Moved::Undone(number) => of("customer-move-undone", *number),
        Moved::Ticket(number, names) => {
            let names: Vec<&str> = names.iter().map(Label::as_str).collect();
            format!("{} · {}", of("customer-move-ticket", *number), names.join(", "))
        }
    };
    let day = format::short_day(scene.words, moved.row.day);
    let signed = |key: &str, amount: Cents| {
        let plus = if amount > Cents::ZERO { "+" } else { "" };
        let text = format!("{plus}{}", format::money(amount));
        (!amount.is_zero()).then(|| scene.words.tell(key, &[("amount", text.into())]))
    };
    let amounts = [
        signed("customer-move-debt", moved.row.debt),
        signed("customer-move-prepaid", moved.row.prepaid),
    ];
    let amounts: Vec<String> = amounts.into_iter().flatten().collect();
    row![
        label(format!("{day} · {what}")).size(BODY).width(Length::Fill),
        label(amounts.join(" · ")).size(BODY).semibold(),
    ]
    .spacing(GAP_12)
    .into()
}
