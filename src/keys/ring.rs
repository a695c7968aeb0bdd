//! The keyring of the system, with patience that ends: a locked or slow one must not keep the
//! till from opening.

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
    let (sender, receiver) = mpsc::channel();
    let asking = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
        // Nobody listens any more when the patience has ended.
        let _ = sender.send(ask());
    });
    asking.ok()?;
    receiver.recv_timeout(PATIENCE).ok().flatten()
}
