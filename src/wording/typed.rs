//! What stands beside a refusal: the key that was probably meant, the words of a library; files that are passed over.

use super::macros::messages;
use crate::fact::ForeignWords;

messages! {
    /// What a library said: a detail, never the message.
    line Foreign = "detail.foreign" { said: ForeignWords };
    /// The key that was probably meant.
    line NearestKey = "typed.nearest" { near: String };
    /// The keys there are.
    line KnownKeys = "typed.known" { known: Vec<String> };
    /// A file of a kind that is not read.
    line PassedKind = "folder.kind" { file: String, kinds: Vec<String> };
    /// A file that an office program left, or the system hides.
    line PassedLeftover = "folder.leftover" { file: String };
    /// A folder that lies too deep.
    line PassedTooDeep = "folder.too-deep" { file: String };
    /// A folder in which there is nothing to look at.
    line NothingInFolder = "folder.nothing" { file: String, kinds: Vec<String> };
    /// Nothing at all to look at.
    notice NothingToLookAt = "folder.none" { kinds: Vec<String> };
}
