//! With how many cases a law is tried: all of them in CI, a share of them by hand (`.cargo/config.toml`).
//!
//! `PROPTEST_CASES` says it, which proptest reads by itself for laws that ask for no number; 256 are all.

/// What `PROPTEST_CASES` is where all cases are tried.
pub const ALL: u32 = 256;
/// Fewer would try nothing.
const LEAST: u32 = 4;

fn asked() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
    let asked = std::env::var("PROPTEST_CASES");
    asked.ok().and_then(|asked| asked.parse().ok()).unwrap_or(ALL)
}

/// So many generated cases of `all`.
pub fn cases(all: u32) -> u32 {
    share(all, asked())
}

/// Every so-manieth of what is enumerated: 1 where all is tried.
pub fn stride() -> usize {
    (ALL / asked().clamp(1, ALL)) as usize
}

/// The share of `all` cases that is tried where `asked` of [`ALL`] are asked for.
pub fn share(all: u32, asked: u32) -> u32 {
    let share = u64::from(all) * u64::from(asked) / u64::from(ALL);
    u32::try_from(share).unwrap_or(u32::MAX).max(LEAST.min(all))
}
