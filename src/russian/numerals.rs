//! Numbers in words, in the genitive: «в течение трех рабочих дней».

/// From 1 to 19; «одного» agrees with a masculine noun: day, month, year.
const ONES: [&str; 19] = [
    "одного",
    "двух",
    "трех",
    "четырех",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
    "одиннадцати",
    "двенадцати",
    "тринадцати",
    "четырнадцати",
    "пятнадцати",
    "шестнадцати",
    "семнадцати",
    "восемнадцати",
    "девятнадцати",
];
const TENS: [&str; 8] = [
    "двадцати",
    "тридцати",
    "сорока",
    "пятидесяти",
    "шестидесяти",
    "семидесяти",
    "восьмидесяти",
    "девяноста",
];
const HUNDREDS: [&str; 9] =
    ["ста", "двухсот", "трехсот", "четырехсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"];

/// `n` in words, in the genitive; nothing for nought and from a thousand on, which acts write in figures.
pub fn genitive(n: u32) -> Option<String> {
    if n == 0 || n > 999 {
        return None;
    }
    let (hundreds, rest) = (n / 100, n % 100);
    let (tens, ones) = if rest < 20 { (0, rest) } else { (rest / 10, rest % 10) };
    let word = |words: &[&'static str], at: u32| {
        let at = usize::try_from(at).ok()?.checked_sub(1)?;
        words.get(at).copied()
    };
    let tens = tens.checked_sub(1).and_then(|tens| word(&TENS, tens));
    let words = [word(&HUNDREDS, hundreds), tens, word(&ONES, ones)];
    Some(words.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// `text` with its first number in words: «в течение трех рабочих дней» of «в течение 3 рабочих дней». Where it has
/// none that acts write in words, it stays.
pub fn in_words(text: &str) -> String {
    let Some(from) = text.find(|sign: char| sign.is_ascii_digit()) else { return text.to_owned() };
    let end = text[from..].find(|sign: char| !sign.is_ascii_digit()).map_or(text.len(), |end| from + end);
    match text[from..end].parse().ok().and_then(genitive) {
        Some(words) => {
            let rest = &text[end..];
            let rest = rest.strip_prefix('\u{a0}').map_or_else(|| rest.to_owned(), |rest| format!(" {rest}"));
            format!("{}{words}{rest}", &text[..from])
        }
        None => text.to_owned(),
    }
}
