//! Orders over a pseudo-terminal and a loopback port, healthy and with every fault of the
//! emulator: each ends by its deadline, with the right fault and a true count of bytes.

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use comptoir_hardware::emulator::{FakePrinter, Fault as Broken, Model};
use comptoir_hardware::escpos::{encode, shown};
use comptoir_hardware::profile::{Profile, StatusAbilities};
use comptoir_hardware::slip::{Columns, Slip, Style};
use comptoir_hardware::transport::{
    Fault, FileTransport, Flow, Line, MAX_ORDER, NetworkTransport, NotReady, Order, Parity,
    SendError, Sent, SerialTransport, Transport, UsblpTransport,
};

/// What a loaded machine may add to a deadline before we call it missed.
const SLACK: Duration = Duration::from_secs(2);
/// Long enough for whatever should succeed.
const AMPLE: Duration = Duration::from_secs(20);
/// Short enough for what is bound to fail.
const SHORT: Duration = Duration::from_millis(400);

const NONE: StatusAbilities = StatusAbilities { dle_eot: false, gs_r: false, process_id: false };
const EOT: StatusAbilities = StatusAbilities { dle_eot: true, ..NONE };
const GS_R: StatusAbilities = StatusAbilities { gs_r: true, ..NONE };
const ID: StatusAbilities = StatusAbilities { process_id: true, ..NONE };
const ALL: StatusAbilities = StatusAbilities { dle_eot: true, gs_r: true, process_id: true };

/// The three ways to a printer of the emulator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Serial,
    Usblp,
    Network,
}

const WAYS: [Way; 3] = [Way::Serial, Way::Usblp, Way::Network];

fn printer(way: Way, fault: Broken) -> FakePrinter {
    let model = Model::epson(Columns::WIDE);
    match way {
        Way::Serial | Way::Usblp => FakePrinter::pty(model, fault),
        Way::Network => FakePrinter::tcp(model, fault),
    }
    .expect("a pseudo-terminal or a loopback port")
}

fn transport(way: Way, printer: &FakePrinter) -> Box<dyn Transport> {
    let line = Line { baud: 115_200, parity: Parity::None, flow: Flow::XonXoff };
    match way {
        Way::Serial => Box::new(SerialTransport::new(printer.path(), line)),
        Way::Usblp => Box::new(UsblpTransport::new(printer.path())),
        Way::Network => {
            let address = printer.address();
            Box::new(NetworkTransport::new(address.ip().to_string(), address.port()))
        }
    }
}

/// A slip, its profile and its bytes.
fn receipt() -> (Slip, Profile, Vec<u8>) {
    let mut slip = Slip::new(Columns::WIDE);
    slip.drawer()
        .line("Café de la Place", Style::plain().centered().double())
        .row("2 × Café crème", "4,00 €")
        .row("1 × Œuf mayonnaise…", "3,50 €")
        .qr("https://exemple.fr/t/214")
        .cut();
    let profile = Profile::default();
    let bytes = encode(&slip, &profile).expect("within limits");
    (slip, profile, bytes)
}

/// More than every buffer on the way holds.
fn long() -> Vec<u8> {
    b"un texte assez long pour remplir les tampons\n".repeat(20_000)
}

/// Sends and checks what holds of every order: the deadline, and a count that only grows.
fn send(
    transport: &mut dyn Transport,
    bytes: &[u8],
    limit: Duration,
    status: StatusAbilities,
) -> Result<Sent, SendError> {
    let start = Instant::now();
    let mut counts = Vec::new();
    let order = Order::new(bytes, start + limit).asking(status, 214);
    let result = transport.send(&order, &mut |count| counts.push(count));
    assert!(start.elapsed() < limit + SLACK, "took {:?} of {limit:?}", start.elapsed());
    assert!(counts.is_sorted_by(|earlier, later| earlier < later), "{counts:?}");
    let last = counts.last().copied().unwrap_or(0);
    match &result {
        Ok(sent) => assert_eq!((sent.bytes, last), (bytes.len(), bytes.len())),
        Err(error) => {
            assert_eq!(error.left, last, "{error}");
            assert_eq!(error.is_clean(), error.left == 0);
        }
    }
    result
}

