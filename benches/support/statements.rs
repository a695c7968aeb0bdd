//! Tills that tell months of 75 figures which balance, for the benches of the hub.

use comptoir::domain::money::Cents;
use comptoir::hub::Hub;
use comptoir::hub::intake::AskError;
use comptoir::hub::units::{Attributes, NewUnit};
use comptoir::journal::record::hex;
use comptoir::journal::seal::hash_of;
use comptoir::keys::SoftwareSigner;
use comptoir::statement::MonthName;
use comptoir::statement::exchange::Enrolment;
use comptoir::statement::figures::{Figure, Figures, Key};
use comptoir::statement::registry::Registry;
use comptoir::statement::sealing::Sealed;
use comptoir::statement::wire::{
    Cafe, Consent, Document, Emission, FORMAT, JournalHead, Period, Previous, RunningSums,
    SealedStatement, VERSION, values_of,
};
use uuid::Uuid;

use super::support::Problem;

/// The first month.
pub const FIRST: &str = "2020-01";
/// The rates that sales are told under.
const RATES: [(&str, i64); 5] =
    [("0.0", 0), ("2.1", 21), ("5.5", 55), ("10.0", 100), ("20.0", 200)];

/// A till of the bench, with what it told last.
pub struct Till {
    id: String,
    cafe: String,
    key: SoftwareSigner,
    last: Option<SealedStatement>,
}

/// What went wrong with a question.
pub fn told(error: AskError) -> Problem {
    format!("{error:?}").into()
}

/// Enters a café and enrols its till, as both are entered in life.
///
/// # Errors
/// When the hub refuses.
pub fn till(hub: &Hub, number: u64) -> Result<Till, Problem> {
    let attributes = Attributes {
        since: MonthName::parse(FIRST).ok_or("a month of the bench is none")?,
        model: "associatif".to_owned(),
        commune: "01001".to_owned(),
        support: "exploitation".to_owned(),
    };
    let name = format!("Café {number}");
    let unit = NewUnit { id: None, name, attributes, season: [true; 12] };
    let cafe = hub.add_unit(&unit, "bench")?;
    let pkcs8 = SoftwareSigner::generate().ok_or("no key")?;
    let key = SoftwareSigner::from_pkcs8(&pkcs8).ok_or("no key")?;
    let id = Uuid::now_v7().to_string();
    let enrolment = Enrolment {
        format: Enrolment::FORMAT.to_owned(),
        code: hub.make_code(&cafe, "bench")?.as_str().to_owned(),
        till: id.clone(),
        program: "bench".to_owned(),
        at: "2026-11-04T07:12:05Z".to_owned(),
        synthetic: false,
    };
    hub.enrol(Sealed::seal(enrolment, &key)?.to_bytes()).map_err(told)?;
    Ok(Till { id, cafe, key, last: None })
}

/// 75 figures that balance: sales of thirteen families at five rates, their VAT, five others.
fn figures(seed: u64) -> Result<Figures, Problem> {
    let mut figures = Figures::default();
    let registry = Registry::current();
    let families: Vec<&str> =
        registry.list("famille").iter().take(13).map(|one| one.code.as_str()).collect();
    let mut all = 0;
    for (rank, (rate, thousandths)) in RATES.iter().enumerate() {
        let mut gross = 0;
        for (index, family) in families.iter().enumerate() {
            let cents = 10_000 + ((seed * 31 + (index * 7 + rank) as u64) % 5_000) as i64;
            let key = Key::plain("ventes.ttc").with("famille", family).with("tva", rate);
            figures.add(key, Figure::Amount(Cents::new(cents)))?;
            gross += cents;
        }
        let vat = (gross * thousandths + (1_000 + thousandths) / 2) / (1_000 + thousandths);
        let key = Key::plain("tva.montant").with("tva", rate);
        figures.add(key, Figure::Amount(Cents::new(vat)))?;
        all += gross;
    }
    let paid = |mode| Key::plain("paiements.ttc").with("mode", mode);
    figures.add(paid("especes"), Figure::Amount(Cents::new(all / 2)))?;
    figures.add(paid("carte"), Figure::Amount(Cents::new(all - all / 2)))?;
    figures.add(Key::plain("ventes.tickets"), Figure::Count(2_000))?;
    figures.add(Key::plain("ventes.cafes_servis"), Figure::Count(900))?;
    figures.add(Key::plain("vie_asso.adherents_fin_mois"), Figure::Count(164))?;
    Ok(figures)
}

impl Till {
    /// The till's next month, sealed.
    ///
    /// # Errors
    /// When it can't be told.
    pub fn tell(&mut self, month: MonthName, seed: u64) -> Result<SealedStatement, Problem> {
        let sealed = Sealed::seal(document(self, month, seed)?, &self.key)?;
        self.last = Some(sealed.clone());
        Ok(sealed)
    }
}

fn document(till: &Till, month: MonthName, seed: u64) -> Result<Document, Problem> {
    let figures = figures(seed)?;
    let sold = figures.amount("ventes.ttc")?;
    let before = till.last.as_ref();
    let sums = before.map(|before| &before.paper.running);
    let sales = match sums {
        Some(sums) => sold.plus(comptoir::statement::wire::euros(&sums.sales).ok_or("no sum")?)?,
        None => sold,
    };
    Ok(Document {
        format: FORMAT.to_owned(),
        version: VERSION.to_owned(),
        registry: Registry::current().version,
        synthetic: false,
        cafe: Cafe {
            id: Some(till.cafe.clone()),
            model: Some("associatif".to_owned()),
            commune: Some("01001".to_owned()),
            siret: None,
            rna: None,
        },
        period: Period {
            month: month.to_string(),
            zone: "Europe/Paris".to_owned(),
            closing: "definitive".to_owned(),
            days: 22,
            expected: 22,
            present: 22,
        },
        revision: 1,
        reason: None,
        replaces: None,
        previous: before.map(|before| Previous {
            month: before.paper.period.month.clone(),
            revision: 1,
            sha256: before.seal.sha256.clone(),
        }),
        emission: Emission {
            at: format!("{}-02T07:12:05Z", month.after()),
            till: till.id.clone(),
            program: "bench".to_owned(),
        },
        journal: JournalHead {
            epoch: 1,
            seq: seed,
            head: hex(&hash_of(&seed.to_be_bytes())),
            fingerprint: String::new(),
        },
        running: RunningSums {
            since: FIRST.to_owned(),
            sales: sales.to_string(),
            coffees: sums.map_or(0, |sums| sums.coffees) + 900,
        },
        consent: Consent::default(),
        values: values_of(&figures),
    })
}
