//! The real program on a screen without a monitor: `start`, `tap`, `memory`, `idle_cpu`.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use comptoir::words::Words;
use iced::Point;
use serde_json::json;

use crate::counter::Counter;
use crate::screen::Screen;
use crate::support::cafe::{A_DAY, PERSON, PRODUCTS, Place, catalogue};
use crate::support::report::{Stamp, Times, thousandths_of};
use crate::support::{Problem, number, tickets};

/// How often the program is started.
const STARTS: u64 = 5;
/// How long nobody touches it.
const IDLE: Duration = Duration::from_secs(20);
/// How long a picture stands still when nothing more is to come.
const QUIET: Duration = Duration::from_millis(1_000);
/// The same after a tap.
const QUIET_TAP: Duration = Duration::from_millis(120);

/// Measures the program, or says why it can't be.
pub fn run(stamp: &Stamp, scratch: &Path) -> Result<(), Problem> {
    let pixels = tempfile::tempdir_in(scratch)?;
    let Some(mut screen) = Screen::start(pixels.path())? else {
        stamp.skip("program", "Xvfb or xdotool is not installed");
        return Ok(());
    };
    let place = Place::new(&scratch.join("till"), PRODUCTS);
    let filled = place.fill(tickets())?;
    // A café of one day, whose window stands beside the real one and says where to touch.
    let twin = Place::new(&scratch.join("twin"), PRODUCTS);
    twin.fill(A_DAY)?;
    let program = starts(stamp, &screen, &place, scratch, filled)?;
    let mut bench = Bench { twin: Counter::new(&twin.folder)?, screen: &mut screen, program };
    bench.idle(stamp, "idle_cpu_before")?;
    bench.sales(stamp, filled)?;
    bench.idle(stamp, "idle_cpu")
}

/// The program; it ends when this is dropped.
struct Program(Child);

impl Program {
    fn start(screen: &Screen, place: &Place, home: &Path) -> Result<Self, Problem> {
        let child = Command::new(env!("CARGO_BIN_EXE_comptoir"))
            .arg("--data")
            .arg(&place.folder)
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            // Settings of its own: nothing of the person who measures.
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home)
            .env("LANG", "fr_FR.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }

    /// Its share of the memory in use, in kibibytes.
    fn memory(&self) -> Result<u64, Problem> {
        let text = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0.id()))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        let line = line.ok_or("the system does not tell the memory")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// How long all its threads were at work, in nanoseconds.
    fn work(&self) -> Result<u64, Problem> {
        let mut sum = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.0.id()))? {
            let text = fs::read_to_string(thread?.path().join("schedstat"))?;
            sum += text.split(' ').next().unwrap_or("0").parse::<u64>()?;
        }
        Ok(sum)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already if this fails.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program several times; the last one stays.
fn starts(
    stamp: &Stamp,
    screen: &Screen,
    place: &Place,
    scratch: &Path,
    filled: u64,
) -> Result<Program, Problem> {
    let home = scratch.join("home");
    fs::create_dir_all(&home)?;
    let (mut first, mut ready) = (Times::default(), Times::default());
    let mut last = None;
    // The first start fills the ballast and the system's cache; it does not count.
    for round in 0..=STARTS {
        drop(last.take());
        let mut picture = screen.picture()?;
        if round > 0 {
            // The last window is gone, and the screen empty again.
            while picture.iter().any(|byte| *byte != picture[0]) {
                screen.wait(Duration::from_millis(5));
                picture = screen.picture()?;
            }
        }
        let start = Instant::now();
        let program = Program::start(screen, place, &home)?;
        let change = screen.change(&mut picture, QUIET)?;
        if round > 0 {
            first.push(change.first - start);
            ready.push(change.last - start);
        }
        last = Some(program);
    }
    let program = last.ok_or("the program was not started")?;
    stamp.print(
        "start",
        json!({
            "tickets": filled,
            "ready_us": ready.micros(),
            "first_pixels_us": first.micros(),
            "aim": "<= 500 ms warm, independent of history",
        }),
    );
    stamp.print(
        "memory_start",
        json!({ "pss_mib": thousandths_of(program.memory()? * 1_000 / 1_024),
                "aim": "<= 60 MiB" }),
    );
    Ok(program)
}

struct Bench<'a> {
    twin: Counter,
    screen: &'a mut Screen,
    program: Program,
}

impl Bench<'_> {
    /// Touches a text in the twin, and the same place on the screen; says how long the picture
    /// took from the touch to its last change, and how long the program was at work for it.
    fn touch(&mut self, text: &str) -> Result<(Duration, Duration), Problem> {
        let at: Point = self.twin.touch(text)?;
        self.screen.point(at)?;
        // What lights up under the finger does so now.
        self.screen.wait(Duration::from_millis(60));
        let mut picture = self.screen.picture()?;
        let before = self.program.work()?;
        let start = Instant::now();
        self.screen.click()?;
        let change = self.screen.change(&mut picture, QUIET_TAP)?;
        let work = self.program.work()?.saturating_sub(before);
        Ok((change.last - start, Duration::from_nanos(work)))
    }

    fn sales(&mut self, stamp: &Stamp, filled: u64) -> Result<(), Problem> {
        let words = Words::french();
        self.touch(PERSON)?;
        self.touch(&words.say("opening-open"))?;
        let (_, products) = catalogue(PRODUCTS)?;
        let names: Vec<&str> = products
            .iter()
            .map(|product| product.name.as_str())
            .filter(|name| self.twin.find(name).is_some())
            .take(6)
            .collect();
        let exact = words.say("cash-exact");
        let (mut taps, mut payments) = (Times::default(), Times::default());
        let mut work = Times::default();
        let sales = number("COMPTOIR_BENCH_CLICKS", 30);
        let before = self.program.memory()?;
        for sale in 0..sales {
            for step in 0..2 {
                let index = usize::try_from(sale + step)? % names.len().max(1);
                let name = names.get(index).ok_or("no product is on the screen")?;
                let (time, at_work) = self.touch(name)?;
                taps.push(time);
                work.push(at_work);
            }
            payments.push(self.touch(&exact)?.0);
        }
        let after = self.program.memory()?;
        let mib = |kib: u64| thousandths_of(kib * 1_000 / 1_024);
        stamp.print(
            "tap",
            json!({
                "tickets": filled,
                "product_us": taps.micros(),
                "product_work_us": work.micros(),
                "payment_us": payments.micros(),
                "includes": "the way of the touch through the X server",
                "aim": "p50 <= 8 ms, p99 <= 16 ms",
            }),
        );
        stamp.print(
            "memory",
            json!({ "sales": sales, "pss_mib_before": mib(before), "pss_mib_after": mib(after),
                    "aim": "<= 90 MiB ever" }),
        );
        Ok(())
    }

    fn idle(&mut self, stamp: &Stamp, name: &str) -> Result<(), Problem> {
        let before = self.program.work()?;
        self.screen.wait(IDLE);
        let nanos = self.program.work()?.saturating_sub(before);
        let thousandths = nanos / (u64::try_from(IDLE.as_nanos())? / 100_000);
        stamp.print(
            name,
            json!({ "percent_of_a_core": thousandths_of(thousandths), "seconds": IDLE.as_secs(),
                    "aim": "<= 0.1" }),
        );
        Ok(())
    }
}
