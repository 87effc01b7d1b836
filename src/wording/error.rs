//! Messages that cannot be loaded.

use super::message_file::MessageFault;

/// A file of messages that is not as it must be. Where it is one of a folder, the program's own messages tell it; the texts
/// here are for where those are faulty too.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// There is no such file.
    #[error("`{place}` is missing")]
    Missing {
        /// Where it should be.
        place: String,
    },
    /// Files have faults.
    #[error("files of messages have faults:{}", listed(faults))]
    Faulty {
        /// All of them.
        faults: Vec<MessageFault>,
    },
}

fn listed(faults: &[MessageFault]) -> String {
    faults.iter().map(|fault| format!("\n  {fault}")).collect()
}
