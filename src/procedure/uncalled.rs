//! Words for those who act that nothing asks for.

/// Words for those who act (`[[actor]]`) that no text of the file asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UncalledActor {
    /// The place of the table among those of the file, from 1.
    pub(crate) at: usize,
    /// The role.
    pub(crate) role: String,
    /// The case; none where the role is not called at all.
    pub(crate) case: Option<&'static str>,
}