#[test]
fn a_healthy_printer_prints_and_confirms() {
    let (slip, profile, bytes) = receipt();
    for way in WAYS {
        for (status, confirmed) in
            [(NONE, false), (EOT, false), (GS_R, true), (ID, true), (ALL, true)]
        {
            let printer = printer(way, Broken::None);
            let mut transport = transport(way, &printer);
            for _ in 0..2 {
                let sent = send(&mut *transport, &bytes, AMPLE, status).expect("sent");
                assert_eq!(sent.confirmed, confirmed, "{way:?} {status:?}");
                assert!(!sent.paper_low);
            }
            let twice = 2 * shown(&slip, &profile).len();
            assert!(printer.wait_until(AMPLE, |printed| printed.laid().len() >= twice), "{way:?}");
            let printed = printer.printed();
            assert_eq!(printed.oddities, Vec::<String>::new(), "{way:?} {status:?}");
            assert_eq!(printed.laid(), [shown(&slip, &profile), shown(&slip, &profile)].concat());
        }
    }
}

#[test]
fn a_long_order_arrives_whole() {
    let bytes = long();
    for way in WAYS {
        let printer = printer(way, Broken::None);
        send(&mut *transport(way, &printer), &bytes, AMPLE, GS_R).expect("sent");
        assert!(printer.received().starts_with(&bytes), "{way:?}");
    }
}

#[test]
fn nobody_there_is_a_clean_failure() {
    let (_, _, bytes) = receipt();
    let port = FakePrinter::absent_port().expect("a free port").port();
    let mut network = NetworkTransport::new("127.0.0.1", port);
    let error = send(&mut network, &bytes, AMPLE, ALL).expect_err("nobody listens");
    assert!(error.is_clean() && matches!(error.fault, Fault::Refused), "{error}");
    let missing = "/dev/comptoir-none";
    let mut serial = SerialTransport::new(missing, Line::default());
    let error = send(&mut serial, &bytes, AMPLE, ALL).expect_err("no such device");
    assert!(error.is_clean() && matches!(error.fault, Fault::Absent), "{error}");
    let error = send(&mut UsblpTransport::new(missing), &bytes, AMPLE, ALL).expect_err("none");
    assert!(error.is_clean() && matches!(error.fault, Fault::Absent), "{error}");
}

#[test]
fn what_is_no_printer_is_said_so() {
    let (_, _, bytes) = receipt();
    let file = folder("no-printer").join("file");
    std::fs::write(&file, "").expect("a file");
    for path in ["/dev/null", "/", file.to_str().expect("a path")] {
        let transports: [Box<dyn Transport>; 2] = [
            Box::new(SerialTransport::new(path, Line::default())),
            Box::new(UsblpTransport::new(path)),
        ];
        for mut transport in transports {
            let error = send(&mut *transport, &bytes, AMPLE, NONE).expect_err(path);
            assert!(
                error.is_clean() && matches!(error.fault, Fault::NotADevice),
                "{path}: {error}"
            );
        }
    }
    assert_eq!(std::fs::read(&file).expect("the file"), b"", "nothing was written to it");
}

#[test]
fn another_program_holds_the_port() {
    let (_, _, bytes) = receipt();
    let printer = printer(Way::Serial, Broken::None);
    let path = printer.path().to_str().expect("a path");
    let held = serialport::new(path, 9_600).open_native().expect("the port is free");
    let mut transport = transport(Way::Serial, &printer);
    let error = send(&mut *transport, &bytes, AMPLE, NONE).expect_err("held");
    assert!(error.is_clean() && matches!(error.fault, Fault::Busy), "{error}");
    drop(held);
    send(&mut *transport, &bytes, AMPLE, GS_R).expect("free again");
}

#[test]
fn a_stalled_printer_is_left_at_the_deadline() {
    let bytes = long();
    for way in WAYS {
        for stop in [0, 1, 1_000] {
            let printer = printer(way, Broken::StallAfter(stop));
            let mut transport = transport(way, &printer);
            let error = send(&mut *transport, &bytes, SHORT, NONE).expect_err("stalled");
            assert!(matches!(error.fault, Fault::Stalled), "{way:?}: {error}");
            // What the system holds for it may still reach it: that is why the count is above.
            assert!(error.left >= stop.max(1) && error.left < bytes.len(), "{way:?}: {error}");
            assert_eq!(printer.received().len(), stop, "{way:?}");
        }
    }
}

