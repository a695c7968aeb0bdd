//! A till as the hub sees it: a key, and months that keep the rules.

use comptoir::domain::money::Cents;
use comptoir::journal::record::hex;
use comptoir::journal::seal::{Fingerprint, Signer, hash_of};
use comptoir::keys::SoftwareSigner;
use comptoir::statement::exchange::{Enrolment, Head, MissingHead, SignedRequest};
use comptoir::statement::figures::{Figure, Figures, Key};
use comptoir::statement::sealing::{Paper, Sealed};
use comptoir::statement::wire::{
    Cafe, Consent, Document, Emission, FORMAT, JournalHead, Period, Previous, RunningSums,
    SealedStatement, VERSION, values_of,
};
use uuid::Uuid;

use crate::ground::month;

pub struct Till {
    pub id: String,
    pub cafe: String,
    pub synthetic: bool,
    key: Vec<u8>,
}

impl Till {
    pub fn new(cafe: &str, synthetic: bool) -> Self {
        let key = SoftwareSigner::generate().expect("a key");
        // Tills spell their identifier without dashes.
        let id = Uuid::now_v7().simple().to_string();
        Self { id, cafe: cafe.to_owned(), synthetic, key }
    }

    /// The same till on a machine with a key of its own.
    pub fn with_new_key(&self) -> Self {
        let key = SoftwareSigner::generate().expect("a key");
        let (id, cafe) = (self.id.clone(), self.cafe.clone());
        Self { id, cafe, key, ..*self }
    }

    /// Another till that has this one's key, as a copied folder has.
    pub fn with_new_id(&self) -> Self {
        let id = Uuid::now_v7().simple().to_string();
        Self { id, cafe: self.cafe.clone(), key: self.key.clone(), ..*self }
    }

    pub fn signer(&self) -> SoftwareSigner {
        SoftwareSigner::from_pkcs8(&self.key).expect("a key")
    }

    pub fn seal<P: Paper>(&self, paper: P) -> Sealed<P> {
        Sealed::seal(paper, &self.signer()).expect("sealed")
    }

    pub fn enrolment(&self, code: &str) -> Vec<u8> {
        let paper = Enrolment {
            format: Enrolment::FORMAT.to_owned(),
            code: code.to_owned(),
            till: self.id.clone(),
            program: "comptoir/0.1.0".to_owned(),
            at: "2026-11-04T07:12:00Z".to_owned(),
            synthetic: self.synthetic,
        };
        self.seal(paper).to_bytes().to_vec()
    }

    /// The head of the journal that has so many entries, said at a time.
    pub fn head(&self, epoch: u32, seq: u64, at: &str) -> Vec<u8> {
        self.head_of(epoch, seq, &head_hash(epoch, seq), at)
    }

    pub fn head_of(&self, epoch: u32, seq: u64, head: &str, at: &str) -> Vec<u8> {
        let paper = Head {
            format: Head::FORMAT.to_owned(),
            cafe: self.cafe.clone(),
            till: self.id.clone(),
            epoch,
            seq,
            head: head.to_owned(),
            at: at.to_owned(),
            missing: None,
        };
        self.seal(paper).to_bytes().to_vec()
    }

    /// The head of a journal that lacks the highest one that the hub told of.
    pub fn head_without(&self, epoch: u32, seq: u64, missing: (u32, u64)) -> Vec<u8> {
        let paper = Head {
            format: Head::FORMAT.to_owned(),
            cafe: self.cafe.clone(),
            till: self.id.clone(),
            epoch,
            seq,
            head: "cd".repeat(32),
            at: "2026-11-04T07:11:00Z".to_owned(),
            missing: Some(MissingHead { epoch: missing.0, seq: missing.1 }),
        };
        self.seal(paper).to_bytes().to_vec()
    }

    pub fn heads(&self) -> String {
        format!("/v1/cafes/{}/postes/{}/tetes", self.cafe, self.id)
    }

    /// Where a statement is sent to.
    pub fn path(&self, paper: &Document) -> String {
        format!(
            "/v1/cafes/{}/postes/{}/releves/{}/revisions/{}",
            self.cafe, self.id, paper.period.month, paper.revision
        )
    }

    /// The `Authorization` of a question.
    pub fn authorization(&self, method: &str, path: &str, at: &str) -> String {
        let asked = SignedRequest::sign(method, path, at, b"", &self.signer());
        asked.expect("signed").header()
    }

