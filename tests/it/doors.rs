//! Texts that all doors share name what may be done by a code, and leave it to the door how that is said: a command with
//! its options, a link with a form.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use prikaz::app::{DataDir, DataKind};
use prikaz::cli::COMMAND_LINE;
use prikaz::cli::help::tree;
use prikaz::desk::Next;
use prikaz::placed::search;
use prikaz::wording::door::{Doing, Input, Needed, Worded};
use prikaz::wording::{Door, Language, Messages, declared};

/// A door that is not the command line: pages with links.
const PAGES: Door = Door::speaking("pages");

/// Whether the words under `key` are those of a door.
pub(crate) fn is_of_a_door(key: &str) -> bool {
    ["do.", "input.", "next."].iter().any(|table| key.starts_with(table))
}

/// The shared texts of `language` as they are written, by key.
fn shared(language: Language) -> BTreeMap<String, String> {
    let messages = Messages::load(&DataDir::new(None), language, COMMAND_LINE).expect("messages");
    let all = messages.sources().map(|(key, text)| (key.to_owned(), text));
    all.filter(|(key, _)| !is_of_a_door(key)).collect()
}

#[test]
fn no_shared_text_names_what_only_the_command_line_has() {
    let mut found = Vec::new();
    for language in Language::ALL {
        let texts = shared(language);
        assert!(texts.len() > 800, "the texts have been moved: {}", texts.len());
        for (key, text) in texts {
            found.extend(foreign(&text).map(|what| format!("{} {key}: {what}", language.code())));
        }
    }
    assert!(found.is_empty(), "name it by a code of wording/door/:\n{}", found.join("\n"));
}

/// The keys of data files are read in an editor and on a page as well as in a terminal.
#[test]
fn no_meaning_of_a_key_names_what_only_the_command_line_has() {
    let mut found = Vec::new();
    let all = DataKind::ALL.iter().flat_map(|kind| search(kind.keys(), None));
    let meanings = all.flat_map(|one| {
        let texts = [one.key.ru, one.key.en, one.table.ru, one.table.en];
        texts.map(|text| (one.path.clone(), text))
    });
    let mut seen = 0;
    for (path, text) in meanings {
        seen += 1;
        // The password may stand in the environment of any door.
        let of_doors = foreign(text).filter(|what| !what.starts_with("PRIKAZ_SMTP_PASSWORD"));
        found.extend(of_doors.map(|what| format!("{path}: {what}")));
    }
    assert!(seen > 1500, "the keys have been moved: {seen}");
    assert!(found.is_empty(), "say it without the command line:\n{}", found.join("\n"));
}

#[test]
fn what_only_the_command_line_has_is_seen() {
    for (text, seen) in [
        ("сведите: `prikaz register consolidate КЛЮЧ`", "prikaz register"),
        ("сведите: `register consolidate`", "register consolidate"),
        ("start again: `submission add`", "submission add"),
        ("примите с причиной: `--again ПРИЧИНА`", "--again"),
        ("{{ 'повторить — `--resend`' }}", "--resend"),
        ("назовите себя (PRIKAZ_AS)", "PRIKAZ_AS"),
        ("наберите `prikaz` и имя", "prikaz"),
    ] {
        assert!(foreign(text).any(|found| found.starts_with(seen)), "{text}");
    }
    let fine = "{{ do('hand-in', unit=unit) }} — {{ input('ground') }}; `[[order.annex]]` of `prikaz.toml`, журнал-приказ";
    assert_eq!(foreign(fine).collect::<Vec<_>>(), [""; 0]);
    for fine in ["an agreement sheet was read -- twice", "no agreement sheet: «Реквизиты листа» is not there"]
    {
        assert_eq!(foreign(fine).collect::<Vec<_>>(), [""; 0]);
    }
}

/// What `text` says that only who types it understands: the program's name, a command of two words, an option, a variable
/// of the environment.
fn foreign(text: &str) -> impl Iterator<Item = String> {
    // `prikaz.toml` and prikaz@example.org are names of other things.
    let is_inside = |sign: char| sign.is_ascii_alphanumeric() || "-_.@".contains(sign);
    let words = text.split(|sign: char| !is_inside(sign)).map(|word| word.trim_matches('.'));
    let words: Vec<&str> = words.collect();
    let named = words.iter().enumerate().filter_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let is_option = word.strip_prefix("--").is_some_and(|name| name.starts_with(char::is_alphabetic));
        let is_own = *word == "prikaz" || word.starts_with("PRIKAZ_");
        (is_option || is_own || is_command(word, next) && !is_prose(text, word, next))
            .then(|| format!("{word} {next}"))
    });
    named.collect::<Vec<_>>().into_iter()
}