#[test]
fn a_stalled_printer_that_resumes_in_time_loses_nothing() {
    let bytes = long();
    for way in WAYS {
        let printer = printer(way, Broken::StallAfter(2_000));
        let mut transport = transport(way, &printer);
        std::thread::scope(|scope| {
            let sending = scope.spawn(|| send(&mut *transport, &bytes, AMPLE, GS_R));
            assert!(printer.wait_for_bytes(2_000, AMPLE));
            printer.set_fault(Broken::None);
            sending.join().expect("no panic").expect("sent");
        });
        assert!(printer.received().starts_with(&bytes), "{way:?}");
    }
}

#[test]
fn a_dripping_printer_prints_in_the_end() {
    let (slip, profile, bytes) = receipt();
    let drip = Broken::Drip(Duration::from_micros(200));
    for way in WAYS {
        let printer = printer(way, drip);
        let sent = send(&mut *transport(way, &printer), &bytes, AMPLE, ALL).expect("sent");
        assert!(sent.confirmed, "{way:?}");
        assert_eq!(printer.printed().laid(), shown(&slip, &profile), "{way:?}");
    }
    for way in WAYS {
        let printer = printer(way, drip);
        let error = send(&mut *transport(way, &printer), &long(), SHORT, NONE).expect_err("slow");
        assert!(matches!(error.fault, Fault::Stalled), "{way:?}: {error}");
        assert!(error.left >= printer.received().len(), "{way:?}: {error}");
    }
}

#[test]
fn a_printer_that_breaks_off_leaves_an_uncertain_order() {
    for way in WAYS {
        for stop in [1, 700] {
            for broken in [Broken::DropAfter(stop), Broken::CloseAfter(stop)] {
                let printer = printer(way, broken);
                let mut transport = transport(way, &printer);
                let error = send(&mut *transport, &long(), AMPLE, NONE).expect_err("gone");
                assert!(matches!(error.fault, Fault::Gone), "{way:?} {broken:?}: {error}");
                assert!(error.left >= stop, "{way:?} {broken:?}: {error}");
                assert_eq!(printer.received().len(), stop, "{way:?} {broken:?}");
            }
        }
    }
    // A short order is all in the system's hands when the reset comes: it is found out too.
    let (_, _, bytes) = receipt();
    let printer = printer(Way::Network, Broken::DropAfter(10));
    let error = send(&mut *transport(Way::Network, &printer), &bytes, AMPLE, NONE);
    let error = error.expect_err("reset after ten bytes");
    assert!(matches!(error.fault, Fault::Gone) && error.left == bytes.len(), "{error}");
}

#[test]
fn a_printer_unplugged_while_it_is_waited_for() {
    for way in WAYS {
        let mut printer = printer(way, Broken::StallAfter(500));
        let mut transport = transport(way, &printer);
        std::thread::scope(|scope| {
            let sending = scope.spawn(|| send(&mut *transport, &long(), AMPLE, NONE));
            assert!(printer.wait_for_bytes(500, AMPLE));
            printer.unplug();
            let error = sending.join().expect("no panic").expect_err("unplugged");
            assert!(matches!(error.fault, Fault::Gone), "{way:?}: {error}");
            assert!(error.left >= 500, "{way:?}: {error}");
        });
        let error = send(&mut *transport, &long(), SHORT, NONE).expect_err("still unplugged");
        let known = matches!(error.fault, Fault::Absent | Fault::Gone | Fault::Refused);
        assert!(error.is_clean() && known, "{way:?}: {error}");
    }
}

#[test]
fn what_a_stalled_printer_was_owed_never_comes_out_later() {
    let printer = printer(Way::Serial, Broken::StallAfter(1_000));
    let mut transport = transport(Way::Serial, &printer);
    let error = send(&mut *transport, &long(), SHORT, NONE).expect_err("stalled");
    printer.set_fault(Broken::None);
    let (_, _, bytes) = receipt();
    assert!(send(&mut *transport, &bytes, AMPLE, ID).expect("it prints again").confirmed);
    // Some of it was the printer's already; what the driver still held was thrown away.
    assert!(printer.received().len() < error.left, "{} of {error}", printer.received().len());
}

