//! Signs that nobody sees and that change how a text is read.

/// Whether `sign` is a control character, or one that turns the direction of writing: what is printed behind it is not what
/// is stored. Ends of lines and tabulators are control characters too; whoever lets them stand says so.
pub fn is_control(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// How a sign that cannot be shown is called: «U+202E».
pub fn code_point(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}
