//! The language that the machine is set to: the user's wish, where he says nothing else.

use prikaz_desk::Language;

/// The language that the locale of the machine asks for.
pub(crate) fn language_of_locale() -> Language {
    Language::of_locale(locale().as_deref())
}

#[expect(clippy::disallowed_methods, reason = "the locale is the user's wish to the command line")]
fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
}
