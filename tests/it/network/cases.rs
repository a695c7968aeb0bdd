//! The till's side of the failure cases, by their numbers on the network's list.

use comptoir::domain::network::{Answer, NetworkFact};
use comptoir::network::courier::{Outcome, Question, Trouble};
use comptoir::network::letter::{Carrier, Fault, Letter, Reply};
use comptoir::statement::sealing::{Sealed, SealingError};
use comptoir::statement::telling::{Change, Reason};
use comptoir::statement::wire::{Document, Told};
use comptoir::store::SubmissionState::{Received, Refused, Waiting};
use comptoir::till::TillError;
use comptoir::till::network::{NetworkError, Sealing};
use comptoir::till::post::Joining;
use tempfile::tempdir;

use super::hub::ModelHub;
use super::*;

/// A line that answers every letter alike, without a hub at its end.
struct Line(Result<Reply, Fault>);

impl Carrier for Line {
    fn carry(&mut self, _: &Letter) -> Result<Reply, Fault> {
        self.0.clone()
    }
}

/// A line that is cut after the hub has taken a statement in.
struct Cut<'a>(&'a mut ModelHub);

impl Carrier for Cut<'_> {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        let reply = self.0.carry(letter);
        if letter.path.contains("revisions") { Err(Fault::Cut) } else { reply }
    }
}

/// September with one day, told in October.
pub(super) fn september(folder: &std::path::Path, hub: &mut ModelHub) -> Cafe {
    let mut cafe = joined(folder, hub);
    day(&mut cafe);
    until(&mut cafe, 31);
    hub.now = cafe.now;
    cafe
}

#[test]
fn case_01_three_months_without_internet_wait_and_go_oldest_first() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    day(&mut cafe);
    for (days, name) in [(62, "2026-10"), (92, "2026-11")] {
        until(&mut cafe, days);
        seal(&mut cafe, name);
        let (_, trouble) = call(&mut cafe, &mut Line(Err(Fault::Unreachable)));
        assert_eq!(trouble, Some(Trouble::Offline));
        day(&mut cafe);
    }
    assert_eq!(waiting(&cafe), 3, "and selling went on");
    let rebuilt = cafe.till.store().rebuild(|_| ());
    rebuilt.expect("the outbox is made again from the journal");
    assert_eq!(waiting(&cafe), 3);
    hub.now = cafe.now;
    let (called, trouble) = call(&mut cafe, &mut hub);
    let sent = called.told.iter().filter_map(|(question, outcome, _)| match question {
        Question::Statement { month, .. } => Some((month.to_string(), outcome.clone())),
        _ => None,
    });
    let expected = ["2026-09", "2026-10", "2026-11"].map(|one| (one.to_owned(), Outcome::Received));
    assert_eq!(sent.collect::<Vec<_>>(), expected);
    assert_eq!((waiting(&cafe), trouble), (0, None));
    for (sent, again) in told_again(&mut cafe) {
        assert_eq!(sent, again);
    }
}

#[test]
fn case_02_a_page_that_wants_a_login_takes_nothing() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let body = b"<html>Bienvenue au camping</html>".to_vec();
    let page = Reply { status: 200, is_hub: false, retry_after: None, body };
    let (called, trouble) = call(&mut cafe, &mut Line(Ok(page.clone())));
    assert_eq!((called.told.len(), trouble), (1, Some(Trouble::Stranger)), "nothing was sent");
    // Even one that says it were a hub can't make a receipt.
    struct Page<'a>(&'a mut ModelHub, Reply);
    impl Carrier for Page<'_> {
        fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
            if letter.path.contains("revisions") {
                return Ok(self.1.clone());
            }
            self.0.carry(letter)
        }
    }
    let (_, trouble) = call(&mut cafe, &mut Page(&mut hub, Reply { is_hub: true, ..page }));
    assert_eq!(trouble, Some(Trouble::Unsigned));
    assert_eq!(rows(&cafe), [("2026-09".to_owned(), 1, Waiting)]);
}

