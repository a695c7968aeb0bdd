//! The rules of a whole statement, by what is known of the ones before it.

use super::{Breach, COMMUNES, MAX_FIGURE, breaches};
use crate::domain::money::{AmountError, Cents};
use crate::statement::MonthName;
use crate::statement::figures::{Figures, Key};
use crate::statement::registry::Registry;
use crate::statement::wire::{Document, RunningSums, euros, figures_of};

/// What begins the name of every figure of an evening.
const EVENINGS: &str = "itinerance.";

/// A statement that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its revision.
    pub revision: u32,
    /// Its hash, in hexadecimal.
    pub sha256: String,
    /// Its running sums.
    pub running: RunningSums,
}

/// What is known of a till when one of its statements is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The newest statement of the same month.
    pub same: Option<Told>,
    /// The newest statement of the month before.
    pub before: Option<Told>,
    /// The month in which we are, in the café's time zone.
    pub now: MonthName,
    /// The month in which the café opened.
    pub opened: Option<MonthName>,
    /// Whether what is told here is made up.
    pub synthetic: bool,
}

/// Every rule that a statement does not keep. Whether its seal is good is not asked here.
///
/// # Errors
/// [`AmountError`] when a sum goes beyond its range.
pub fn check(
    document: &Document,
    known: &Known,
    registry: &Registry,
) -> Result<Vec<Breach>, AmountError> {
    let Some(figures) = figures_of(&document.values) else {
        return Ok(vec![Breach::NoFigure]);
    };
    let mut found = breaches(&figures, registry)?;
    if !is_within(&document.running) {
        found.push(Breach::OutOfRange("cumuls".to_owned()));
    }
    if found.iter().any(|breach| matches!(breach, Breach::OutOfRange(_))) {
        return Ok(found);
    }
    let period = &document.period;
    if document.is_final() && period.present != period.expected {
        let (opened, closed) = (period.expected as usize, period.present as usize);
        found.push(Breach::NotClosed { opened, closed });
    }
    history(document, &figures, known, &mut found)?;
    found.extend(listed(document, registry));
    if document.synthetic != known.synthetic {
        found.push(Breach::Synthetic);
    }
    let nowhere = figures.iter().map(|(key, _)| key).chain(figures.keys().map(|(key, _)| key));
    let nowhere = nowhere.filter(|key| is_nowhere(key));
    found.extend(nowhere.map(|key| Breach::NoCommune(key.indicator.clone())));
    Ok(found)
}

/// R4, R6, R7 and R8: how a statement follows the ones before it.
fn history(
    document: &Document,
    figures: &Figures,
    known: &Known,
    found: &mut Vec<Breach>,
) -> Result<(), AmountError> {
    let expected = known.same.as_ref().map_or(1, |told| told.revision.saturating_add(1));
    let last = known.same.as_ref().map(|told| format!("sha256:{}", told.sha256));
    if document.revision != expected || document.replaces != last {
        found.push(Breach::Revision { expected });
    }
    let follows = document.previous.as_ref().map(|previous| previous.sha256.as_str());
    if known.before.is_some() && known.before.as_ref().map(|told| told.sha256.as_str()) != follows {
        found.push(Breach::Previous);
    }
    if let Some(before) = &known.before
        && !runs_on(&document.running, &before.running, figures)?
    {
        found.push(Breach::Running);
    }
    let month = MonthName::parse(&document.period.month);
    let within = month.is_some_and(|month| {
        month <= known.now && known.opened.is_none_or(|opened| month >= opened)
    });
    if !within {
        found.push(Breach::Month);
    }
    Ok(())
}

/// R9 of running sums: the next month's rest on them. What is no amount is R4's.
fn is_within(running: &RunningSums) -> bool {
    let sales = euros(&running.sales).is_none_or(|sum| sum.get().unsigned_abs() <= MAX_FIGURE);
    sales && running.coffees.unsigned_abs() <= MAX_FIGURE
}

/// R4: whether sums are those of before with this month's.
fn runs_on(
    running: &RunningSums,
    before: &RunningSums,
    figures: &Figures,
) -> Result<bool, AmountError> {
    let (Some(now), Some(then)) = (euros(&running.sales), euros(&before.sales)) else {
        return Ok(false);
    };
    let sold = Cents::sum([then, figures.amount("ventes.ttc")?])?;
    let served = figures.count(&Key::plain("ventes.cafes_servis"));
    let coffees = before.coffees.checked_add(served).ok_or(AmountError::Overflow)?;
    Ok(sold == now && coffees == running.coffees && running.since == before.since)
}

