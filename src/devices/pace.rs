//! How long devices may take, and how time is counted for them.

use std::fs;
use std::time::{Duration, Instant};

/// Counts time for orders: how old they are, when they are tried again.
pub trait Elapsed: Send + Sync {
    /// Time since a fixed moment; it never goes back.
    fn elapsed(&self) -> Duration;
}

/// Time since the machine started, the hours that it slept included: a pulse ordered in the
/// evening must not open the drawer when the lid is lifted in the morning.
#[derive(Debug)]
pub struct SinceBoot {
    first: Duration,
    start: Instant,
}

impl SinceBoot {
    /// A stopwatch that runs from now on.
    pub fn new() -> Self {
        Self { first: uptime().unwrap_or_default(), start: Instant::now() }
    }
}

impl Default for SinceBoot {
    fn default() -> Self {
        Self::new()
    }
}

impl Elapsed for SinceBoot {
    fn elapsed(&self) -> Duration {
        // Where the system does not say, hours of sleep are lost; nothing else is.
        let waking = self.first + self.start.elapsed();
        uptime().map_or(waking, |uptime| uptime.max(self.first))
    }
}

/// What the system says of the time since its start, to the hundredth of a second.
fn uptime() -> Option<Duration> {
    parsed(&fs::read_to_string("/proc/uptime").ok()?)
}

fn parsed(text: &str) -> Option<Duration> {
    let (seconds, rest) = text.split_whitespace().next()?.split_once('.')?;
    let hundredths: u64 = rest.get(..2)?.parse().ok()?;
    Some(Duration::from_secs(seconds.parse().ok()?) + Duration::from_millis(hundredths * 10))
}

/// For how long paper is of use after it was asked for: time to change a roll, not a night.
pub const PAPER_LIFE: Duration = Duration::from_secs(15 * 60);

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// For how long a drawer's pulse is of use after it was ordered.
    pub pulse_life: Duration,
    /// How long sending a pulse may take.
    pub pulse_limit: Duration,
    /// For how long paper is of use after it was ordered; usually [`PAPER_LIFE`].
    pub paper_life: Duration,
    /// How long the shortest paper may take; longer ones may take longer, by their bytes.
    pub paper_limit: Duration,
    /// The pause before the first new try.
    pub first_pause: Duration,
    /// The longest pause: each is twice the one before, up to this.
    pub longest_pause: Duration,
}

impl Pace {
    /// No paper may take longer than this.
    const LONGEST_PAPER: Duration = Duration::from_secs(180);

    /// How long paper of so many bytes may take on a device of this speed, in bytes a second.
    pub(super) fn limit_of(&self, bytes: usize, speed: u32) -> Duration {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let travel = bytes.saturating_mul(1_000) / u64::from(speed.max(1));
        self.paper_limit.saturating_add(Duration::from_millis(travel)).min(Self::LONGEST_PAPER)
    }

    /// The pause after this one.
    pub(super) fn after(&self, pause: Duration) -> Duration {
        pause.saturating_mul(2).clamp(self.first_pause, self.longest_pause)
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            pulse_life: Duration::from_secs(3),
            pulse_limit: Duration::from_secs(2),
            paper_life: PAPER_LIFE,
            paper_limit: Duration::from_secs(8),
            first_pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(30),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_since_the_start_is_read() {
        assert_eq!(parsed("93784.07 180000.01\n"), Some(Duration::from_millis(93_784_070)));
        assert_eq!(parsed("soon"), None);
        assert_eq!(parsed("1.x 2"), None);
        let clock = SinceBoot::new();
        let first = clock.elapsed();
        assert!(clock.elapsed() >= first);
    }

    #[test]
    fn limits_grow_with_the_bytes_and_pauses_to_their_bound() {
        let pace = Pace::default();
        assert_eq!(pace.limit_of(0, 960), pace.paper_limit);
        assert_eq!(pace.limit_of(9_600, 960), pace.paper_limit + Duration::from_secs(10));
        assert_eq!(pace.limit_of(usize::MAX, 0), Pace::LONGEST_PAPER);
        let mut pause = Duration::ZERO;
        let mut seconds = Vec::new();
        for _ in 0..8 {
            pause = pace.after(pause);
            seconds.push(pause.as_secs());
        }
        assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30, 30]);
    }
}
