//! Producers of the neighbourhood: what was sold of their goods, and the statement of it.

use iced::Element;

use super::{Around, Message as Outer, Wish, parts};
use crate::domain::id::PartnerId;
use crate::domain::partner::{Deal, Partner};
use crate::screens::bridge::ShopBoard;
use crate::screens::scene::Scene;
use crate::words::format;
use parts::Line;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Producers {
    chosen: Option<PartnerId>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A producer was touched.
    Choose(PartnerId),
    /// The statement is made.
    Tell,
}

impl Producers {
    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match (message, self.chosen) {
            (Message::Choose(partner), _) => self.chosen = Some(partner),
            (Message::Tell, Some(partner)) => {
                let made = around
                    .bridge
                    .ask(move |desk| desk.make_statement(partner).map(|(_, slip)| Box::new(slip)));
                return Wish::run(made.map(Outer::Paper));
            }
            (Message::Tell, None) => {}
        }
        Wish::default()
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let told = board.partners.iter().filter_map(|(one, paper)| Some((one, paper.as_ref()?)));
        let lines = told.clone().map(|(partner, paper)| Line {
            title: partner.name.to_string(),
            detail: deal(scene, partner),
            remark: format::money(match partner.deal {
                Deal::Purchase => paper.sums.sold,
                _ => paper.sums.due,
            }),
            chosen: self.chosen == Some(partner.id),
            message: Outer::Producers(Message::Choose(partner.id)),
        });
        let list = parts::listing(scene, None, lines.collect(), page, "grocery-producers-empty");
        let mut told = told;
        let Some((partner, paper)) = told.find(|(one, _)| Some(one.id) == self.chosen) else {
            let title = scene.say("grocery-producers-title");
            let head = parts::Head::Words(title, scene.say("grocery-producers-hint"));
            return parts::two_parts(scene, list, parts::side(scene, head, None, Vec::new()));
        };
        let values = [
            ("until", format::short_day(scene.words, paper.sums.until).into()),
            ("sold", format::money(paper.sums.sold).into()),
            ("commission", format::money(paper.sums.commission).into()),
            ("due", format::money(paper.sums.due).into()),
        ];
        let sums = scene.words.tell("grocery-told", &values);
        let head = parts::heading(scene, partner.name.to_string(), sums);
        let left = paper.lines.iter().take(8).map(|line| {
            let left =
                line.left.map_or_else(String::new, |left| format::amount_of(left, line.unit));
            let values = [
                ("name", line.name.as_str().into()),
                ("sold", format::amount_of(line.sold, line.unit).into()),
                ("left", left.into()),
            ];
            let sentence = scene.words.tell("grocery-told-line", &values);
            crate::screens::widget::label(sentence).size(crate::screens::theme::BODY).into()
        });
        let lines: Vec<Element<'a, Outer>> = left.collect();
        let head = iced::widget::column![head, iced::widget::Column::with_children(lines)]
            .spacing(crate::screens::theme::GAP_12);
        let head = parts::Head::Other(head.into());
        let some = !paper.sums.sold.is_zero();
        let tell = some.then_some(Outer::Producers(Message::Tell));
        let keys = vec![parts::main_key(scene, scene.say("grocery-tell"), tell)];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }
}

/// How the café deals with a producer.
fn deal(scene: Scene<'_>, partner: &Partner) -> String {
    let rate = format::percent(partner.commission);
    match partner.deal {
        Deal::Purchase => scene.say("grocery-deal-purchase"),
        Deal::Consignment => scene.words.tell("grocery-deal-consignment", &[("rate", rate.into())]),
        Deal::Mandate => scene.words.tell("grocery-deal-mandate", &[("rate", rate.into())]),
    }
}
