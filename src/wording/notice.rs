//! Warnings that something was read otherwise than by the files as they stand.

use super::macros::messages;

messages! {
    /// The file of the body cannot be read; it is read as it was recorded with the last act.
    word BODY_AS_RECORDED = "notice.body-as-recorded";
    /// The file of the body cannot be read, and nothing of it was recorded.
    word BODY_UNKNOWN = "notice.body-unknown";
    /// There is no calendar that could be counted by.
    word NO_CALENDAR = "notice.no-calendar";
    /// A procedure is read as it was accepted, though some of it would be refused today.
    word JUDGED_MORE_STRICTLY = "notice.judged-more-strictly";
}
