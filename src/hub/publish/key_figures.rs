//! The figures of the network's page of key figures: each with what it is made of, how many cafés
//! it rests on, and where its method stands. Same groups, order and words as the page in print.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::members::MemberMonth;
use super::series::Manual;
use super::{Coverage, Network};
use crate::domain::commune;

/// How much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// So many.
    Count(i64),
    /// So many at least.
    AtLeast(i64),
    /// Euros, in cents.
    Euros(i64),
    /// Tonnes, to one decimal.
    Tonnes(Decimal),
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The cafés' statements.
    Statements(Coverage),
    /// Head office's list of communes and cafés.
    List,
    /// Head office, which says where it has it from; nothing while it has not said.
    HeadOffice(Option<Manual>),
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// Its code: of its words, and of its place on the method page.
    pub code: &'static str,
    /// How much; nothing while nobody has said.
    pub amount: Option<Amount>,
    /// Where it comes from.
    pub origin: Origin,
    /// How much of it is an estimate, in whole percent.
    pub estimated: i64,
    /// Whether it is one of the travelling cafés alone.
    pub of_vans: bool,
}

/// The figures in their groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigures {
    /// Communes: all, then by what the network does for them.
    pub communes: Vec<KeyFigure>,
    /// The four groups, by their codes.
    pub groups: Vec<(&'static str, Vec<KeyFigure>)>,
    /// The travelling cafés.
    pub travelling: Vec<KeyFigure>,
}

/// Activities that count elsewhere: people who meet before there is a café.
const MEETINGS: &str = "reunion_publique";

impl KeyFigures {
    /// The figures of what was read.
    pub fn of(network: &Network) -> Self {
        let all = Source { network, coverage: network.coverage(|_| true) };
        let vans = Source { network, coverage: network.coverage(MemberMonth::travels) };
        let groups = vec![
            ("site-group-citizens", citizens(network)),
            ("site-group-network", activities(&all)),
            ("site-group-economy", economy(&all)),
            ("site-group-impact", vec![tonnes(&all)]),
        ];
        Self { communes: communes(network), groups, travelling: travelling(&vans) }
    }

    /// Every figure.
    pub fn all(&self) -> impl Iterator<Item = &KeyFigure> {
        let groups = self.groups.iter().flat_map(|(_, figures)| figures);
        self.communes.iter().chain(groups).chain(&self.travelling)
    }
}

/// Statements of some of the cafés.
struct Source<'a> {
    network: &'a Network,
    coverage: Coverage,
}

impl Source<'_> {
    fn told(&self, code: &'static str, amount: Amount) -> KeyFigure {
        let origin = Origin::Statements(self.coverage);
        let amount = Some(amount).filter(|_| self.coverage.statements.0 > 0);
        KeyFigure { code, amount, origin, estimated: 0, of_vans: false }
    }

    fn sum(&self, code: &'static str, indicator: &str) -> KeyFigure {
        self.told(code, Amount::Count(self.network.sum(indicator, |_| true)))
    }

    /// How much of an indicator's sum is an estimate, in whole percent.
    fn estimated(&self, indicator: &str) -> i64 {
        let sum = self.network.sum(indicator, |_| true);
        let part: i64 = self.network.figures.iter().map(|month| month.estimated(indicator)).sum();
        (part * 100).checked_div(sum).unwrap_or(0)
    }
}

