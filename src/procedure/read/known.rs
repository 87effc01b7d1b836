//! What the file of a body names.

/// The keys that others may name.
pub(super) struct Known {
    pub(super) roles: Vec<String>,
    pub(super) units: Vec<String>,
    pub(super) persons: Vec<String>,
}