#[test]
fn xoff_never_followed_by_xon() {
    let printer = printer(Way::Serial, Broken::XoffAfter(300));
    let mut transport = transport(Way::Serial, &printer);
    let error = send(&mut *transport, &long(), SHORT, NONE).expect_err("held back");
    assert!(matches!(error.fault, Fault::Stalled) && error.left >= 300, "{error}");
    printer.set_fault(Broken::None);
    let (_, _, bytes) = receipt();
    let sent = send(&mut *transport, &bytes, AMPLE, GS_R).expect("XON came");
    assert!(sent.confirmed);
}

#[test]
fn no_paper() {
    let (slip, profile, bytes) = receipt();
    for way in WAYS {
        let printer = printer(way, Broken::PaperOut);
        let mut transport = transport(way, &printer);
        let error = send(&mut *transport, &bytes, AMPLE, ALL).expect_err("no paper");
        let out = matches!(error.fault, Fault::NotReady(NotReady::PaperOut));
        assert!(error.is_clean() && out, "{way:?}: {error}");
        // It printed nothing and holds nothing: after the new roll, one slip and not two.
        printer.set_fault(Broken::None);
        let sent = send(&mut *transport, &bytes, AMPLE, ALL).expect("a new roll");
        assert!(sent.confirmed, "{way:?}");
        assert_eq!(printer.printed().laid(), shown(&slip, &profile), "{way:?}");
    }
}

#[test]
fn no_paper_in_a_printer_that_is_not_asked_first() {
    let (slip, profile, bytes) = receipt();
    for way in WAYS {
        let printer = printer(way, Broken::PaperOut);
        let mut transport = transport(way, &printer);
        assert!(!send(&mut *transport, &bytes, AMPLE, NONE).expect("sent").confirmed);
        let error = send(&mut *transport, &bytes, SHORT, ID).expect_err("never confirmed");
        assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?}: {error}");
        assert_eq!(error.left, bytes.len());
        assert!(printer.printed().items.is_empty(), "{way:?}: it holds both");
        printer.set_fault(Broken::None);
        let both = [shown(&slip, &profile), shown(&slip, &profile)].concat();
        assert!(printer.wait_until(AMPLE, |printed| printed.laid() == both), "{way:?}");
    }
}

#[test]
fn answers_that_mean_nothing() {
    let (slip, profile, bytes) = receipt();
    for way in WAYS {
        for (status, limit) in [(GS_R, SHORT), (ID, SHORT), (ALL, Duration::from_millis(1_500))] {
            let printer = printer(way, Broken::GarbageStatus);
            let error = send(&mut *transport(way, &printer), &bytes, limit, status);
            let error = error.expect_err("never confirmed");
            assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?} {status:?}: {error}");
            assert_eq!(error.left, bytes.len());
            assert_eq!(printer.printed().laid(), shown(&slip, &profile), "{way:?} {status:?}");
        }
        let printer = printer(way, Broken::GarbageStatus);
        let sent = send(&mut *transport(way, &printer), &bytes, AMPLE, EOT).expect("sent");
        assert!(!sent.confirmed, "{way:?}");
    }
}

#[test]
fn no_answer_at_all() {
    let (_, _, bytes) = receipt();
    for way in WAYS {
        let printer = printer(way, Broken::Mute);
        let mut transport = transport(way, &printer);
        let error = send(&mut *transport, &bytes, AMPLE, ALL).expect_err("silent");
        assert!(error.is_clean() && matches!(error.fault, Fault::Silent), "{way:?}: {error}");
        assert!(printer.printed().items.is_empty(), "{way:?}");
        let error = send(&mut *transport, &bytes, SHORT, GS_R).expect_err("never confirmed");
        assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?}: {error}");
    }
}

#[test]
fn answers_among_other_answers() {
    let (_, _, bytes) = receipt();
    for way in WAYS {
        for status in [EOT, GS_R, ID, ALL] {
            let printer = printer(way, Broken::Chatty);
            let sent = send(&mut *transport(way, &printer), &bytes, AMPLE, status).expect("sent");
            assert_eq!(sent.confirmed, status != EOT, "{way:?} {status:?}");
        }
    }
}

