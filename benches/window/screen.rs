//! A screen without a monitor: Xvfb, whose pixels lie in a file, and a finger: xdotool.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use iced::Point;

use crate::support::Problem;

/// The bytes of a row of pixels.
const ROW: usize = 1280 * 4;
/// Every fourth row is looked at: no letter is flatter, and looking must not keep the program
/// from its work on a machine of two cores.
const ROWS: [u64; 2] = [800, 4];
/// How often the picture is looked at.
const LOOK: Duration = Duration::from_millis(1);

/// The screen; it ends when it is dropped.
pub struct Screen {
    server: Child,
    finger: Child,
    orders: ChildStdin,
    pixels: File,
    /// Where the pixels begin in their file.
    offset: u64,
    /// Its name, for `DISPLAY`.
    pub display: String,
    pause: (Sender<()>, Receiver<()>),
}

/// When the picture changed.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// For the first time.
    pub first: Instant,
    /// For the last time before it stood still.
    pub last: Instant,
}

impl Screen {
    /// Starts a screen, whose pixels lie in `folder`; nothing where its programs are missing.
    ///
    /// # Errors
    /// When they are there and fail.
    pub fn start(folder: &Path) -> Result<Option<Self>, Problem> {
        let has = |program: &str| Command::new(program).arg("-version").output().is_ok();
        if !has("Xvfb") || !has("xdotool") {
            return Ok(None);
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = server.stdout.take().ok_or("Xvfb says nothing")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let display = format!(":{}", number.trim());
        let mut finger = Command::new("xdotool")
            .arg("-")
            .env("DISPLAY", &display)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let orders = finger.stdin.take().ok_or("xdotool does not listen")?;
        let pixels = File::open(folder.join("Xvfb_screen0"))?;
        let offset = offset(&pixels)?;
        let pause = channel();
        Ok(Some(Self { server, finger, orders, pixels, offset, display, pause }))
    }

    /// What stands on the screen, as far as it is looked at.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn picture(&self) -> Result<Vec<u8>, Problem> {
        let [rows, step] = ROWS;
        let mut bytes = vec![0; usize::try_from(rows / step)? * ROW];
        self.read(&mut bytes)?;
        Ok(bytes)
    }

    fn read(&self, bytes: &mut [u8]) -> Result<(), Problem> {
        let [_, step] = ROWS;
        for (row, place) in bytes.chunks_exact_mut(ROW).zip((0_u64..).map(|row| row * step)) {
            self.pixels.read_exact_at(row, self.offset + place * ROW as u64)?;
        }
        Ok(())
    }

    /// Waits until the picture differs from `before` and has then stood still for `quiet`.
    ///
    /// # Errors
    /// When it does not change within twenty seconds, or never stands still.
    pub fn change(&self, before: &mut Vec<u8>, quiet: Duration) -> Result<Change, Problem> {
        let start = Instant::now();
        let mut change: Option<Change> = None;
        let mut picture = before.clone();
        loop {
            self.read(&mut picture)?;
            let now = Instant::now();
            if picture != *before {
                before.clone_from(&picture);
                change = Some(Change { first: change.map_or(now, |seen| seen.first), last: now });
            }
            match change {
                Some(seen) if seen.last.elapsed() > quiet => return Ok(seen),
                _ if start.elapsed() > Duration::from_secs(20) => {
                    return Err("the screen does not change, or never stands still".into());
                }
                _ => self.wait(LOOK),
            }
        }
    }

    /// Lets time pass.
    pub fn wait(&self, time: Duration) {
        // Nobody ever sends: this is a wait with an end.
        let _ = self.pause.1.recv_timeout(time);
    }

    /// Moves the finger over a point.
    ///
    /// # Errors
    /// When xdotool is gone.
    pub fn point(&mut self, at: Point) -> Result<(), Problem> {
        Ok(writeln!(self.orders, "mousemove {} {}", at.x.round(), at.y.round())?)
    }

    /// Touches what lies under the finger; xdotool's own click would hold it down for 12 ms.
    ///
    /// # Errors
    /// When xdotool is gone.
    pub fn click(&mut self) -> Result<(), Problem> {
        Ok(writeln!(self.orders, "mousedown 1 mouseup 1")?)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in [&mut self.finger, &mut self.server] {
            // It has ended already if this fails.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where the pixels begin: behind a header, whose size stands first, and a map of colours of
/// twelve bytes each (the form of `xwd`).
fn offset(pixels: &File) -> Result<u64, Problem> {
    let word = |index: u64| -> Result<u64, Problem> {
        let mut bytes = [0; 4];
        pixels.read_exact_at(&mut bytes, index * 4)?;
        Ok(u64::from(u32::from_be_bytes(bytes)))
    };
    let (header, colours) = (word(0)?, word(19)?);
    Ok(header + colours * 12)
}
