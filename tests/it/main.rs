//! The till from outside: tampering with its files, frozen entries, and views after any history.

mod accounts;
mod agenda;
mod association;
mod bread;
mod cafe;
mod columns;
mod commands;
mod day;
mod epochs;
mod evenings;
mod figures;
mod forecast;
mod golden;
mod goods_in;
mod histories;
mod margins;
mod network;
mod parcels;
mod producers;
mod shelf;
mod statement;
mod stock;
mod story;
mod tampering;
mod undone;
mod visits;