    /// The first statement of a month: so many euros of coffee at ten per cent, one coffee each
    /// two euros.
    pub fn month(&self, name: &str, euros: i64) -> Document {
        let mut document = Document {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            registry: "2026.1".to_owned(),
            synthetic: self.synthetic,
            cafe: Cafe {
                id: Some(self.cafe.clone()),
                model: Some("associatif".to_owned()),
                commune: Some("01001".to_owned()),
                siret: None,
                rna: None,
            },
            period: Period {
                month: name.to_owned(),
                zone: "Europe/Paris".to_owned(),
                closing: "definitive".to_owned(),
                days: 22,
                expected: 22,
                present: 22,
            },
            revision: 1,
            reason: None,
            replaces: None,
            previous: None,
            emission: Emission {
                at: format!("{}-04T07:12:05Z", month(name).after()),
                till: self.id.clone(),
                program: "comptoir/0.1.0".to_owned(),
            },
            journal: self.journal(name, 0),
            running: RunningSums { since: name.to_owned(), sales: String::new(), coffees: 0 },
            consent: Consent { comparison: true, open_data: false },
            values: Vec::new(),
        };
        tell(&mut document, sales(euros));
        document
    }

    /// The head of the journal after a month, and after so many revisions.
    pub fn journal(&self, name: &str, revisions: u64) -> JournalHead {
        let digits: u64 = name.replace('-', "").parse().expect("a month");
        let seq = digits * 100 + revisions;
        JournalHead {
            epoch: 1,
            seq,
            head: head_hash(1, seq),
            fingerprint: Fingerprint::of(self.signer().public_key()).to_string(),
        }
    }

    /// The statement of the month after another.
    pub fn next(&self, before: &SealedStatement, euros: i64) -> Document {
        let name = month(&before.paper.period.month).after().to_string();
        let mut document = self.month(&name, euros);
        document.previous = Some(Previous {
            month: before.paper.period.month.clone(),
            revision: before.paper.revision,
            sha256: before.seal.sha256.clone(),
        });
        let sums = &before.paper.running;
        let sold: i64 = sums.sales.replace('.', "").parse().expect("cents");
        document.running = RunningSums {
            since: sums.since.clone(),
            sales: Cents::new(sold + euros * 100).to_string(),
            coffees: sums.coffees + euros / 2,
        };
        document
    }

    /// The next revision of a month, with other sales.
    pub fn revised(&self, before: &SealedStatement, euros: i64) -> Document {
        let was = &before.paper;
        let change = euros * 100 - cents(&was.running.sales) + cents(&sums_before(was));
        let mut document = Document {
            revision: was.revision + 1,
            reason: Some("Z_TARDIF".to_owned()),
            replaces: Some(format!("sha256:{}", before.seal.sha256)),
            journal: self.journal(&was.period.month, u64::from(was.revision)),
            ..was.clone()
        };
        document.running.sales = Cents::new(cents(&was.running.sales) + change).to_string();
        document.running.coffees += change / 200;
        document.values = values_of(&sales(euros));
        document
    }
}

fn cents(text: &str) -> i64 {
    text.replace('.', "").parse().expect("cents")
}

/// What the running sums were before this month.
fn sums_before(document: &Document) -> String {
    let own = document.values.iter().find(|value| value.indicator == "paiements.ttc");
    let own = own.and_then(|value| value.value.as_ref()).and_then(|told| told.figure());
    let Some(Figure::Amount(own)) = own else {
        panic!("a month of these tests is paid in one way");
    };
    Cents::new(cents(&document.running.sales) - own.get()).to_string()
}

/// Figures that balance.
pub fn sales(euros: i64) -> Figures {
    let mut figures = Figures::default();
    let mut add = |key: Key, figure| figures.add(key, figure).expect("in range");
    let gross = Cents::new(euros * 100);
    let vat = Cents::new((euros * 100 * 10 + 55) / 110);
    let family = Key::plain("ventes.ttc").with("famille", "boissons_chaudes").with("tva", "10.0");
    add(family, Figure::Amount(gross));
    add(Key::plain("tva.montant").with("tva", "10.0"), Figure::Amount(vat));
    add(Key::plain("paiements.ttc").with("mode", "especes"), Figure::Amount(gross));
    add(Key::plain("ventes.tickets"), Figure::Count(euros / 2));
    add(Key::plain("ventes.cafes_servis"), Figure::Count(euros / 2));
    figures
}

/// Tells figures in a first month.
pub fn tell(document: &mut Document, figures: Figures) {
    document.running.sales = figures.amount("ventes.ttc").expect("in range").to_string();
    document.running.coffees = figures.count(&Key::plain("ventes.cafes_servis"));
    document.values = values_of(&figures);
}

/// The hash of the entry at a place of the tests' journals.
fn head_hash(epoch: u32, seq: u64) -> String {
    hex(&hash_of(format!("{epoch}/{seq}").as_bytes()))
}
