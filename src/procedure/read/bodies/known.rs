//! What the file of a body names.

/// The keys that others may name.
pub(crate) struct Known {
    pub(crate) roles: Vec<String>,
    pub(crate) units: Vec<String>,
    pub(crate) persons: Vec<String>,
}
