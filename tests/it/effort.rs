//! With how many cases a law is tried: all of them in CI, a share of them by hand (`.cargo/config.toml`).
//!
//! `PROPTEST_CASES` says it, which proptest reads by itself for laws that ask for no number; 256 are all.

/// What `PROPTEST_CASES` is where all cases are tried.
const ALL: u32 = 256;
/// Fewer would try nothing.
const LEAST: u32 = 4;

fn asked() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
    let asked = std::env::var("PROPTEST_CASES");
    asked.ok().and_then(|asked| asked.parse().ok()).unwrap_or(ALL)
}

/// So many generated cases of `all`.
pub(crate) fn cases(all: u32) -> u32 {
    share(all, asked())
}

/// Every so-manieth of what is enumerated: 1 where all is tried.
pub(crate) fn stride() -> usize {
    (ALL / asked().clamp(1, ALL)) as usize
}

fn share(all: u32, asked: u32) -> u32 {
    let share = u64::from(all) * u64::from(asked) / u64::from(ALL);
    u32::try_from(share).unwrap_or(u32::MAX).max(LEAST.min(all))
}

#[test]
fn all_cases_are_tried_where_all_are_asked_for_and_some_always() {
    assert_eq!([share(2000, 256), share(2000, 32), share(24, 32), share(3, 1)], [2000, 250, 4, 3]);
    let run = include_str!("../run.sh");
    assert!(run.contains(&format!("PROPTEST_CASES={ALL}\n")), "CI tries all");
}

#[test]
fn no_law_fixes_its_number_of_cases() {
    for entry in std::fs::read_dir("tests/it").expect("the tests") {
        let path = entry.expect("a test").path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for said in ["with_cases(", "{ cases: "] {
            for rest in text.split(said).skip(1).filter(|_| !path.ends_with("effort.rs")) {
                assert!(rest.starts_with("crate::effort::cases("), "{}: {said}", path.display());
            }
        }
    }
}
