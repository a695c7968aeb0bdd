//! How often one address may try codes and passwords.

use std::collections::HashMap;
use std::net::IpAddr;

use crate::domain::day::Moment;
use crate::hub::time::HOUR;

/// Most tries of an address within [`SPAN`].
const TRIES: u32 = 20;
/// The span that tries are counted in, in milliseconds.
const SPAN: i64 = HOUR / 6;
/// Most addresses that are remembered.
const ADDRESSES: usize = 10_000;

/// Tries by address.
#[derive(Debug, Default)]
pub struct Attempts(HashMap<IpAddr, (i64, u32)>);

impl Attempts {
    /// Counts a try; where it is one too many, in how many seconds another may be made.
    pub fn count(&mut self, address: IpAddr, now: Moment) -> Result<(), u32> {
        let now = now.utc_ms();
        // A clock that was put back must not lock anyone out.
        self.0.retain(|_, (since, _)| (*since..*since + SPAN).contains(&now));
        if self.0.len() >= ADDRESSES && !self.0.contains_key(&address) {
            return Err(60);
        }
        let (since, tries) = self.0.entry(address).or_insert((now, 0));
        *tries = tries.saturating_add(1);
        if *tries <= TRIES {
            return Ok(());
        }
        Err(u32::try_from((*since + SPAN - now) / 1_000 + 1).unwrap_or(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tries_so_often_and_then_waits() {
        let at = |ms: i64| Moment::new(1_000_000_000_000 + ms, 0).expect("a moment");
        let (one, other) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 2]));
        let mut attempts = Attempts::default();
        for _ in 0..TRIES {
            assert_eq!(attempts.count(one, at(0)), Ok(()));
        }
        assert_eq!(attempts.count(one, at(SPAN - 1_000)), Err(2));
        assert_eq!(attempts.count(other, at(0)), Ok(()));
        assert_eq!(attempts.count(one, at(SPAN)), Ok(()), "the span is over");
        assert_eq!(attempts.count(one, at(-10 * SPAN)), Ok(()), "the clock was put back");
    }
}
