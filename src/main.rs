//! The `comptoir` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    comptoir::command_line::run()
}