#[test]
fn case_03_a_receipt_lost_on_the_way_is_the_same_when_it_comes() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let (_, trouble) = call(&mut cafe, &mut Cut(&mut hub));
    assert_eq!((trouble, hub.kept.len()), (Some(Trouble::Offline), 1), "the hub has it");
    assert_eq!(waiting(&cafe), 1, "the till does not know");
    let (_, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((trouble, hub.kept.len()), (None, 1));
    assert_eq!(rows(&cafe), [("2026-09".to_owned(), 1, Received)]);
}

#[test]
fn case_04_what_is_sealed_is_in_the_outbox_or_neither_is() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    let at = cafe.moment();
    let before = cafe.till.statement_of(at, month("2026-09")).expect("told").document;
    // The power goes before the transaction: told again, the month is the same to the byte.
    let mut cafe = cafe.restart(folder.path(), &quick()).expect("opened");
    assert!(rows(&cafe).is_empty());
    assert_eq!(cafe.till.statement_of(at, month("2026-09")).expect("told").document, before);
    seal(&mut cafe, "2026-09");
    let papers = |cafe: &Cafe| {
        let rows = cafe.till.submissions().expect("read");
        rows.iter().map(|row| cafe.till.paper_of(row).expect("a paper")).collect::<Vec<_>>()
    };
    let kept = papers(&cafe);
    let mut cafe = cafe.restart(folder.path(), &quick()).expect("opened");
    assert_eq!(papers(&cafe), kept, "on the disk, bytes and row");
    let views = cafe.till.store().dump_views().expect("read");
    cafe.till.store().rebuild(|_| ()).expect("rebuilt");
    assert_eq!(cafe.till.store().dump_views().expect("read"), views);
    assert_eq!(papers(&cafe), kept, "and made again from the journal");
}

#[test]
fn case_06_a_day_closed_late_makes_a_revision_and_nothing_new_makes_none() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = joined(folder.path(), &mut hub);
    day(&mut cafe);
    until(&mut cafe, 29);
    cafe.open_day().expect("opened");
    let basket = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&basket, Payer::Card).expect("paid");
    until(&mut cafe, 31);
    hub.now = cafe.now;
    let act = cafe.act();
    let refused = cafe.till.seal_month(act, month("2026-09"), Sealing::default());
    assert!(matches!(refused, Err(TillError::Network(NetworkError::NotFinal(_)))));
    let provisional = Sealing { provisional: true, reason: None };
    cafe.till.seal_month(act, month("2026-09"), provisional).expect("sealed");
    call(&mut cafe, &mut hub);
    let at = cafe.moment();
    assert!(cafe.till.months_to_tell(at).expect("read").is_empty(), "nothing has changed");
    let again = cafe.till.seal_month(act, month("2026-09"), provisional);
    assert!(matches!(again, Err(TillError::Network(NetworkError::NothingNew))));
    cafe.close(None).expect("the day of September, closed in October");
    let at = cafe.moment();
    let to_tell = cafe.till.months_to_tell(at).expect("read");
    let changes: Vec<Change> = to_tell.iter().map(|one| one.change).collect();
    assert_eq!(changes, [Change::Revised(Reason::LateClosing)]);
    assert_eq!(seal(&mut cafe, "2026-09"), 2);
    call(&mut cafe, &mut hub);
    let first = &hub.kept[&("2026-09".to_owned(), 1)];
    let second = &hub.kept[&("2026-09".to_owned(), 2)];
    assert_eq!(second.document.reason.as_deref(), Some("Z_TARDIF"));
    assert_eq!(second.document.replaces, Some(format!("sha256:{}", first.sha256)));
    assert_eq!((first.document.is_final(), second.document.is_final()), (false, true));
    for (sent, again) in told_again(&mut cafe) {
        assert_eq!(sent, again);
    }
}

#[test]
fn case_07_a_month_that_was_skipped_is_proposed() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    day(&mut cafe);
    until(&mut cafe, 62);
    hub.now = cafe.now;
    seal(&mut cafe, "2026-10");
    call(&mut cafe, &mut hub);
    let at = cafe.moment();
    let to_tell = cafe.till.months_to_tell(at).expect("read");
    let months: Vec<_> = to_tell.iter().map(|one| (one.month.to_string(), one.change)).collect();
    assert_eq!(months, [("2026-09".to_owned(), Change::First)]);
    seal(&mut cafe, "2026-09");
    let (_, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((trouble, waiting(&cafe)), (None, 0));
    assert_eq!(hub.newest().keys().collect::<Vec<_>>(), ["2026-09", "2026-10"]);
}