#[test]
fn the_answer_for_another_job_confirms_nothing() {
    let (_, _, bytes) = receipt();
    for way in WAYS {
        let printer = printer(way, Broken::OtherJob);
        let error = send(&mut *transport(way, &printer), &bytes, SHORT, ID).expect_err("not ours");
        assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?}: {error}");
    }
}

#[test]
fn an_answer_that_came_late_confirms_nothing() {
    let (_, _, bytes) = receipt();
    for way in [Way::Serial, Way::Usblp] {
        let printer = printer(way, Broken::PaperOut);
        let mut transport = transport(way, &printer);
        let error = send(&mut *transport, &bytes, SHORT, GS_R).expect_err("held");
        assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?}: {error}");
        // The new roll frees the held slip and its answer, which now lies in the line.
        printer.set_fault(Broken::Mute);
        assert!(printer.wait_until_answered(AMPLE));
        let error = send(&mut *transport, &bytes, SHORT, GS_R).expect_err("mute");
        assert!(matches!(error.fault, Fault::Unconfirmed), "{way:?}: {error}");
    }
}

#[test]
fn a_printer_that_hangs_up_before_it_confirms() {
    let (_, _, bytes) = receipt();
    for way in WAYS {
        let printer = printer(way, Broken::CloseAfter(bytes.len() + 1));
        let error = send(&mut *transport(way, &printer), &bytes, AMPLE, GS_R).expect_err("gone");
        assert!(matches!(error.fault, Fault::Gone), "{way:?}: {error}");
        assert_eq!(error.left, bytes.len());
    }
}

#[test]
fn a_name_is_found_and_an_order_too_large_refused() {
    let (_, _, bytes) = receipt();
    let printer = printer(Way::Network, Broken::None);
    let mut transport = NetworkTransport::new("localhost", printer.address().port());
    assert!(send(&mut transport, &bytes, AMPLE, GS_R).expect("sent").confirmed);
    let huge = vec![b'\n'; MAX_ORDER + 1];
    let error = send(&mut transport, &huge, AMPLE, NONE).expect_err("too large");
    assert!(error.is_clean() && matches!(error.fault, Fault::TooLarge), "{error}");
}

#[test]
fn a_folder_takes_numbered_files() {
    let folder = folder("numbered");
    let mut transport = FileTransport::new(folder.join("slips"), "bin");
    assert!(send(&mut transport, b"un", AMPLE, ALL).expect("written").confirmed);
    send(&mut transport, b"deux", AMPLE, NONE).expect("written");
    let mut later = FileTransport::new(folder.join("slips"), "bin");
    send(&mut later, b"trois", AMPLE, NONE).expect("written");
    assert_eq!(later.last_file(), Some(folder.join("slips/000003.bin")));
    let read = |name: &str| std::fs::read(folder.join("slips").join(name)).expect("a file");
    assert_eq!(
        [read("000001.bin"), read("000002.bin"), read("000003.bin")],
        [&b"un"[..], b"deux", b"trois"]
    );
    assert_eq!(std::fs::read_dir(folder.join("slips")).expect("a folder").count(), 3);

    std::fs::write(folder.join("file"), "").expect("a file");
    let mut blocked = FileTransport::new(folder.join("file"), "bin");
    let error = send(&mut blocked, b"rien", AMPLE, NONE).expect_err("not a folder");
    assert!(error.is_clean(), "{error}");
}

/// A fresh folder of this run, under the target directory.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("transport-{name}"));
    match std::fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
        _ => std::fs::create_dir_all(&folder).expect("a folder"),
    }
    folder
}

#[test]
fn a_transport_can_move_to_its_worker() {
    let (_, _, bytes) = receipt();
    let printer = printer(Way::Network, Broken::None);
    let mut transport = transport(Way::Network, &printer);
    let (sender, receiver) = mpsc::channel();
    let worker = std::thread::spawn(move || {
        let order = Order::new(&bytes, Instant::now() + AMPLE);
        sender.send(transport.send(&order, &mut |_| {}).is_ok()).expect("somebody listens");
    });
    assert!(receiver.recv_timeout(AMPLE).expect("an answer"));
    worker.join().expect("no panic");
}
