//! The real program, killed at one file operation after the other of every writing command: what it had acknowledged is
//! there, the store is sound, papers are whole or absent, and the command can be given again.
//!
//! Linux alone tells another process of each call of the system; elsewhere, and where that is not permitted, the test
//! says so and ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers of tests too")]

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod life;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod traced;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod tried;

#[test]
fn a_command_that_is_killed_anywhere_leaves_nothing_half() {
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    tried::every_command();
    #[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
    println!("not tried: this system does not tell of calls of another process");
}
