//! A printer on the network.

use std::io;
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::wire::Wire;
use super::{Fault, Order, SendError, Sent, Transport, check};

/// How long a connection may take, within the deadline.
const CONNECT_LIMIT: Duration = Duration::from_secs(3);
/// How long a printer may take to close after us; many never do.
const FAREWELL_LIMIT: Duration = Duration::from_secs(1);
/// The most addresses of a name that are tried.
const MAX_ADDRESSES: usize = 4;
/// A full frame of Ethernet carries no more.
const CHUNK: usize = 1_460;
/// What the system may hold of our bytes: the less, the truer the count of those that left.
const SEND_BUFFER: usize = 4_096;

/// A printer on the network. It is connected to for one order and left, since many serve one
/// client at a time.
#[derive(Debug, Clone)]
pub struct NetworkTransport {
    host: String,
    port: u16,
}

impl NetworkTransport {
    /// The port of raw printing.
    pub const RAW_PORT: u16 = 9_100;

    /// A printer by its address or name; the port is usually [`NetworkTransport::RAW_PORT`].
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Self { host: host.into(), port }
    }

    fn connect(&self, deadline: Instant) -> Result<TcpStream, Fault> {
        let deadline = deadline.min(Instant::now() + CONNECT_LIMIT);
        let mut fault = Fault::Absent;
        for address in self.addresses(deadline)? {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(fault);
            }
            match TcpStream::connect_timeout(&address, left) {
                Ok(stream) => return prepared(stream).map_err(Fault::System),
                // A host that lets us wait isn't there, whatever the reason.
                Err(error) if error.kind() == io::ErrorKind::TimedOut => fault = Fault::Absent,
                Err(error) => fault = Fault::of(error, ""),
            }
        }
        Err(fault)
    }

    /// The addresses of the host. The system's resolver knows no deadline, so a name is looked
    /// up on a thread that is left behind where it takes too long.
    fn addresses(&self, deadline: Instant) -> Result<Vec<SocketAddr>, Fault> {
        if let Ok(address) = self.host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::from((address, self.port))]);
        }
        let (sender, receiver) = mpsc::channel();
        let (host, port) = (self.host.clone(), self.port);
        let resolve = move || {
            let found = (host.as_str(), port).to_socket_addrs();
            // Nobody listens any more where the deadline has passed.
            sender.send(found.map(|all| all.take(MAX_ADDRESSES).collect())).ok();
        };
        let thread = std::thread::Builder::new().name("resolve".to_owned());
        thread.spawn(resolve).map_err(Fault::System)?;
        let left = deadline.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok(Ok(addresses)) => Ok(addresses),
            Ok(Err(_)) | Err(_) => Err(Fault::Absent),
        }
    }
}

/// A fresh connection made ready for an order.
fn prepared(stream: TcpStream) -> io::Result<TcpStream> {
    stream.set_nodelay(true)?;
    rustix::net::sockopt::set_socket_send_buffer_size(&stream, SEND_BUFFER)?;
    stream.set_nonblocking(true)?;
    Ok(stream)
}

impl Transport for NetworkTransport {
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        check(order)?;
        let stream = self.connect(order.deadline).map_err(Fault::clean)?;
        let mut wire = Wire::new(&stream, CHUNK).ending();
        let sent = wire.deliver(order, progress)?;
        // Closing with answers unread would reset the connection and lose what the printer has
        // not read yet, so the end is a polite one; a reset now means that it read no more.
        stream.shutdown(Shutdown::Write).ok();
        let limit = order.deadline.min(Instant::now() + FAREWELL_LIMIT);
        match wire.see_off(limit) {
            Err(fault) if !sent.confirmed => Err(SendError { left: sent.bytes, fault }),
            _ => Ok(sent),
        }
    }
}
