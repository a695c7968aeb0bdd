//! Times, and the JSON lines in which benches print their figures.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Times of one operation.
#[derive(Debug, Default)]
pub struct Times(Vec<u64>);

impl Times {
    /// Adds the time since `start`.
    pub fn since(&mut self, start: Instant) {
        self.push(start.elapsed());
    }

    /// Adds a time.
    pub fn push(&mut self, time: Duration) {
        self.0.push(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
    }

    /// The time that so many thousandths of all stay within, in nanoseconds.
    pub fn at(&self, thousandths: usize) -> u64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * thousandths / 1_000).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or(0)
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.len() as u64
    }

    /// All of them together, in nanoseconds.
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Half, most, nearly all and the longest, in microseconds.
    pub fn micros(&self) -> Value {
        let micros = |thousandths| thousandths_of(self.at(thousandths));
        json!({
            "p50": micros(500),
            "p90": micros(900),
            "p99": micros(990),
            "max": micros(1_000),
            "n": self.0.len(),
        })
    }

    /// How many times as long as `limit` this took, at a share.
    pub fn ratio(&self, limit: &Self, thousandths: usize) -> Value {
        ratio(self.at(thousandths), limit.at(thousandths))
    }
}

/// A count of thousandths as a number: nanoseconds in microseconds, bytes in kilobytes.
pub fn thousandths_of(count: u64) -> Value {
    json!(count as f64 / 1_000.0)
}

/// How many times the other one is, to two decimals; nothing of nothing.
pub fn ratio(one: u64, other: u64) -> Value {
    if other == 0 {
        return Value::Null;
    }
    json!((one as f64 / other as f64 * 100.0).round() / 100.0)
}

/// What every line bears: the machine, its file system, and the state of the source.
#[derive(Debug, Clone)]
pub struct Stamp {
    machine: String,
    commit: String,
}

impl Stamp {
    /// Describes the machine, and the disk under `folder`.
    pub fn of(folder: &Path) -> Self {
        Self { machine: machine(folder), commit: commit() }
    }

    /// Prints the figures of a bench as one line, its name first and the machine last.
    pub fn print(&self, bench: &str, figures: Value) {
        let stamp =
            json!({ "machine": self.machine, "load": load(), "commit": self.commit }).to_string();
        let figures = figures.to_string();
        println!("{{\"bench\":{},{},{}", json!(bench), inside(&figures), &stamp[1..]);
    }

    /// Prints that a bench could not be run here, and why.
    pub fn skip(&self, bench: &str, why: &str) {
        self.print(bench, json!({ "skipped": why }));
    }
}

/// The members of an object, without its braces.
fn inside(object: &str) -> &str {
    object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(object)
}

fn machine(folder: &Path) -> String {
    let cpus = read("/proc/cpuinfo");
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = read("/proc/meminfo");
    let kib: u64 =
        memory.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
    let kernel = read("/proc/sys/kernel/osrelease");
    let disk = file_system(folder);
    let gib = (kib + (1 << 19)) >> 20;
    format!("{model}, {cores} cores, {gib} GiB, {disk}, Linux {}", kernel.trim())
}

/// The kind of file system that a folder lies on: that of the longest mount point above it.
fn file_system(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = read("/proc/mounts");
    let above = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (device, point, kind) = (words.next()?, words.next()?, words.next()?);
        let turning = is_turning(device);
        folder.starts_with(point).then(|| (point.len(), format!("{kind} on {turning}")))
    });
    above.max().map_or_else(|| "unknown file system".to_owned(), |(_, kind)| kind)
}

fn is_turning(device: &str) -> &'static str {
    let name = device.trim_start_matches("/dev/");
    let disk = name.trim_end_matches(|one: char| one.is_ascii_digit());
    match read(&format!("/sys/block/{disk}/queue/rotational")).trim() {
        "1" if disk.starts_with("vd") => "a virtual disk",
        "1" => "a turning disk",
        "0" => "a disk without turning parts",
        _ => "another kind of disk",
    }
}

fn load() -> String {
    read("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short", "HEAD"]) else {
        return "unknown".to_owned();
    };
    let is_clean = git(&["diff", "--quiet", "HEAD"]).is_some();
    if is_clean { commit } else { format!("{commit} with changes") }
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}
