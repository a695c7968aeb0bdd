//! The till's desk with printers of software: whatever a device does, the sale stands, nobody
//! waits, and the work table tells the truth about the paper.

mod cafe;
mod faults;
mod gate;
mod papers;
mod restarts;
mod workers;
