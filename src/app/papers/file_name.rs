//! What files are called: made so that every file system takes it, and taken from where a file lies.

use std::path::Path;

/// A file name of `stem` and `tail`, without signs that Windows does not take. Two brackets do not stand side by side:
/// a remark that ends the stem goes into the bracket of the tail. A long stem loses its remark, then its last words, and
/// shows that («отдел по работе с…»), so that the tail, which tells files apart and what they are, stays whole.
pub fn file_name(stem: &str, tail: &str) -> String {
    const LONGEST: usize = 80;
    let (stem, tail) = (allowed(stem), allowed(tail));
    // An extension follows at once, anything else after a space.
    let between = if tail.is_empty() || tail.starts_with('.') { "" } else { " " };
    let joined = |stem: &str, tail: &str| format!("{stem}{between}{tail}");
    let remark = stem.strip_suffix(')').and_then(|before| before.rsplit_once(" ("));
    let (bare, tail_of_both) = match (remark, tail.strip_prefix('(')) {
        (Some((bare, remark)), Some(rest)) => (bare, format!("({remark}, {rest}")),
        _ => (stem.as_str(), tail.clone()),
    };
    let fits = |name: &String| name.chars().count() <= LONGEST;
    let whole = Some(joined(bare, &tail_of_both)).filter(fits);
    let whole = whole.or_else(|| Some(joined(bare, &tail)).filter(fits));
    whole.unwrap_or_else(|| {
        joined(&cut_short(bare, LONGEST.saturating_sub(joined("", &tail).chars().count())), &tail)
    })
}

/// What of `text` a file may be called in Windows.
fn allowed(text: &str) -> String {
    let sign = |sign: char| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { ' ' } else { sign };
    let text: String = text.chars().map(sign).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many first words of `text` as `room` signs hold, without a mark or a bracket that is left open, and with the sign
/// that more words follow.
fn cut_short(text: &str, room: usize) -> String {
    let short: String = text.chars().take(room.saturating_sub(1)).collect();
    let goes_on = text[short.len()..].starts_with(|sign: char| !sign.is_alphanumeric());
    let words = if goes_on { &short } else { short.rsplit_once(' ').map_or(&*short, |(words, _)| words) };
    let is_open = |open: char, close: char| words.matches(open).count() > words.matches(close).count();
    let words =
        if is_open('(', ')') { words.rsplit_once('(').map_or(words, |(before, _)| before) } else { words };
    let words = words.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', ' ']);
    // What was cut may have closed a quotation mark.
    let words = if is_open('«', '»') { words.replace('«', "") } else { words.to_owned() };
    format!("{words}…")
}

/// The name of the file that `path` names, as records and messages tell it; empty where it names none.
pub fn file_name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_keep_what_they_end_in() {
        assert_eq!(file_name("Сведения", "(hr).xlsx"), "Сведения (hr).xlsx");
        assert_eq!(file_name("О сроке: «да/нет»?", ".docx"), "О сроке «да нет».docx");
        let long = file_name(&"доложить о размещении реестра ".repeat(20), "(kartotekin).docx");
        assert!((70..=80).contains(&long.chars().count()), "{long}");
        assert!(long.ends_with("реестра… (kartotekin).docx"), "{long}");
        let unbroken = file_name(&"а".repeat(200), "(kartotekin).docx");
        assert_eq!(unbroken.chars().count(), 80, "{unbroken}");
    }

    #[test]
    fn one_bracket_stands_in_the_name_of_a_file() {
        let name = |title: &str| file_name(title, "(hr)");
        assert_eq!(name("отдел учета (пример)"), "отдел учета (пример, hr)");
        assert_eq!(name("отдел (Брянск) учета"), "отдел (Брянск) учета (hr)");
        assert_eq!(file_name("О сроке (п. 3)", ".docx"), "О сроке (п. 3).docx");
        let words = "отдел по военным вопросам и работе с допризывной молодежью, казачества";
        assert_eq!(
            name(&format!("{words} (пример)")),
            format!("{words} (hr)"),
            "the remark goes before the words"
        );
        let long = "отдел государственной службы и кадров, правового и финансового обеспечения";
        assert_eq!(
            name(&format!("{long}, делопроизводства")),
            "отдел государственной службы и кадров, правового и финансового обеспечения… (hr)"
        );
        assert_eq!(
            name("областное казенное учреждение, каких много (Центр расчета заработной платы и выплат)"),
            "областное казенное учреждение, каких много (hr)"
        );
        let quoted =
            name("областное казенное учреждение «Центр расчета заработной платы и всех иных выплат»");
        assert_eq!(quoted, "областное казенное учреждение Центр расчета заработной платы и всех иных… (hr)");
        let open = name(
            "областное казенное учреждение (Центр расчета заработной платы и всех иных выплат) и пособий",
        );
        assert_eq!(open, "областное казенное учреждение… (hr)");
    }

    /// Units whose titles begin alike have folders of their own, and none is longer than a path may be.
    #[test]
    fn folders_of_units_are_told_apart_by_their_keys() {
        let title = "отдел государственной поддержки и развития малого и среднего предпринимательства";
        let names: Vec<String> =
            ["one", "two"].map(|key| file_name(&format!("{title}, {key}"), &format!("({key})"))).to_vec();
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| name.chars().count() <= 80), "{names:?}");
    }
}