#[test]
fn case_08_a_copy_of_the_till_is_found_out_and_can_go_on() {
    let (folder, copy) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    cafe.till.store().checkpoint().expect("moved");
    let (now, ids) = (cafe.now, cafe.ids.0);
    drop(cafe);
    for file in ["till.sqlite", "people.sqlite"] {
        std::fs::copy(folder.path().join(file), copy.path().join(file)).expect("copied");
    }
    let mut cafes = [folder.path(), copy.path()].map(|folder| {
        let cafe = Cafe::open(folder, &quick()).expect("opened");
        Cafe { now, ids: cafe::Numbered(ids), ..cafe }
    });
    for (cafe, coffees) in cafes.iter_mut().zip([1_000, 3_000]) {
        cafe.open_day().expect("opened");
        let basket = cafe.basket(&[("101", coffees)]);
        cafe.pay(&basket, Payer::Card).expect("paid");
        cafe.close(None).expect("closed");
        seal(cafe, "2026-09");
    }
    let [first, second] = &mut cafes;
    assert_eq!(call(first, &mut hub).1, None);
    // The hub has a head that this journal lacks: that is told before anything else.
    let (called, trouble) = call(second, &mut hub);
    assert_eq!(trouble, Some(Trouble::PutBack), "{called:?}");
    assert_eq!(waiting(second), 1);
    let (called, trouble) = call(second, &mut hub);
    assert_eq!(trouble, Some(Trouble::Forked), "{called:?}");
    assert_eq!(rows(second), [("2026-09".to_owned(), 1, Refused)]);
    let at = second.moment();
    let draft = second.till.statement_of(at, month("2026-09")).expect("told");
    assert_eq!(draft.change, Change::Revised(Reason::Restored));
    assert_eq!(seal(second, "2026-09"), 2, "on what head office has");
    call(second, &mut hub);
    assert_eq!(rows(second)[1].2, Received);
    let newest = &hub.newest()["2026-09"].document;
    assert_eq!(newest.reason.as_deref(), Some("RESTAURATION"));
}

#[test]
fn case_09_a_wrong_clock_is_said_and_nothing_is_sent() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    hub.now = cafe.now + 25 * 3_600_000;
    let (called, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((called.told.len(), trouble), (1, Some(Trouble::Clock)));
    let (_, trouble) = call(&mut cafe, &mut Line(Err(Fault::Clock)));
    assert_eq!((trouble, waiting(&cafe)), (Some(Trouble::Clock), 1));
    hub.now = cafe.now + 23 * 3_600_000;
    assert_eq!(call(&mut cafe, &mut hub).1, None, "a zone is no wrong clock");
}

#[test]
fn case_10_the_last_night_of_a_month_belongs_to_it() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = joined(folder.path(), &mut hub);
    // 31 October, 17:25 on the wall, six days after the clocks went back.
    cafe.now = SEPTEMBER + 60 * DAY + 11 * 60 * 60_000;
    cafe.open_day().expect("opened");
    for minutes in [0, 6 * 60, 8 * 60] {
        cafe.now += minutes * 60_000;
        let basket = cafe.basket(&[("101", 1_000)]);
        cafe.pay(&basket, Payer::Card).expect("paid");
    }
    let tickets = |cafe: &mut Cafe, name: &str| {
        let at = cafe.moment();
        let document = cafe.till.statement_of(at, month(name)).expect("told").document;
        let value = document.values.into_iter().find(|value| value.indicator == "ventes.tickets");
        value.and_then(|value| value.value)
    };
    assert_eq!(cafe.moment().local().to_string(), "2026-11-01 07:29:00", "the morning after");
    // The third was after four in the morning, and its day is another one.
    assert_eq!(tickets(&mut cafe, "2026-10"), Some(Told::Count(2)));
    assert_eq!(tickets(&mut cafe, "2026-11"), Some(Told::Count(1)));
}

