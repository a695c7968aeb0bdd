//! What printers send back, told apart: several kinds of answer share one line without frames.

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// To `DLE EOT n`.
    RealTime(u8),
    /// To `GS r 1`: the paper sensor, after all that came before was printed.
    InOrder(u8),
    /// To `GS ( H` function 48: this job was printed.
    Printed([u8; 4]),
}

/// The longest answer that is waited for, a model's name.
const LONGEST: usize = 80;

/// Splits a stream of bytes into answers. Automatic status, XON, XOFF, names and noise are
/// passed over.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pending: Vec<u8>,
    /// Whether anything at all came.
    pub(super) heard: bool,
}

impl Answers {
    /// Takes bytes in; gives the answers that they complete.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Answer> {
        self.heard |= !bytes.is_empty();
        self.pending.extend_from_slice(bytes);
        let mut answers = Vec::new();
        let mut at = 0;
        while at < self.pending.len() {
            let (used, answer) = first(&self.pending[at..]);
            if used == 0 {
                break;
            }
            at += used;
            answers.extend(answer);
        }
        self.pending.drain(..at);
        answers
    }

    /// Forgets the start of an answer that never came whole.
    pub(super) fn forget(&mut self) {
        self.pending.clear();
        self.heard = false;
    }
}

/// The first answer of the bytes and its length; zero where more bytes are needed.
fn first(bytes: &[u8]) -> (usize, Option<Answer>) {
    match bytes[0] {
        0x37 => match bytes {
            [0x37, 0x22, a, b, c, d, 0, ..] => (7, Some(Answer::Printed([*a, *b, *c, *d]))),
            // The bytes of the number are never zero, so a zero among them is noise.
            [0x37] | [0x37, 0x22] => (0, None),
            [0x37, 0x22, rest @ ..] if rest.len() < 5 && !rest.contains(&0) => (0, None),
            _ => (1, None),
        },
        0x5f => match bytes.iter().position(|&byte| byte == 0) {
            Some(end) => (end + 1, None),
            None if bytes.len() < LONGEST => (0, None),
            None => (1, None),
        },
        byte if byte & 0x93 == 0x12 => (1, Some(Answer::RealTime(byte))),
        byte if byte & 0x93 == 0x10 => {
            // Automatic status: three more bytes with bits 4 and 7 clear.
            let follows = bytes[1..].iter().take(3).take_while(|&&byte| byte & 0x90 == 0).count();
            match (follows, bytes.len()) {
                (3, _) => (4, None),
                (_, length) if follows == length - 1 => (0, None),
                _ => (1, None),
            }
        }
        byte if byte & 0x90 == 0 => (1, Some(Answer::InOrder(byte))),
        // XON, XOFF and noise.
        _ => (1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Answers};

    /// The answers of a stream, however it is cut into pieces.
    fn split(bytes: &[u8], expected: &[Answer]) {
        for piece in 1..=bytes.len() {
            let mut answers = Answers::default();
            let found: Vec<Answer> =
                bytes.chunks(piece).flat_map(|chunk| answers.feed(chunk)).collect();
            assert_eq!(found, expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn kinds_are_told_apart() {
        let id = Answer::Printed(*b"0042");
        split(&[0x12], &[Answer::RealTime(0x12)]);
        split(&[0x7e], &[Answer::RealTime(0x7e)]);
        split(&[0x00], &[Answer::InOrder(0x00)]);
        split(b"\x37\x220042\0", &[id]);
        // Automatic status before, flow control and a name after, noise between.
        split(&[0x14, 0, 0, 0, 0x12, 0x11, 0x13, 0x5f, b'T', b'M', 0], &[Answer::RealTime(0x12)]);
        split(b"\xff\xee\x80\x37\x37\x220042\0\x55", &[id]);
        // Automatic status that breaks off: what follows is still read.
        let broken = [Answer::InOrder(0), Answer::RealTime(0x12), Answer::RealTime(0x12)];
        split(&[0x10, 0x00, 0x12, 0x12], &broken);
    }
}
