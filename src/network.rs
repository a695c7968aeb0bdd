//! The way to head office: letters to the hub and what it answers.
//!
//! What is asked next, and when, is decided by a machine without clock, chance or network of its
//! own ([`courier`]); what an answer means is read by functions of its bytes ([`reading`]). Only
//! [`client`] names HTTP. Nobody at the counter ever waits for any of this.

pub mod client;
pub mod courier;
pub mod letter;
pub mod reading;

pub use client::Postman;
pub use courier::{Courier, Question, Step, Trouble};
pub use letter::{Carrier, Fault, Letter, Mail, Method, Reply};