#[test]
fn case_12_a_program_that_is_too_old_says_so_and_the_file_still_leaves() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    hub.answers = Some(426);
    assert_eq!(call(&mut cafe, &mut hub).1, Some(Trouble::TooOld));
    let rows = cafe.till.submissions().expect("read");
    let paper = cafe.till.paper_of(&rows[0]).expect("the file");
    assert!(Sealed::<Document>::read(paper.as_bytes()).is_ok());
    assert_eq!(waiting(&cafe), 1);
}

#[test]
fn case_13_a_revoked_key_stops_and_a_new_code_goes_on() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    hub.kid = None;
    let (_, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((trouble, waiting(&cafe)), (Some(Trouble::UnknownKey), 1));
    second_key(&mut cafe);
    join(&mut cafe, &mut hub);
    // What the lost key sealed is of no use any more: it is told again under the new one.
    assert_eq!(call(&mut cafe, &mut hub).1, Some(Trouble::Refused));
    assert_eq!(seal(&mut cafe, "2026-09"), 1);
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    let states: Vec<_> = rows(&cafe).into_iter().map(|row| row.2).collect();
    assert_eq!(states, [Refused, Received]);
}

#[test]
fn what_was_built_on_a_refused_statement_goes_with_it() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    second_key(&mut cafe);
    let act = cafe.act();
    let answer = Answer {
        indicator: "vie_asso.adherents_fin_mois".to_owned(),
        dimensions: Default::default(),
        value: 41,
        exact: true,
    };
    cafe.till.answer_month(act, month("2026-09"), vec![answer]).expect("answered");
    assert_eq!(seal(&mut cafe, "2026-09"), 2);
    hub.kid = None;
    join(&mut cafe, &mut hub);
    // The first bears a key that is good no more, and the second takes the place of the first.
    assert_eq!(call(&mut cafe, &mut hub).1, Some(Trouble::Refused));
    let states: Vec<_> = rows(&cafe).into_iter().map(|row| row.2).collect();
    assert_eq!(states, [Refused, Refused], "nothing waits for what can't come");
    let submissions = cafe.till.submissions().expect("read");
    let refusal = cafe.till.refusal_of(&submissions[1]).expect("read").expect("refused");
    assert_eq!(refusal.statement, submissions[0].hash);
    assert_eq!(seal(&mut cafe, "2026-09"), 1);
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    assert_eq!(rows(&cafe)[2].2, Received);
}

#[test]
fn a_code_that_is_not_taken_joins_nothing() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = Cafe::open(folder.path(), &quick()).expect("opened");
    cafe.now = SEPTEMBER;
    cafe.begin().expect("begun");
    let code = Code::read("bcdf ghjk").expect("a code");
    let letter = cafe.till.enrolment(cafe.moment(), &code).expect("a question");
    let act = cafe.act();
    let reply = hub.carry(&letter);
    let joined = cafe.till.take_enrolment(act, "https://hub.example", reply).expect("read");
    assert_eq!(joined, Joining::Refused("Appelez le siège.".to_owned()));
    hub.new_code();
    let other = tempdir().expect("a folder");
    let till = comptoir::domain::id::TillId::new(uuid::Uuid::from_u128(9));
    let mut foreign = Cafe::open_as(other.path(), &quick(), till, 1).expect("opened");
    foreign.now = SEPTEMBER;
    foreign.begin().expect("begun");
    let letter = foreign.till.enrolment(foreign.moment(), &code).expect("a question");
    let reply = hub.carry(&letter).expect("an answer");
    let refused = cafe.till.join(act, None, &reply.body);
    assert!(matches!(refused, Err(TillError::Network(NetworkError::NotOurs))));
    let bent = String::from_utf8(reply.body).expect("text").replace("01001", "75056");
    let refused = foreign.till.join(act, None, bent.as_bytes());
    assert!(matches!(refused, Err(TillError::Network(NetworkError::Paper(_)))));
    assert!(cafe.till.membership().expect("read").is_none());
    let sealed = cafe.till.seal_month(act, month("2026-09"), Sealing::default());
    assert!(matches!(sealed, Err(TillError::Network(NetworkError::NotJoined))));
}

