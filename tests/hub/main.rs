//! Head office's collector from outside: real HTTP on loopback, each case on every store that is
//! there. The cases bear the numbers of `network.md` §9.

mod accessibility;
mod admin;
#[path = "../it/cafe.rs"]
mod cafe;
mod cafes;
mod command;
mod distances;
mod editions;
mod enrolment;
mod ground;
mod intake;
mod limits;
mod odd;
mod operations;
mod pages;
mod programs;
mod published;
mod reads;
mod rollback;
mod simulation;
mod stores;
mod summaries;
mod till;
mod witness;
