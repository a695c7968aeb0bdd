//! A month as people look at it before it leaves: its figures in words with where they come from,
//! the questions that a person answers, what does not work out, and what became of it.

use std::collections::BTreeMap;

use super::network::{ToTell, most_of, text_of};
use super::post::PostState;
use super::{Till, TillError, news};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::money::Cents;
use crate::domain::month::MonthName;
use crate::domain::network::Answer;
use crate::exports::month::{named, problem, shown};
use crate::statement::figures::{Figure, Figures, Key};
use crate::statement::registry::{Measure, Registry};
use crate::statement::told;
use crate::statement::wire::figures_of;
use crate::words::Words;

pub use crate::statement::telling::Change;
pub use crate::store::SubmissionState;

/// The month, as a sheet.
#[derive(Debug, Clone)]
pub struct MonthSheet {
    /// Which month.
    pub month: MonthName,
    /// The present one, which is the last that can be looked at.
    pub now: MonthName,
    /// Its figures, in groups.
    pub groups: Vec<SheetGroup>,
    /// What is worth a glance: what each is, added up over its kinds, and how much.
    pub headline: Vec<(String, String)>,
    /// What a person is asked.
    pub questions: Vec<MonthQuestion>,
    /// What does not work out, in sentences.
    pub problems: Vec<String>,
    /// Whether it tells the month for good.
    pub is_final: bool,
    /// Whether it may leave at all.
    pub may_be_sealed: bool,
    /// Whether it says anything that was not sealed before.
    pub change: Change,
    /// The café's name at head office, once it has joined.
    pub joined: Option<String>,
    /// Other months that are to be told.
    pub to_tell: Vec<ToTell>,
    /// How many sealed statements wait.
    pub waiting: usize,
    /// What was sealed of this month, newest last.
    pub sealed: Vec<SealedRow>,
    /// The newest month that arrived.
    pub last_received: Option<MonthName>,
    /// The very bytes that would leave, before they are sealed.
    pub bytes: String,
    /// What head office has for its cafés.
    pub news: news::Board,
    /// How the sending stands; the desk knows.
    pub post: PostState,
}

/// Figures about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetGroup {
    /// What they are about.
    pub label: String,
    /// Each figure: what it is, how much, and where it comes from.
    pub rows: Vec<(String, String, String)>,
}

/// What a person is asked, with the figure that stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthQuestion {
    /// Which of the six it belongs to, from 1.
    pub number: usize,
    /// The indicator.
    pub indicator: String,
    /// Codes by the name of their list.
    pub dimensions: BTreeMap<String, String>,
    /// What is asked, in French.
    pub label: String,
    /// A count, or hundredths of an hour.
    pub value: i64,
    /// What the journal says, which an answer takes the place of.
    pub journal: i64,
    /// Whether it is hours.
    pub hours: bool,
    /// The most that can be answered.
    pub most: i64,
    /// Whether a person gave it.
    pub answered: bool,
    /// Whether it was counted; otherwise it was estimated.
    pub exact: bool,
}

impl MonthQuestion {
    /// The answer that gives this figure.
    pub fn answer(&self, value: i64, exact: bool) -> Answer {
        let (indicator, dimensions) = (self.indicator.clone(), self.dimensions.clone());
        Answer { indicator, dimensions, value, exact }
    }
}

/// A sealed statement of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRow {
    /// Its revision.
    pub revision: u32,
    /// Whether it tells the month for good.
    pub definitive: bool,
    /// What became of it.
    pub state: SubmissionState,
}

