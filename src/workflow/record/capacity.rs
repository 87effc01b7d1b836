//! In what capacity somebody recorded something.

use prikaz_fact::coded;

coded! {
/// In what capacity somebody recorded what others had to do. Stands in events for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity: Serialize + Deserialize {
    /// As one of those who had to do it, or in the stead of one.
    Own,
    /// He only entered what they did.
    Entered,
}
}

impl Capacity {
    pub(crate) fn of(own: bool) -> Self {
        if own { Self::Own } else { Self::Entered }
    }
}
