//! The `prikaz` program: hands the command line to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    prikaz::cli::main(std::env::args_os())
}
