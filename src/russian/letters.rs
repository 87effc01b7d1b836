//! Letters: what endings hang on, and capitals put back.

/// Whether `letter` is к, г or х.
pub(super) fn is_velar(letter: char) -> bool {
    matches!(letter, 'к' | 'г' | 'х')
}

/// Whether `letter` is ж, ш, щ, ч or ц.
pub(super) fn is_sibilant(letter: char) -> bool {
    matches!(letter, 'ж' | 'ш' | 'щ' | 'ч' | 'ц')
}

/// `word` in lower case and with «е» for «ё», as the lists have it.
pub(super) fn folded(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

/// `inflected` (folded) as `model` is written: with its «ё» where both agree, in capitals where it is in capitals.
pub(super) fn written_as(model: &str, inflected: &str) -> String {
    put_back(model, inflected, |own, letter| own == letter || (own == 'ё' && letter == 'е'))
}

/// `inflected` (in lower case) with the capitals of `model`: «Петра» of «Пётр», «ИВАНОВА» of «ИВАНОВ».
pub(super) fn capitalised_as(model: &str, inflected: &str) -> String {
    put_back(model, inflected, |own, letter| own == letter)
}

fn put_back(model: &str, inflected: &str, same: impl Fn(char, char) -> bool) -> String {
    let capitals = is_in_capitals(model);
    let mut model = model.chars();
    let mut agrees = true;
    let mut written = String::with_capacity(inflected.len());
    for letter in inflected.chars() {
        let own = model.next().filter(|own| agrees && own.to_lowercase().any(|own| same(own, letter)));
        agrees = own.is_some();
        match own {
            Some(own) => written.push(own),
            None if capitals => written.extend(letter.to_uppercase()),
            None => written.push(letter),
        }
    }
    written
}

/// Whether `word` is written in capitals: «НАЧАЛЬНИК», «НАЧАЛЬНИКА-», but not «Я».
pub(super) fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// `word` without its last letter, and that letter.
pub(super) fn parted(word: &str) -> Option<(&str, char)> {
    let last = word.chars().next_back()?;
    Some((&word[..word.len() - last.len_utf8()], last))
}

/// The last letter.
pub(super) fn last(word: &str) -> Option<char> {
    word.chars().next_back()
}
