//! The rules of the trade, pure: no file, clock, chance or floating point enters here; the bread
//! [`forecast`] alone reckons with floats.
//!
//! Whatever comes from outside (the time, a new identifier, what a person typed) is an argument;
//! whatever happens is returned as a [`fact::Fact`] for the journal.

pub mod activity;
pub mod barcode;
pub mod bread;
pub mod calendar;
pub mod cash;
pub mod catalog;
pub mod closing;
pub mod commune;
pub mod customer;
pub mod day;
pub mod errand;
pub mod establishment;
pub mod evening;
pub mod fact;
pub mod forecast;
pub mod funder;
pub mod id;
pub mod ledger;
pub mod membership;
pub mod money;
pub mod month;
pub mod net_price;
pub mod network;
pub mod parcel;
pub mod partner;
pub mod payment;
pub mod profile;
pub mod quantity;
pub mod service;
pub mod shelf;
pub mod stock;
pub mod text;
pub mod ticket;
pub mod tracking;
pub mod unit_price;
pub mod vat;
pub mod volunteer;