/// Whether the two words are prose: an English sentence may speak of an agreement sheet; in a Russian one, and between
/// backticks, they are what is typed.
fn is_prose(text: &str, word: &str, next: &str) -> bool {
    let outside = text.split('«').map(|part| part.rsplit('»').next().unwrap_or_default());
    let is_russian = outside.into_iter().any(|part| part.contains(|sign: char| matches!(sign, 'а'..='я')));
    !is_russian && !text.contains(&format!("`{word} {next}"))
}

/// Whether the command line has `noun` with `verb` under it.
fn is_command(noun: &str, verb: &str) -> bool {
    static COMMANDS: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
        let tree = tree();
        let of = |noun: &clap::Command| {
            let verbs = noun.get_subcommands().map(|verb| verb.get_name().to_owned());
            (noun.get_name().to_owned(), verbs.collect())
        };
        tree.get_subcommands().map(of).collect()
    });
    COMMANDS.get(noun).is_some_and(|verbs| verbs.contains(verb))
}

/// What texts name, by function and code.
fn named(text: &str) -> BTreeSet<(&'static str, String)> {
    let by = |function: &'static str| {
        let calls = text.split(&format!("{function}('")).skip(1).map(str::to_owned).collect::<Vec<_>>();
        calls.into_iter().map(move |rest| (function, rest.split('\'').next().unwrap_or_default().to_owned()))
    };
    by(Doing::FUNCTION).chain(by(Input::FUNCTION)).collect()
}

#[test]
fn both_languages_advise_the_same_and_nothing_is_declared_in_vain() {
    let (russian, english) = (shared(Language::Ru), shared(Language::En));
    let mut all = BTreeSet::new();
    for (key, text) in &russian {
        let named_here = named(text);
        assert_eq!(named_here, named(&english[key]), "{key}");
        all.extend(named_here);
    }
    let doing = Doing::CODES.iter().map(|code| (Doing::FUNCTION, (*code).to_owned()));
    let input = Input::CODES.iter().map(|code| (Input::FUNCTION, (*code).to_owned()));
    assert_eq!(all, doing.chain(input).collect());
}

/// With another door every message can be told, and nothing of the command line is left in any.
#[test]
fn another_door_says_all_in_its_own_words() {
    let (data, mut found, mut linked) = (with_pages(), BTreeSet::new(), 0);
    let messages = Messages::load(&data, Language::Ru, PAGES).expect("messages").rehearsed();
    for one in declared() {
        found.extend(one.faults(&messages));
        for filling in one.fillings(&messages) {
            let Ok(text) = filling.text else { continue };
            linked += usize::from(text.contains("<a "));
            found.extend(foreign(&text).map(|what| format!("{}: {what} in {text}", filling.key)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(linked > 200, "{linked}");
}

/// The program's data, with words of pages for all that may be named.
fn with_pages() -> DataDir {
    let mut text = String::new();
    page_of::<Doing>(&mut text);
    page_of::<Input>(&mut text);
    text.push_str("[next]\n");
    Next::CODES
        .iter()
        .for_each(|code| text.push_str(&format!("{code} = '<a href=\"{code}\">сделать</a>'\n")));
    let file = (PAGES.file(Language::Ru), text.into_bytes());
    DataDir::new(None).with_kept([file].into())
}

fn page_of<W: Worded>(text: &mut String) {
    text.push_str(&format!("[{}]\n", W::FUNCTION));
    for (code, named) in W::WORDS {
        let facts =
            named.facts().iter().map(|(given, needed)| (given.code(), needed)).map(|(fact, needed)| {
                match needed {
                    Needed::Must => format!("/{{{{ {fact} }}}}"),
                    Needed::May => format!("{{% if {fact} is defined %}}/{{{{ {fact} }}}}{{% endif %}}"),
                }
            });
        let facts: String = facts.collect();
        text.push_str(&format!("{code} = '<a href=\"{code}{facts}\">здесь</a>'\n"));
    }
}
