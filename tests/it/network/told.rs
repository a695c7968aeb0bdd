//! What was sealed, told again from the journal alone.

use comptoir::domain::fact::Fact;
use comptoir::domain::network::NetworkFact;
use comptoir::journal::entry::{Entry, Place};
use comptoir::statement::sealing::Sealed;
use comptoir::statement::telling::{Reason, Telling};
use comptoir::statement::wire::Document;

use crate::cafe::Cafe;

/// Every statement of the journal, and the same made again from the entries before it.
pub fn told_again(cafe: &mut Cafe) -> Vec<(Document, Document)> {
    let mut entries: Vec<(Entry, [u8; 32])> = Vec::new();
    let store = cafe.till.store();
    let walked = store.walk(|sealed| {
        entries.push((Entry::from_bytes(&sealed.bytes)?, sealed.hash));
        Ok(())
    });
    walked.expect("read");
    let mut pairs = Vec::new();
    for (entry, _) in &entries {
        let Fact::Network(NetworkFact::Sealed(sealed)) = &entry.fact else {
            continue;
        };
        let sent = Sealed::<Document>::read(sealed.paper.as_bytes()).expect("sealed").paper;
        let mut telling = Telling::new(sealed.month);
        let until = Place { epoch: sent.journal.epoch, seq: sent.journal.seq };
        for (entry, hash) in entries.iter().filter(|(entry, _)| entry.place <= until) {
            telling.take(entry, *hash).expect("in range");
        }
        let reason = sent.reason.as_deref().and_then(Reason::of);
        let till = entry.till.to_string();
        let again = telling.finish(entry.at, &till, comptoir::PROGRAM, reason);
        pairs.push((sent, again.expect("in range").document));
    }
    pairs
}