/// R10 of what stands around the figures: codes that are on their lists.
fn listed(document: &Document, registry: &Registry) -> Option<Breach> {
    let on = |list: &str, code: &Option<String>| {
        code.as_ref().is_none_or(|code| registry.has(list, code))
    };
    let fields = [
        ("modele", on("modele", &document.cafe.model)),
        ("commune", on("commune", &document.cafe.commune)),
        ("motif_revision", on("motif", &document.reason)),
        ("motif_revision", document.reason.is_some() == (document.revision > 1)),
        ("cloture", matches!(document.period.closing.as_str(), "definitive" | "provisoire")),
    ];
    let (name, _) = fields.into_iter().find(|(_, sound)| !sound)?;
    Some(Breach::Unknown(name.to_owned()))
}

/// R12: whether a figure of an evening does not say where.
fn is_nowhere(key: &Key) -> bool {
    key.indicator.starts_with(EVENINGS)
        && key.indicator != COMMUNES
        && !key.dimensions.contains_key("commune")
}

#[cfg(test)]
mod tests {
    use super::super::Severity;
    use super::*;
    use crate::statement::figures::Figure;
    use crate::statement::wire::{
        Cafe, Consent, Emission, FORMAT, JournalHead, Period, Previous, VERSION, values_of,
    };

    const MONTH: &str = "2026-10";

    fn figures(sold: i64, coffees: i64) -> Figures {
        let mut figures = Figures::default();
        let sales = Key::plain("ventes.ttc").with("famille", "services").with("tva", "0.0");
        figures.add(sales, Figure::Amount(Cents::new(sold))).expect("in range");
        let paid = Key::plain("paiements.ttc").with("mode", "especes");
        figures.add(paid, Figure::Amount(Cents::new(sold))).expect("in range");
        let served = Key::plain("ventes.cafes_servis");
        figures.add(served, Figure::Count(coffees)).expect("in range");
        figures
    }

    fn running(sales: &str, coffees: i64) -> RunningSums {
        RunningSums { since: "2026-09".to_owned(), sales: sales.to_owned(), coffees }
    }

    fn document() -> Document {
        Document {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            registry: "2026.1".to_owned(),
            synthetic: false,
            cafe: Cafe {
                id: None,
                model: Some("associatif".to_owned()),
                commune: Some("01001".to_owned()),
                siret: None,
                rna: None,
            },
            period: Period {
                month: MONTH.to_owned(),
                zone: "Europe/Paris".to_owned(),
                closing: "definitive".to_owned(),
                days: 22,
                expected: 22,
                present: 22,
            },
            revision: 1,
            reason: None,
            replaces: None,
            previous: Some(Previous {
                month: "2026-09".to_owned(),
                revision: 1,
                sha256: "aa".to_owned(),
            }),
            emission: Emission {
                at: "2026-11-04T07:12:05Z".to_owned(),
                till: "t".to_owned(),
                program: "comptoir/0.1.0".to_owned(),
            },
            journal: JournalHead {
                epoch: 1,
                seq: 9,
                head: "00".to_owned(),
                fingerprint: String::new(),
            },
            running: running("15.00", 30),
            consent: Consent::default(),
            values: values_of(&figures(500, 10)),
        }
    }

    fn known() -> Known {
        Known {
            same: None,
            before: Some(Told {
                revision: 1,
                sha256: "aa".to_owned(),
                running: running("10.00", 20),
            }),
            now: MonthName::parse("2026-11").expect("a month"),
            opened: MonthName::parse("2026-09"),
            synthetic: false,
        }
    }

