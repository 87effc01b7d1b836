//! The `prikaz` program: hands the command line to the library.

use std::process::ExitCode;

/// Much of what is done is many small texts made and dropped: the system's allocators take twice the time, and on
/// Windows more.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    prikaz::cli::main(std::env::args_os())
}