/// The communes of the network as it stands today, by the codes of today: each is one, whatever the
/// network does there.
fn communes(network: &Network) -> Vec<KeyFigure> {
    let now = network.current;
    let supported = |support: &str| -> BTreeSet<&str> {
        let cafes = network.members.iter().filter(|one| one.support == support);
        let open = cafes.filter(|one| {
            one.unit.opened <= now && one.unit.closed.is_none_or(|closed| closed >= now)
        });
        open.filter_map(|one| one.commune.map(|commune| commune.code)).collect()
    };
    let (opened, helped) = (supported("ouverture"), supported("exploitation"));
    // A code that is on no list is a commune all the same.
    let today = |code| commune::find(code).map_or(code, |commune| commune.code);
    let travelling: BTreeSet<&str> = network.programme.iter().map(|code| today(code)).collect();
    let all = opened.iter().chain(&helped).chain(&travelling).collect::<BTreeSet<_>>().len();
    let figure = |code, count| KeyFigure {
        code,
        amount: Some(Amount::Count(i64::try_from(count).unwrap_or(i64::MAX))),
        origin: Origin::List,
        estimated: 0,
        of_vans: false,
    };
    vec![
        figure("site-communes", all),
        figure("site-communes-opened", opened.len()),
        figure("site-communes-supported", helped.len()),
        figure("site-communes-travelling", travelling.len()),
    ]
}

fn citizens(network: &Network) -> Vec<KeyFigure> {
    vec![
        manual(network, "site-meetings", "reunions"),
        manual(network, "site-questionnaires", "questionnaires"),
    ]
}

fn manual(network: &Network, code: &'static str, series: &str) -> KeyFigure {
    let told = network.manual.iter().find(|one| one.code == series).cloned();
    let amount = told.as_ref().map(|one| match one.at_least {
        true => Amount::AtLeast(one.value),
        false => Amount::Count(one.value),
    });
    KeyFigure { code, amount, origin: Origin::HeadOffice(told), estimated: 0, of_vans: false }
}

fn is_activity(codes: &BTreeMap<String, String>) -> bool {
    codes.get("type").is_none_or(|kind| kind != MEETINGS)
}

fn activities(all: &Source<'_>) -> Vec<KeyFigure> {
    let network = all.network;
    let held = network.sum("animations.nombre", is_activity)
        + network.sum("itinerance.animations", |_| true);
    let tours = network.sum("animations.participants", |codes| {
        codes.get("type").is_some_and(|kind| kind == "tournee_culturelle")
    });
    vec![
        all.sum("site-across-ages", "animations.intergenerationnelles"),
        all.told("site-activities", Amount::Count(held)),
        all.sum("site-meals", "solidarite.repas"),
        all.told("site-tours", Amount::Count(tours)),
    ]
}

fn economy(all: &Source<'_>) -> Vec<KeyFigure> {
    vec![
        all.sum("site-coffees", "ventes.cafes_servis"),
        all.sum("site-partnerships", "partenariats.nouveaux"),
        manual(all.network, "site-candidates", "candidats"),
    ]
}

fn tonnes(all: &Source<'_>) -> KeyFigure {
    let spared = all.network.impacts.first();
    let kilograms = spared.map_or(Decimal::ZERO, |(_, impact)| impact.kilograms);
    let tonnes = (kilograms / Decimal::ONE_THOUSAND).round_dp(1);
    all.told("site-tonnes", Amount::Tonnes(tonnes))
}

fn travelling(vans: &Source<'_>) -> Vec<KeyFigure> {
    let network = vans.network;
    let distinct = |code, indicator| {
        let count = network.distinct(indicator);
        vans.told(code, Amount::Count(i64::try_from(count).unwrap_or(i64::MAX)))
    };
    let guests = vans.sum("site-guests", "itinerance.participants");
    let guests = KeyFigure { estimated: vans.estimated("itinerance.participants"), ..guests };
    let cents = network.sum("itinerance.retombees_eur", |_| true);
    let spending = vans.told("site-spending", Amount::Euros(cents));
    let spending = KeyFigure { estimated: vans.estimated("itinerance.retombees_eur"), ..spending };
    let figures = vec![
        vans.sum("site-evenings", "itinerance.soirees"),
        distinct("site-evening-communes", "itinerance.communes_cles"),
        vans.sum("site-evening-activities", "itinerance.animations"),
        guests,
        spending,
        distinct("site-associations", "itinerance.associations_cles"),
        vans.sum("site-concerts", "itinerance.concerts"),
    ];
    figures.into_iter().map(|figure| KeyFigure { of_vans: true, ..figure }).collect()
}