    /// The rules that the statement breaks once it was changed.
    fn broken(change: impl FnOnce(&mut Document, &mut Known)) -> Vec<&'static str> {
        let (mut document, mut known) = (document(), known());
        change(&mut document, &mut known);
        let found = check(&document, &known, &Registry::current()).expect("in range");
        found.iter().map(Breach::rule).collect()
    }

    #[test]
    fn a_sound_statement_breaks_no_rule() {
        assert!(broken(|_, _| {}).is_empty());
        let first = broken(|document, known| {
            (known.before, document.previous) = (None, None);
        });
        assert!(first.is_empty(), "the first month follows none: {first:?}");
    }

    #[test]
    fn sums_run_on_from_month_to_month() {
        for sums in [running("15.01", 30), running("15.00", 31), running("x", 30)] {
            assert_eq!(broken(|document, _| document.running = sums), ["R4"]);
        }
    }

    #[test]
    fn a_revision_follows_the_last_one() {
        let told = || Told { revision: 1, sha256: "bb".to_owned(), running: running("0.00", 0) };
        assert_eq!(broken(|_, known| known.same = Some(told())), ["R6"]);
        assert_eq!(broken(|document, _| document.replaces = Some("sha256:bb".to_owned())), ["R6"]);
        let second = |document: &mut Document, known: &mut Known| {
            known.same = Some(told());
            document.revision = 2;
            document.replaces = Some("sha256:bb".to_owned());
            document.reason = Some("Z_TARDIF".to_owned());
        };
        assert!(broken(second).is_empty());
        let skipped = broken(|document, known| {
            second(document, known);
            document.revision = 3;
        });
        assert_eq!(skipped, ["R6"]);
        let without_reason = broken(|document, known| {
            second(document, known);
            document.reason = None;
        });
        assert_eq!(without_reason, ["R10"]);
    }

    #[test]
    fn another_month_before_is_odd_and_no_reason_to_refuse() {
        let other = |document: &mut Document, _: &mut Known| {
            document.previous.as_mut().expect("there").sha256 = "cc".to_owned();
        };
        assert_eq!(broken(other), ["R7"]);
        assert_eq!(broken(|document, _| document.previous = None), ["R7"]);
        assert_eq!(Breach::Previous.severity(true), Severity::Odd);
    }

    #[test]
    fn a_month_lies_between_the_opening_and_now() {
        assert_eq!(broken(|_, known| known.opened = MonthName::parse("2026-11")), ["R8"]);
        let early = broken(|_, known| known.now = MonthName::parse(MONTH).expect("m").before());
        assert_eq!(early, ["R8"]);
        assert_eq!(broken(|document, _| document.period.month = "2026-1".to_owned()), ["R8"]);
    }

    #[test]
    fn a_stock_is_not_below_zero_and_a_figure_stands_once() {
        let stock = Key::plain("vie_asso.adherents_fin_mois");
        let mut figures = figures(500, 10);
        figures.add(stock, Figure::Count(-1)).expect("in range");
        assert_eq!(broken(|document, _| document.values = values_of(&figures)), ["R9"]);
        let twice = |document: &mut Document, _: &mut Known| {
            document.values.push(document.values[0].clone());
        };
        assert_eq!(broken(twice), ["R5"]);
    }

    #[test]
    fn running_sums_stay_within_what_a_cafe_can_have() {
        for sums in [running("10000000000.01", 30), running("15.00", i64::MIN)] {
            assert_eq!(broken(|document, _| document.running = sums), ["R9"]);
        }
    }

    #[test]
    fn made_up_and_real_do_not_mix() {
        assert_eq!(broken(|document, _| document.synthetic = true), ["R11"]);
        assert_eq!(broken(|_, known| known.synthetic = true), ["R11"]);
    }

    #[test]
    fn an_evening_says_where_it_was() {
        let with = |key: Key| {
            let mut figures = figures(500, 10);
            figures.add(key, Figure::Count(1)).expect("in range");
            broken(|document, _| document.values = values_of(&figures))
        };
        let evenings = Key::plain("itinerance.soirees");
        assert_eq!(with(evenings.clone()), ["R10", "R12"]);
        assert_eq!(with(evenings.clone().with("commune", "Ambléon")), ["R10"]);
        assert!(with(evenings.with("commune", "52448")).is_empty());
        let mut figures = figures(500, 10);
        figures.list(Key::plain("itinerance.communes_cles"), "52448".to_owned());
        assert!(broken(|document, _| document.values = values_of(&figures)).is_empty());
    }

    #[test]
    fn only_a_final_month_must_be_closed() {
        assert_eq!(broken(|document, _| document.period.present = 21), ["R3"]);
        let provisional = broken(|document, _| {
            document.period.present = 21;
            document.period.closing = "provisoire".to_owned();
        });
        assert!(provisional.is_empty());
        let breach = Breach::Unbalanced(Cents::new(1));
        assert_eq!(breach.severity(true), Severity::Refused);
        assert_eq!(breach.severity(false), Severity::Odd);
    }

    #[test]
    fn codes_around_the_figures_are_on_their_lists() {
        assert_eq!(broken(|document, _| document.cafe.model = Some("bar".to_owned())), ["R10"]);
        assert_eq!(broken(|document, _| document.cafe.commune = Some("1".to_owned())), ["R10"]);
        assert_eq!(broken(|document, _| document.period.closing = "x".to_owned()), ["R10"]);
    }
}
