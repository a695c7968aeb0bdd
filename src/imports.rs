//! What others wrote and the café takes in: suppliers' price lists and invoices, exports of other
//! tills. Read from bytes, checked whole, and returned as values: nothing is written here.

pub mod invoice;
pub mod price_list;
pub mod table;