/// A question: which of the six, an indicator, and the list of its one dimension with the code that
/// is asked where nothing stands there yet.
type Asked = (usize, &'static str, Option<(&'static str, &'static str)>);

/// The questions in their order.
const ASKED: [Asked; 9] = [
    (1, "animations.nombre", Some(("type", "socioculturelle"))),
    (1, "animations.participants", Some(("type", "socioculturelle"))),
    (2, "partenariats.nouveaux", None),
    (2, "partenariats.actifs_fin_mois", None),
    (3, "solidarite.repas", Some(("financeur", "cafe"))),
    (4, "vie_asso.heures_benevoles", None),
    (5, "vie_asso.adherents_fin_mois", None),
    (6, "ouverture.jours", None),
    (6, "ouverture.heures", None),
];

impl Till {
    /// A month as a sheet: the present one where none is named.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read; [`TillError::Telling`] when a sum goes
    /// beyond its range.
    pub fn month_sheet(
        &mut self,
        at: Moment,
        month: Option<MonthName>,
        words: &Words,
    ) -> Result<MonthSheet, TillError> {
        let now = MonthName::of(BusinessDay::of(at));
        let month = month.unwrap_or(now).min(now);
        self.read_month(month, u32::MAX)?;
        let draft = self.statement_of(at, month)?;
        let registry = Registry::current();
        let groups = told::groups(&draft.document.values, &registry).into_iter();
        let groups = groups.map(|group| SheetGroup {
            label: group.label,
            rows: group
                .rows
                .iter()
                .map(|row| {
                    let answered = draft.noted.iter().any(|(key, _)| *key == row.key);
                    let answered = answered.then(|| words.say("month-your-answer"));
                    let origin = answered.unwrap_or_else(|| row.origin.clone());
                    (named(row), shown(row, words), origin)
                })
                .collect(),
        });
        let figures = figures_of(&draft.document.values).unwrap_or_default();
        let answers = self.answers(month)?;
        let submissions = self.submissions()?;
        let waits = |state| state == SubmissionState::Waiting;
        let of_month = submissions.iter().filter(|one| one.month == month);
        let arrived = submissions.iter().filter(|one| one.state == SubmissionState::Received);
        let membership = self.membership()?;
        let news = membership.as_ref().map(|membership| self.news(membership)).transpose()?;
        Ok(MonthSheet {
            month,
            now,
            groups: groups.collect(),
            headline: headline(&figures, &registry),
            questions: questions(month, &figures, &draft.noted, &answers),
            problems: draft.breaches.iter().map(|breach| problem(breach, words)).collect(),
            is_final: draft.document.is_final(),
            may_be_sealed: draft.may_be_sealed(),
            change: draft.change,
            joined: membership.map(|membership| membership.enrolled.name),
            to_tell: self.months_to_tell(at)?,
            waiting: submissions.iter().filter(|one| waits(one.state)).count(),
            sealed: of_month
                .map(|one| SealedRow {
                    revision: one.revision,
                    definitive: one.definitive,
                    state: one.state,
                })
                .collect(),
            last_received: arrived.map(|one| one.month).max(),
            bytes: text_of(&draft.document)?,
            news: news.unwrap_or_default(),
            post: PostState::default(),
        })
    }
}

/// A figure as a plain number: a count, cents, or hundredths of an hour.
fn number(figure: Figure) -> i64 {
    match figure {
        Figure::Count(count) => count,
        Figure::Amount(amount) => amount.get(),
    }
}

/// The figures that a café looks at first; those that are nothing are left out.
const HEADLINE: [&str; 12] = [
    "ventes.cafes_servis",
    "ventes.tickets",
    "ventes.ttc",
    "services.passages",
    "animations.nombre",
    "animations.participants",
    "solidarite.repas",
    "vie_asso.heures_benevoles",
    "vie_asso.adherents_fin_mois",
    "partenariats.actifs_fin_mois",
    "itinerance.soirees",
    "itinerance.participants",
];

fn headline(figures: &Figures, registry: &Registry) -> Vec<(String, String)> {
    let line = |code: &&str| {
        let known = registry.indicator(code)?;
        let of_code = figures.iter().filter(|(key, _)| key.indicator == **code);
        let sum = of_code.map(|(_, figure)| figure).try_fold(None, |sum, figure| {
            Some(Some(match (sum, figure) {
                (None, figure) => figure,
                (Some(Figure::Count(sum)), Figure::Count(one)) => {
                    Figure::Count(sum.checked_add(one)?)
                }
                (Some(Figure::Amount(sum)), Figure::Amount(one)) => {
                    Figure::Amount(sum.plus(one).ok()?)
                }
                _ => return None,
            }))
        });
        let sum = sum??;
        let nothing = matches!(sum, Figure::Count(0) | Figure::Amount(Cents::ZERO));
        (!nothing).then(|| (known.label.clone(), news::measured(sum, known.measure)))
    };
    HEADLINE.iter().filter_map(line).collect()
}

/// What a person is asked: each figure that stands there, and one to begin with where none does.
fn questions(
    month: MonthName,
    figures: &Figures,
    noted: &[(Key, Option<Figure>)],
    answers: &[Answer],
) -> Vec<MonthQuestion> {
    let registry = Registry::current();
    let mut questions = Vec::new();
    for (rank, code, usual) in ASKED {
        let Some(indicator) = registry.indicator(code) else {
            continue;
        };
        let there = figures.iter().filter(|(key, _)| key.indicator == code);
        let mut keys: Vec<Key> = there.map(|(key, _)| key.clone()).collect();
        if keys.is_empty() {
            let plain = Key::plain(code);
            keys.push(usual.map_or(plain.clone(), |(list, code)| plain.with(list, code)));
        }
        for key in keys {
            let found = figures.iter().find(|(known, _)| **known == key).map(|(_, figure)| figure);
            let value = found.map_or(0, number);
            let journal = noted.iter().find(|(known, _)| *known == key);
            let journal = journal.map_or(value, |(_, figure)| figure.map_or(0, number));
            let said = answers.iter().find(|answer| {
                answer.indicator == key.indicator && answer.dimensions == key.dimensions
            });
            let details = key.dimensions.iter().filter_map(|(list, code)| {
                let known = registry.list(list).iter().find(|one| one.code == *code);
                known.map(|one| one.label.clone())
            });
            let names = std::iter::once(indicator.label.clone()).chain(details);
            questions.push(MonthQuestion {
                number: rank,
                label: names.collect::<Vec<_>>().join(" · "),
                value,
                journal,
                hours: indicator.measure == Measure::Hours,
                most: most_of(month, code),
                answered: said.is_some(),
                exact: said.is_none_or(|answer| answer.exact),
                indicator: key.indicator,
                dimensions: key.dimensions,
            });
        }
    }
    questions
}
