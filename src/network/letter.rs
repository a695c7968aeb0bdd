//! Letters to the hub, and what comes back.

/// What is done to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Asks.
    Get,
    /// Puts something there, once however often it is done.
    Put,
    /// Hands something in.
    Post,
}

impl Method {
    /// Its name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
        }
    }
}

/// A question to the hub, as it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What is done.
    pub method: Method,
    /// To which path, the query with it.
    pub path: String,
    /// The till's signature of the question, where the body bears none.
    pub authorization: Option<String>,
    /// What is handed in.
    pub body: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The number of the HTTP status.
    pub status: u16,
    /// Whether it says that it is a hub: no other server sets that header.
    pub is_hub: bool,
    /// How many seconds to wait, if it said so.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The hub could not be reached.
    Unreachable,
    /// The certificate is not valid yet by this machine's clock, or no longer.
    Clock,
    /// The certificate is not one of the hub's.
    Untrusted,
    /// Nothing, or not all of it, came in time.
    Cut,
    /// More came than a hub ever says.
    TooLarge,
}

/// Carries a letter and waits for the answer.
pub trait Carrier {
    /// The answer.
    ///
    /// # Errors
    /// [`Fault`] when none came. The hub may have taken the letter in all the same.
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault>;
}

/// Carries letters while others work: one at a time.
pub trait Mail: Send {
    /// Hands a letter over for the hub at this address.
    fn post(&mut self, hub: &str, letter: Letter);
    /// What came of the letter, once anything did.
    fn collect(&mut self) -> Option<Result<Reply, Fault>>;
}
