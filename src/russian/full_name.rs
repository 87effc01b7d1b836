//! A full name as a person writes it, cut into its parts, and the Latin key made of it.

/// The parts of a full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameParts {
    /// Surname, with its particles: «фон Дитмар».
    pub surname: String,
    /// First name, or its initial: «Е.».
    pub name: String,
    /// Patronymic, or its initial; nothing where there is none.
    pub patronymic: Option<String>,
}

impl NameParts {
    /// The parts of «Хлыбова Елена Андреевна», «Хлыбова Е.А.» or «Е.А. Хлыбова»; nothing where the surname or the
    /// name is missing.
    pub fn of(text: &str) -> Option<Self> {
        let (initials, words): (Vec<_>, Vec<_>) =
            text.split_whitespace().partition(|word| word.contains('.'));
        let mut initials =
            initials.iter().flat_map(|word| word.split('.')).filter(|letter| !letter.is_empty());
        // Particles belong to the surname.
        let at = words.iter().position(|word| word.starts_with(char::is_uppercase))?;
        let surname = words[..=at].join(" ");
        let mut given = words[at + 1..].iter().map(|word| (*word).to_owned());
        let mut next = || given.next().or_else(|| initials.next().map(|letter| format!("{letter}.")));
        let name = next()?;
        let patronymic = next();
        let rest: Vec<_> = patronymic.into_iter().chain(given).collect();
        Some(Self { surname, name, patronymic: (!rest.is_empty()).then(|| rest.join(" ")) })
    }
}

/// The text in small Latin letters, as keys are written: «Столбцов» gives `stolbtsov`; other signs become hyphens.
pub fn latin_key(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    // «Пробный» is `probny`.
    let lower = lower.replace("ый", "й").replace("ий", "й");
    let mut key = String::new();
    for letter in lower.chars() {
        match latin(letter) {
            Some(latin) => key.push_str(latin),
            None if letter.is_ascii_alphanumeric() => key.push(letter),
            None if key.ends_with('-') || key.is_empty() => {}
            None => key.push('-'),
        }
    }
    key.trim_end_matches('-').to_owned()
}

#[rustfmt::skip]
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a", 'б' => "b", 'в' => "v", 'г' => "g", 'д' => "d", 'е' | 'ё' | 'э' => "e", 'ж' => "zh", 'з' => "z",
        'и' => "i", 'й' | 'ы' => "y", 'к' => "k", 'л' => "l", 'м' => "m", 'н' => "n", 'о' => "o", 'п' => "p",
        'р' => "r", 'с' => "s", 'т' => "t", 'у' => "u", 'ф' => "f", 'х' => "kh", 'ц' => "ts", 'ч' => "ch",
        'ш' => "sh", 'щ' => "shch", 'ъ' | 'ь' => "", 'ю' => "yu", 'я' => "ya",
        _ => return None,
    })
}
