//! Letters over HTTPS, on a thread of their own.

use std::error::Error;
use std::io::Read;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use reqwest::blocking::{Client, ClientBuilder};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;

use super::letter::{Carrier, Fault, Letter, Mail, Method, Reply};
use crate::statement::exchange::PROTOCOL_HEADER;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a letter may take in all.
const TOTAL: Duration = Duration::from_secs(60);
/// The most bytes of an answer, unpacked.
const MOST_BYTES: u64 = 256 * 1024;
/// The longest wait that a hub may ask for, in seconds: a day.
const LONGEST_WAIT: u64 = 24 * 60 * 60;

/// Carries letters to one hub over HTTPS. Plain HTTP goes to this very machine alone, no answer
/// leads elsewhere, and a certificate that does not hold ends the matter.
pub struct HttpsCarrier {
    hub: String,
    client: Option<Client>,
}

impl HttpsCarrier {
    /// A carrier to the hub at this address.
    pub fn new(hub: &str) -> Self {
        Self { hub: hub.trim_end_matches('/').to_owned(), client: None }
    }

    fn client(&mut self) -> Result<&Client, Fault> {
        if self.client.is_none() {
            let secure = !self.hub.starts_with("http://");
            let builder = ClientBuilder::new()
                .user_agent(crate::PROGRAM.replace(' ', "/"))
                .redirect(Policy::none())
                .connect_timeout(CONNECT)
                .timeout(TOTAL)
                .https_only(secure)
                .gzip(true);
            // A proxy of the machine's must not stand between the till and a hub on the same one.
            let builder = if secure { builder } else { builder.no_proxy() };
            self.client = Some(builder.build().map_err(|error| fault(&error))?);
        }
        self.client.as_ref().ok_or(Fault::Unreachable)
    }
}

impl Carrier for HttpsCarrier {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        let address = format!("{}{}", self.hub, letter.path);
        let client = self.client()?;
        let request = match letter.method {
            Method::Get => client.get(address),
            Method::Put => client.put(address).body(letter.body.clone()),
            Method::Post => client.post(address).body(letter.body.clone()),
        };
        let request = match &letter.authorization {
            Some(signature) => request.header(AUTHORIZATION, signature),
            None => request,
        };
        let request = request.header(CONTENT_TYPE, "application/json");
        let answer = request.send().map_err(|error| fault(&error))?;
        let headers = answer.headers();
        let retry_after = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let retry_after = retry_after.and_then(|text| text.trim().parse::<u64>().ok());
        let reply = Reply {
            status: answer.status().as_u16(),
            is_hub: headers.contains_key(PROTOCOL_HEADER),
            retry_after: retry_after.map(|seconds| seconds.min(LONGEST_WAIT)),
            body: Vec::new(),
        };
        let mut body = Vec::new();
        let read = answer.take(MOST_BYTES + 1).read_to_end(&mut body);
        read.map_err(|_| Fault::Cut)?;
        if body.len() as u64 > MOST_BYTES {
            return Err(Fault::TooLarge);
        }
        Ok(Reply { body, ..reply })
    }
}

/// What went wrong, as far as it matters. The library tells of certificates in words alone.
fn fault(error: &reqwest::Error) -> Fault {
    let mut said = String::new();
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(one) = cause {
        said.push_str(&one.to_string().to_lowercase());
        said.push('\n');
        cause = one.source();
    }
    fault_of(&said, error.is_connect())
}

fn fault_of(said: &str, connecting: bool) -> Fault {
    let of_time = ["not valid yet", "notvalidyet", "certificate expired", "expired:"];
    if of_time.iter().any(|word| said.contains(word)) {
        Fault::Clock
    } else if said.contains("certificate") {
        Fault::Untrusted
    } else if connecting {
        Fault::Unreachable
    } else {
        Fault::Cut
    }
}

type Posted = (String, Letter);

/// Carries letters on a thread of its own, so that nobody waits.
pub struct Postman {
    letters: Sender<Posted>,
    answers: Receiver<Result<Reply, Fault>>,
    under_way: bool,
}

