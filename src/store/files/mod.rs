//! Files and folders of a store: where they stand, how they are written whole, who holds them.

pub(crate) mod attachments;
pub(crate) mod disk;
pub(crate) mod hold;
pub(crate) mod holder;
pub(crate) mod kept;
pub(crate) mod layout;
pub(crate) mod leftovers;
pub(crate) mod marker;
pub(crate) mod system;
pub(crate) mod whole;