#[test]
fn case_15_a_month_that_was_closed_is_told_as_such() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    until(&mut cafe, 62);
    hub.now = cafe.now;
    seal(&mut cafe, "2026-10");
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    let document = &hub.newest()["2026-10"].document;
    assert_eq!((document.period.days, document.is_final()), (0, true));
    let zero = document.values.iter().find(|value| value.indicator == "ventes.tickets");
    assert_eq!(zero.and_then(|value| value.value.clone()), Some(Told::Count(0)));
}

#[test]
fn case_16_what_does_not_work_out_is_provisional_or_stays() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    cafe.open_day().expect("opened");
    let act = cafe.act();
    let refused = cafe.till.seal_month(act, month("2026-10"), Sealing::default());
    let Err(TillError::Network(NetworkError::NotFinal(breaches))) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(breaches.iter().map(|breach| breach.rule()).collect::<Vec<_>>(), ["R3"]);
    let coming =
        cafe.till.seal_month(act, month("2026-12"), Sealing { provisional: true, reason: None });
    assert!(matches!(coming, Err(TillError::Network(NetworkError::Broken(_)))), "R8");
    let provisional = Sealing { provisional: true, reason: None };
    let sealed = cafe.till.seal_month(act, month("2026-10"), provisional).expect("sealed");
    assert!(!sealed.definitive);
    // Had the hub another opinion of the rules, it would stop here and say so.
    hub.answers = Some(422);
    assert_eq!(call(&mut cafe, &mut hub).1, Some(Trouble::Refused));
    let row = &cafe.till.submissions().expect("read")[0];
    let refusal = cafe.till.refusal_of(row).expect("read").expect("refused");
    assert_eq!((refusal.status, refusal.rules), (422, vec!["R1".to_owned()]));
    let asked = hub.asked.len();
    call(&mut cafe, &mut hub);
    let again = hub.asked[asked..].iter().filter(|path| path.contains("revisions")).count();
    assert_eq!(again, 0, "what was refused is not sent again");
}

#[test]
fn case_25_a_hub_that_lost_everything_is_filled_again() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let answer = Answer {
        indicator: "vie_asso.adherents_fin_mois".to_owned(),
        dimensions: Default::default(),
        value: 164,
        exact: true,
    };
    let act = cafe.act();
    cafe.till.answer_month(act, month("2026-09"), vec![answer]).expect("answered");
    assert_eq!(seal(&mut cafe, "2026-09"), 2);
    call(&mut cafe, &mut hub);
    let before: Vec<_> =
        hub.kept.iter().map(|(at, kept)| (at.clone(), kept.sha256.clone())).collect();
    let document = &hub.newest()["2026-09"].document;
    assert_eq!(document.reason.as_deref(), Some("SAISIE_TARDIVE"));
    hub.lose();
    cafe.now += DAY;
    hub.now = cafe.now;
    let (_, trouble) = call(&mut cafe, &mut hub);
    let after: Vec<_> =
        hub.kept.iter().map(|(at, kept)| (at.clone(), kept.sha256.clone())).collect();
    assert_eq!((trouble, after), (None, before));
    assert!(rows(&cafe).iter().all(|row| row.2 == Received));
}

#[test]
fn case_26_the_hubs_new_key_is_taken_on_the_word_of_the_old() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    hub.rotate();
    seal(&mut cafe, "2026-09");
    let (_, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((trouble, waiting(&cafe)), (None, 0));
    let mut cafe = cafe.restart(folder.path(), &quick()).expect("opened");
    assert_eq!(call(&mut cafe, &mut hub).1, None, "it is remembered");
}

#[test]
fn case_28_a_receipt_survives_its_mail_and_no_change() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let receipt = receipt_by_file(&mut cafe, &mut hub);
    let act = cafe.act();
    let text = String::from_utf8(receipt).expect("text");
    let bent = text.replace("\"numero\":1", "\"numero\":2");
    let refused = cafe.till.take_receipt(act, bent.as_bytes());
    assert!(matches!(refused, Err(TillError::Network(NetworkError::Paper(SealingError::Changed)))));
    assert_eq!(waiting(&cafe), 1);
    let mailed = format!("\u{feff}{}\r\n", text.replace(",\"", ",\r\n\""));
    let taken = cafe.till.take_receipt(act, mailed.as_bytes()).expect("a receipt");
    assert_eq!((taken.receipt.number, taken.is_new, waiting(&cafe)), (1, true, 0));
    assert!(!taken.is_put_back);
}

