//! Messages that cannot be loaded.

/// A file of messages that is not as it must be; said in English, since there are no messages then.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// There is no such file.
    #[error("`{place}` is missing")]
    Missing {
        /// Where it should be.
        place: String,
    },
    /// It is not TOML.
    #[error("`{place}` is not TOML: {said}")]
    Syntax {
        /// Where it is.
        place: String,
        /// What the reader of TOML says.
        said: String,
    },
    /// A message in it is not a template.
    #[error("a message of `data/` is no template: {said}")]
    Template {
        /// What the template engine says.
        said: String,
    },
}
