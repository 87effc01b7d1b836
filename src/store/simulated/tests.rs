//! Many histories, and machines that lie.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use super::history::{Played, play};
use super::world::Lie;

/// How many histories are all: CI plays them, by hand a share is played (`PROPTEST_CASES`, of which 256 are all).
const ALL: u64 = 65_536;
/// Another number of histories, for a night.
const MANY: &str = "SIMULATED_HISTORIES";
/// The seed of one history, to be played again.
const SEED: &str = "SIMULATED_SEED";

fn asked(variable: &str) -> Option<u64> {
    #[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
    std::env::var(variable).ok()?.parse().ok()
}

/// What is wrong in the history of `seed`, also where it ended in a panic.
fn wrong(seed: u64, lie: Option<Lie>, trace: bool) -> Result<Played, String> {
    catch_unwind(AssertUnwindSafe(|| play(seed, lie, trace)))
        .unwrap_or_else(|_| Err("it panicked".to_owned()))
}

#[test]
fn no_history_loses_what_was_acknowledged() {
    if let Some(seed) = asked(SEED) {
        let played = wrong(seed, None, true).unwrap_or_else(|wrong| panic!("{SEED}={seed}: {wrong}"));
        println!("{played:?}");
        return;
    }
    let share = ALL * asked("PROPTEST_CASES").unwrap_or(256).clamp(1, 256) / 256;
    let n_histories = asked(MANY).unwrap_or(share);
    let (next, blows, parts) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= n_histories {
                return;
            }
            let played = wrong(seed, None, false).unwrap_or_else(|wrong| panic!("{SEED}={seed}: {wrong}"));
            blows.fetch_add(played.n_blows as u64, Ordering::Relaxed);
            parts.fetch_add(played.n_parts as u64, Ordering::Relaxed);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let (blows, parts) = (blows.into_inner(), parts.into_inner());
    println!("{n_histories} histories, {blows} blows, {parts} unfinished ends set aside");
    assert!(
        blows > n_histories && parts > n_histories / 50,
        "{blows} blows, {parts} ends: too little befalls them"
    );
}

/// After how many histories a defect of the machine is seen.
fn seen(lie: Lie) -> u64 {
    (0..400)
        .find(|seed| wrong(*seed, Some(lie), false).is_err())
        .unwrap_or_else(|| panic!("{lie:?} is not seen"))
        + 1
}

#[test]
fn a_machine_that_lies_is_found_out() {
    for lie in [Lie::File, Lie::Folder, Lie::Error] {
        println!("{lie:?}: after {} histories", seen(lie));
    }
}
