//! The `comptoir` command.
fn main() {}
