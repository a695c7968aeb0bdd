//! The command on a machine: begun, fed, served, and stopped by a signal.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use comptoir::environment::Machine;
use comptoir::hub::{Hub, Place};

use crate::till::Till;

fn hub(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comptoir"));
    command.arg("--data").arg(folder).arg("hub").args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let output = hub(folder, arguments).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A server that ends with the test.
pub struct Server {
    /// Where it listens.
    pub address: String,
    child: Child,
    /// Held open: it says when it stops.
    _out: BufReader<ChildStdout>,
}

impl Server {
    /// Serves the hub of a folder on this machine alone.
    pub fn start(folder: &Path) -> Self {
        let listen = ["serve", "--listen", "127.0.0.1:0"];
        let started = hub(folder, &listen).stdout(Stdio::piped()).spawn();
        let mut child = started.expect("it starts");
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it says where it listens");
        let address = line.split_whitespace().find(|word| word.starts_with("http://"));
        Self { address: address.expect("an address").to_owned(), child, _out: out }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn a_hub_is_begun_served_fed_by_file_and_stopped_by_a_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("hub");
    assert!(!hub(&folder, &["serve"]).output().expect("it starts").status.success());
    run(&folder, &["init"]);
    let add = ["cafe", "add", "--name", "Le Mardi", "--model", "associatif"];
    let place = ["--commune", "01001", "--since", "2026-09"];
    let cafe = said(&run(&folder, &[add.as_slice(), &place].concat()));
    let code = said(&run(&folder, &["code", &cafe]));
    let code = code.rsplit(' ').next().expect("a code");

    let mut server = Server::start(&folder);
    let address = &server.address;
    let client = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let till = Till::new(&cafe, false);
    let asked = client.post(format!("{address}/v1/enrolements"));
    let asked = asked.header("content-type", "application/json").body(till.enrolment(code));
    assert_eq!(asked.send().expect("an answer").status(), 201);

    // Beside the server, another program writes into the same store.
    let file = folder.with_file_name("2026-09.releve.json");
    let sealed = till.seal(till.month("2026-09", 400));
    std::fs::write(&file, sealed.to_bytes()).expect("written");
    let name = file.display().to_string();
    run(&folder, &["import", &name]);
    assert!(file.with_extension("recu.json").exists());
    assert!(said(&run(&folder, &["import", &name])).contains("déjà reçu"));

    let pid = server.child.id().to_string();
    let signalled = Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
    assert!(signalled.success());
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0), "stopped, not killed");
    let opened = Hub::open(&folder, &Place::Folder, Box::new(Machine)).expect("a hub");
    let sql = "SELECT COUNT(*) FROM document";
    assert_eq!(opened.read(|transaction| transaction.number(sql, &[])).expect("a count"), 1);
}