#[test]
fn case_29_a_receipt_counts_once_and_only_from_the_own_hub() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let receipt = receipt_by_file(&mut cafe, &mut hub);
    let mut other = ModelHub::new();
    other.kid.clone_from(&hub.kid);
    let foreign = receipt_by_file(&mut cafe, &mut other);
    let act = cafe.act();
    let refused = cafe.till.take_receipt(act, &foreign);
    assert!(matches!(
        refused,
        Err(TillError::Network(NetworkError::Paper(SealingError::Signature)))
    ));
    assert!(cafe.till.take_receipt(act, &receipt).expect("taken").is_new);
    let head = cafe.till.head();
    assert!(!cafe.till.take_receipt(act, &receipt).expect("known").is_new);
    assert_eq!(cafe.till.head(), head, "and the journal says it once");
}

/// The receipt that a hub gives for the newest statement, brought on a stick.
pub(super) fn receipt_by_file(cafe: &mut Cafe, hub: &mut ModelHub) -> Vec<u8> {
    let rows = cafe.till.submissions().expect("read");
    let row = rows.last().expect("sealed");
    let membership = cafe.till.membership().expect("read").expect("joined");
    let (month, revision, hash) = (row.month, row.revision, row.hash);
    let question = Question::Statement { month, revision, hash };
    let letter = cafe.till.letter(cafe.moment(), &membership, &question).expect("a letter");
    hub.carry(&letter).expect("an answer").body
}

#[test]
fn the_head_of_the_journal_is_witnessed_after_a_closing() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = joined(folder.path(), &mut hub);
    let witnessed = |called: &Called| {
        let mut heads = called.told.iter().filter(|told| told.1 == Outcome::Witnessed);
        heads.next().is_some()
    };
    assert!(!witnessed(&call(&mut cafe, &mut hub).0), "nothing was closed");
    day(&mut cafe);
    assert!(witnessed(&call(&mut cafe, &mut hub).0));
    assert!(!witnessed(&call(&mut cafe, &mut hub).0), "once is enough");
    let fact = cafe.till.store().last_witness().expect("read").expect("kept");
    let NetworkFact::Witnessed { epoch, seq, .. } = fact else {
        panic!("{fact:?}");
    };
    assert!((epoch, seq) > (1, 1));
}

#[test]
fn what_a_person_answers_takes_the_place_of_what_the_journal_tells() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    let answer = |indicator: &str, value, exact| Answer {
        indicator: indicator.to_owned(),
        dimensions: Default::default(),
        value,
        exact,
    };
    let act = cafe.act();
    let answers = vec![
        answer("vie_asso.heures_benevoles", 11_850, false),
        answer("vie_asso.adherents_fin_mois", 164, true),
    ];
    cafe.till.answer_month(act, month("2026-09"), answers.clone()).expect("answered");
    let head = cafe.till.head();
    cafe.till.answer_month(act, month("2026-09"), answers).expect("answered");
    assert_eq!(cafe.till.head(), head, "the same answers are said once");
    let document = cafe.till.statement_of(act.at, month("2026-09")).expect("told").document;
    let told = |indicator: &str| {
        let value = document.values.iter().find(|value| value.indicator == indicator);
        value.map(|value| (value.value.clone(), value.status.clone()))
    };
    let hours = (Some(Told::Amount("118.50".to_owned())), Some("E".to_owned()));
    assert_eq!(told("vie_asso.heures_benevoles"), Some(hours));
    assert_eq!(told("vie_asso.adherents_fin_mois"), Some((Some(Told::Count(164)), None)));
    let wrong =
        [answer("ventes.tickets", 3, true), answer("vie_asso.adherents_fin_mois", -1, true)];
    for answer in wrong {
        let refused = cafe.till.answer_month(act, month("2026-09"), vec![answer]);
        assert!(matches!(refused, Err(TillError::Network(NetworkError::Answer(_)))));
    }
}
