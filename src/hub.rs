//! Head office's collector: it takes the statements of all cafés in, adds them up and shows what
//! the network does.

pub mod demo;
pub mod impact;
