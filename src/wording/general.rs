//! Words used everywhere.

use super::macros::messages;

messages! {
    /// «ошибка».
    word ERROR = "word.error";
    /// «что делать».
    word HINT = "word.hint";
    /// Who does what the program does by itself.
    word SYSTEM = "word.system";
    /// A list without elements.
    word NOTHING = "word.nothing";
}