impl Postman {
    /// Starts the thread, which ends when this end is dropped and its letter has come back.
    ///
    /// # Errors
    /// When the system refuses another thread.
    pub fn start() -> std::io::Result<Self> {
        let (letters, posted) = channel::<Posted>();
        let (told, answers) = channel();
        thread::Builder::new().name("post".to_owned()).spawn(move || {
            let mut carrier = HttpsCarrier::new("");
            while let Ok((hub, letter)) = posted.recv() {
                if carrier.hub != hub.trim_end_matches('/') {
                    carrier = HttpsCarrier::new(&hub);
                }
                if told.send(carrier.carry(&letter)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { letters, answers, under_way: false })
    }
}

impl Mail for Postman {
    fn post(&mut self, hub: &str, letter: Letter) {
        self.under_way = self.letters.send((hub.to_owned(), letter)).is_ok();
    }

    fn collect(&mut self) -> Option<Result<Reply, Fault>> {
        match self.answers.try_recv() {
            Ok(answer) => {
                self.under_way = false;
                Some(answer)
            }
            Err(TryRecvError::Empty) => None,
            // The thread is gone: what was under way comes to nothing, and is tried again later.
            Err(TryRecvError::Disconnected) => {
                std::mem::take(&mut self.under_way).then_some(Err(Fault::Unreachable))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::TcpListener;

    use super::*;

    /// A server that answers one letter with these bytes.
    fn answering(answer: Vec<u8>) -> (String, thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let served = thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a caller");
            let mut asked = vec![0; 4_096];
            let count = stream.read(&mut asked).expect("a question");
            stream.write_all(&answer).expect("answered");
            String::from_utf8_lossy(&asked[..count]).into_owned()
        });
        (address, served)
    }

    fn letter() -> Letter {
        let authorization = Some("Cafe kid=a,ts=b,sig=c".to_owned());
        Letter { method: Method::Get, path: "/v1/x?y=z".to_owned(), authorization, body: vec![] }
    }

    #[test]
    fn a_letter_goes_out_and_its_answer_comes_in() {
        let answer = "HTTP/1.1 503 Busy\r\nX-1000C-Protocole: 1\r\nRetry-After: 7\r\n\
             Content-Length: 2\r\nConnection: close\r\n\r\n{}";
        let (address, served) = answering(answer.as_bytes().to_vec());
        let reply = HttpsCarrier::new(&address).carry(&letter()).expect("an answer");
        let expected =
            Reply { status: 503, is_hub: true, retry_after: Some(7), body: b"{}".to_vec() };
        assert_eq!(reply, expected);
        let asked = served.join().expect("served").to_lowercase();
        assert!(asked.starts_with("get /v1/x?y=z http/1.1\r\n"), "{asked}");
        assert!(asked.contains("authorization: cafe kid=a,ts=b,sig=c\r\n"), "{asked}");
    }

    #[test]
    fn an_answer_leads_nowhere_else_and_is_bounded() {
        let elsewhere = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\
             Content-Length: 0\r\nConnection: close\r\n\r\n";
        let (address, _) = answering(elsewhere.as_bytes().to_vec());
        let reply = HttpsCarrier::new(&address).carry(&letter()).expect("an answer");
        assert_eq!((reply.status, reply.is_hub), (302, false));
        let mut endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
        endless.resize(300_000, b'x');
        let (address, _) = answering(endless);
        assert_eq!(HttpsCarrier::new(&address).carry(&letter()), Err(Fault::TooLarge));
        let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nx".to_vec();
        let (address, _) = answering(cut);
        assert_eq!(HttpsCarrier::new(&address).carry(&letter()), Err(Fault::Cut));
    }

    #[test]
    fn nobody_there_is_no_answer() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        drop(listener);
        assert_eq!(HttpsCarrier::new(&address).carry(&letter()), Err(Fault::Unreachable));
        assert!(HttpsCarrier::new("ftp://127.0.0.1").carry(&letter()).is_err());
    }

    #[test]
    fn case_09_a_certificate_that_is_not_valid_yet_is_the_clocks_fault() {
        let said = "invalid peer certificate: certificate not valid yet: verification time 0";
        assert_eq!(fault_of(said, true), Fault::Clock);
        assert_eq!(fault_of("invalid peer certificate: unknownissuer", true), Fault::Untrusted);
        assert_eq!(fault_of("dns error", true), Fault::Unreachable);
        assert_eq!(fault_of("operation timed out", false), Fault::Cut);
    }
}
