//! The keyring of the system, with patience that ends: a locked or slow one must not keep the
//! till from opening.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use keyring::Entry;

const SERVICE: &str = "comptoir";

/// How long a keyring may take. People wait for the window; sealing can wait for the keyring.
const PATIENCE: Duration = Duration::from_secs(2);

/// Set for tests and for folders of a demonstration: the real keyring is nobody's playground.
const SWITCH: &str = "COMPTOIR_NO_KEYRING";

/// Reads a secret; nothing where there is none, or no keyring that answers.
pub(super) fn read(name: &str) -> Option<String> {
    let name = name.to_owned();
    patiently(move || Entry::new(SERVICE, &name).ok()?.get_password().ok())
}

/// Writes a secret and says whether it can be read back.
pub(super) fn write(name: &str, secret: &str) -> bool {
    let (name, secret) = (name.to_owned(), secret.to_owned());
    patiently(move || {
        let entry = Entry::new(SERVICE, &name).ok()?;
        entry.set_password(&secret).ok()?;
        (entry.get_password().ok()? == secret).then_some(())
    })
    .is_some()
}

fn patiently<T: Send + 'static>(ask: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    if cfg!(test) || std::env::var_os(SWITCH).is_some() {
        return None;
    }
    ask_within(PATIENCE, &WITHOUT_ANSWER, ask)
}

/// How many questions the keyring has left without an answer until now.
static WITHOUT_ANSWER: AtomicUsize = AtomicUsize::new(0);

/// The most questions that wait at once: each holds a thread, and a head is remembered every few
/// seconds of a day on which nobody unlocks the keyring.
const MOST_WAITING: usize = 4;

fn ask_within<T: Send + 'static>(
    patience: Duration,
    waiting: &'static AtomicUsize,
    ask: impl FnOnce() -> Option<T> + Send + 'static,
) -> Option<T> {
    if waiting.fetch_add(1, Ordering::SeqCst) >= MOST_WAITING {
        waiting.fetch_sub(1, Ordering::SeqCst);
        return None;
    }
    let (sender, receiver) = mpsc::channel();
    let asking = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
        let answer = ask();
        waiting.fetch_sub(1, Ordering::SeqCst);
        // Nobody listens any more when the patience has ended.
        let _ = sender.send(answer);
    });
    if asking.is_err() {
        waiting.fetch_sub(1, Ordering::SeqCst);
        return None;
    }
    receiver.recv_timeout(patience).ok().flatten()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_keyring_that_never_answers_holds_few_threads_and_is_asked_again_later() {
        static WAITING: AtomicUsize = AtomicUsize::new(0);
        let mut locks = Vec::new();
        for _ in 0..MOST_WAITING {
            let (unlock, locked) = mpsc::channel::<()>();
            let asked = ask_within(Duration::ZERO, &WAITING, move || locked.recv().ok());
            assert_eq!(asked, None);
            locks.push(unlock);
        }
        let patient = Duration::from_secs(60);
        assert_eq!(ask_within(patient, &WAITING, || Some(1)), None, "not even asked");
        for unlock in locks {
            unlock.send(()).expect("someone waits");
        }
        let limit = Instant::now() + patient;
        while WAITING.load(Ordering::SeqCst) > 0 {
            assert!(Instant::now() < limit, "the threads end");
            thread::yield_now();
        }
        assert_eq!(ask_within(patient, &WAITING, || Some(2)), Some(2));
    }
}
