//! What stands beside a refusal: the key that was probably meant, the words of a library; files that are passed over.

use super::macros::messages;
use prikaz_fact::ForeignWords;

messages! {
    /// What a library said: a detail, never the message.
    line Foreign = "detail.foreign" { said: ForeignWords };
    /// The key that was probably meant.
    line NearestKey = "typed.nearest" { near: String };
    /// The keys there are.
    line KnownKeys = "typed.known" { known: Vec<String> };
    /// The numbers there are, where they are few.
    line KnownNumbers = "typed.numbers" { numbers: Vec<String> };
    /// Of many numbers the first and the last.
    line NumberSpan = "typed.span" { count: usize, first: String, last: String };
    /// The years for which there are calendars.
    line KnownYears = "typed.years" { count: usize, years: Vec<String> };
    /// A file of a kind that is not read.
    line PassedKind = "folder.kind" { file: String, kinds: Vec<String> };
    /// A file that an office program left, or the system hides.
    line PassedLeftover = "folder.leftover" { file: String };
    /// An archive: what it holds may well be wanted.
    line PassedArchive = "folder.archive" { file: String };
    /// A file that was looked at already: named twice, or a link leads to it.
    line PassedTwice = "folder.twice" { file: String };
    /// A link to a folder.
    line PassedLink = "folder.link" { file: String };
    /// A link that leads nowhere.
    line PassedBroken = "folder.broken" { file: String };
    /// A pipe, a device: what has no end.
    line PassedStrange = "folder.strange" { file: String };
    /// A folder that may not be read.
    line PassedClosed = "folder.closed" { file: String, why: String };
    /// A folder that lies too deep.
    line PassedTooDeep = "folder.too-deep" { file: String };
    /// A folder in which there is nothing to look at.
    line NothingInFolder = "folder.nothing" { file: String, kinds: Vec<String> };
    /// Nothing at all to look at.
    notice NothingToLookAt = "folder.none" { kinds: Vec<String> };
}
