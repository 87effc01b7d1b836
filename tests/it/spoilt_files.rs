//! Every file that the program reads, in every way in which a file can be no file: told in Russian, once, with its name
//! and with what to do; never taken for the program's own, never read for ever.

use std::fs;
use std::path::Path;

use crate::cli::Desk;
use crate::latin::foreign;

/// What becomes of a file.
const WAYS: [&str; 9] =
    ["absent", "folder", "closed", "empty", "binary", "broken", "huge", "pipe", "endless"];

const KINDS: [&str; 12] =
    ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "docx", "docm", "doc", "odt"];

/// A file of the data folder, a command that reads it, and the ways in which it still serves: a file that is absent is
/// the program's own; one that is empty may say nothing.
const DATA: [(&str, &str, &[&str]); 14] = [
    ("calendar/ru-2024.toml", "register status clients", &["absent", "empty"]),
    ("calendar/regions/RU-TA.toml", "calendar show 2024 --region RU-TA", &["absent"]),
    ("procedures/sverdlovsk-investment.toml", "procedure show sverdlovsk-investment", &["absent"]),
    ("organisations/sverdlovsk-investment.toml", "register status clients", &["absent", "empty"]),
    (
        "organisations/sverdlovsk-investment/emblem.png",
        "register list",
        &["absent", "empty", "binary", "broken"],
    ),
    ("profiles/gost-2025.toml", "profile show gost-2025", &["absent"]),
    ("orders/sverdlovsk-investment-54.toml", "order check sverdlovsk-investment-54", &["absent"]),
    (
        "russian/names.toml",
        "person forms Примерова\u{a0}Анна\u{a0}Ивановна --post директор",
        &["absent", "empty"],
    ),
    ("russian/documents.toml", "procedure show sverdlovsk-investment", &["absent", "empty"]),
    ("templates/order.djot", "register list", &["absent", "empty"]),
    ("messages/commands.ru.toml", "register list", &["absent", "empty"]),
    ("refusals.ru.toml", "register list", &["absent", "empty"]),
    ("command-line.ru.toml", "register list", &["absent", "empty"]),
    ("demo/sverdlovsk-investment/demo.toml", "demo показ", &["absent"]),
];

/// A file of the user (`F`), and the ways in which it serves all the same: what is only kept is not looked into.
const OWN: [(&str, &str, &[&str]); 15] = [
    ("f.csv", "submission add clients F --unit hr --as proektov", &[]),
    ("f.xlsx", "submission add clients F --unit hr --as proektov", &[]),
    ("f.docx", "submission import clients F --unit hr --as proektov", &[]),
    ("f.csv", "register processes clients F --as proektov", &[]),
    ("f.docx", "agreement import F --as proektov", &[]),
    ("f.toml", "order draft clients --out o.docx --signature-mark F --as proektov", &[]),
    (
        "f.pdf",
        "publication record clients --place site --address www.mir.midural.ru/x --file F --as saitova",
        &["binary", "broken"],
    ),
    (
        "f.pdf",
        "substitution add --procedure sverdlovsk-investment --who khlybova --for primerova --from 2024-06-01 --to \
         2024-06-20 --basis x --post y --file F --as zhurnalova",
        &["binary", "broken"],
    ),
    ("f.csv", "calendar due --batch F", &[]),
    ("f.toml", "procedure check F", &[]),
    ("f.toml", "profile check F", &[]),
    ("f.toml", "order check F", &[]),
    ("f.zip", "store restore F --home второе", &[]),
    ("f.docx", "verify F", &[]),
    ("store/mail.toml", "remind --send --as proektov", &[]),
];

/// Lays what is no file to `path`, for the command `words`; false where the machine cannot have it so.
fn spoil(path: &Path, way: &str, words: &str) -> bool {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match way {
        "absent" => {}
        "folder" => fs::create_dir(path).unwrap(),
        "empty" => fs::write(path, "").unwrap(),
        // No two commands get the same bytes: what one of them keeps, `verify` would know.
        "binary" => {
            let bytes = (0..=u8::MAX).cycle().skip(words.len()).take(2048);
            fs::write(path, bytes.collect::<Vec<u8>>()).unwrap();
        }
        // «перечень» as Windows writes it, behind words in UTF-8.
        "broken" => {
            let broken = [0xef, 0xe5, 0xf0, 0xe5, 0xf7, 0xe5, 0xed, 0xfc];
            fs::write(path, [b"key = \"", "ключ".as_bytes(), &broken, b"\"\n"].concat()).unwrap();
        }
        "huge" => fs::File::create(path).unwrap().set_len(240 << 20).unwrap(),
        // Nobody writes into it: whoever opens it waits for ever.
        "pipe" => return made("mkfifo", &[], path),
        "endless" => return made("ln", &["-s", "/dev/zero"], path),
        _ => {
            fs::write(path, "x").unwrap();
            return close(path);
        }
    }
    true
}

/// What only some machines can have, made at `path` by a program of theirs.
#[cfg(unix)]
fn made(program: &str, words: &[&str], path: &Path) -> bool {
    std::process::Command::new(program).args(words).arg(path).status().unwrap().success()
}

#[cfg(not(unix))]
fn made(_: &str, _: &[&str], _: &Path) -> bool {
    false
}

/// Takes the right to read from everybody; whoever may do anything reads all the same.
#[cfg(unix)]
fn close(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o0)).unwrap();
    fs::File::open(path).is_err()
}

#[cfg(not(unix))]
fn close(_: &Path) -> bool {
    false
}

/// What is wrong with what was said of the spoilt file `name`.
fn faults(name: &str, said: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let said = said.replace('\u{a0}', " ");
    // An order is called by its key, the name of the file.
    let stem = Path::new(name).file_stem().unwrap().to_string_lossy().into_owned();
    let name = Path::new(name).file_name().unwrap().to_string_lossy().into_owned();
    // What a library said stands behind «подробность», marked so.
    let own = said.lines().map(|line| line.split("подробность").next().unwrap_or_default());
    // «file:1: key: …»: the key of the file is what the fault is about.
    let own = own.map(|line| match line.split_once(": ") {
        Some((place, rest)) if place.contains(".toml:") => {
            rest.split_once(": ").map_or(rest, |(_, rest)| rest)
        }
        _ => line,
    });
    // Kinds of files are called as they end.
    let kind = |word: &&str| !KINDS.contains(&word.trim_matches([',', ';', '(', ')']));
    let own = own.map(|line| {
        line.split(' ')
            .filter(kind)
            .filter(|word| word.trim_matches(':') != stem)
            .collect::<Vec<_>>()
            .join(" ")
    });
    let english = foreign(&own.collect::<Vec<_>>().join("\n"));
    if !english.is_empty() {
        faults.push(format!("English: {english:?}"));
    }
    let mut lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.retain(|line| !line.starts_with("что делать: "));
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    if lines.len() != count {
        faults.push("said twice".to_owned());
    }
    for mark in ["[undefined", "[template", "panicked", "os error"] {
        if said.contains(mark) {
            faults.push(mark.to_owned());
        }
    }
    if !said.contains(&name) {
        faults.push(format!("{name} is not named"));
    }
    // Faults of a table or a data file, each with its line, say what is wanted there.
    let has_place = said.lines().any(|line| {
        let behind = line.split(&format!("{name}:")).nth(1).unwrap_or_default();
        behind.starts_with(|sign: char| sign.is_ascii_digit())
    });
    if !said.contains("что делать: ") && !has_place {
        faults.push("nothing to do is said".to_owned());
    }
    faults
}

fn look(
    desk: &Desk,
    place: &str,
    name: &str,
    words: &str,
    ways: impl IntoIterator<Item = &'static str>,
    fine: &[&str],
) -> Vec<String> {
    let mut wrong = Vec::new();
    for way in ways {
        let path = desk.path(place);
        let could = spoil(&path, way, words);
        if could {
            let run = desk.run(&format!("{words} --on 2024-04-26"));
            let said = if run.code == 0 { run.err } else { format!("{}{}", run.out, run.err) };
            let found = match run.code {
                0 if fine.contains(&way) => {
                    faults(name, &said).into_iter().filter(|fault| fault.starts_with('[')).collect()
                }
                0 => vec!["passed over in silence".to_owned()],
                _ if fine.contains(&way) => vec!["refused, though it serves".to_owned()],
                _ => faults(name, &said),
            };
            wrong.extend(found.into_iter().map(|fault| format!("{name} {way}: {words}: {fault}\n{said}")));
        }
        match path.is_dir() {
            true => fs::remove_dir_all(&path).unwrap(),
            false => drop(fs::remove_file(&path)),
        }
    }
    wrong
}

#[test]
fn a_file_of_data_that_is_none_is_told() {
    let desk = Desk::consolidated();
    let mut wrong = Vec::new();
    for (name, words, fine) in DATA {
        fs::create_dir_all(desk.path("data")).unwrap();
        let words = format!("{words} --data data");
        wrong.extend(look(&desk, &format!("data/{name}"), name, &words, WAYS, fine));
        let _ = fs::remove_dir_all(desk.path("показ"));
        fs::remove_dir_all(desk.path("data")).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_of_the_user_that_is_none_is_told() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let signed = Desk::consolidated();
    crate::cli::taken_to_approval(&signed, "clients", &["primerova", "khlybova", "probny"]);
    signed.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let mut wrong = Vec::new();
    for (name, words, fine) in OWN {
        let is_of_submission = words.starts_with("submission") || words.starts_with("register");
        let desk = if is_of_submission { &desk } else { &signed };
        // What serves is done once: a second time the same act would be refused for its own reason.
        let ways = WAYS.into_iter().filter(|way| !fine.iter().skip(1).any(|other| other == way));
        wrong.extend(look(desk, name, name, &words.replace('F', name), ways, fine));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What another program hands over has no size that could be looked at before.
#[test]
fn what_has_no_end_is_not_read_for_ever() {
    let endless = prikaz::app::whole_file::all_of(std::io::repeat(0));
    assert_eq!(endless.unwrap_err().kind(), std::io::ErrorKind::FileTooLarge);
}

/// Reading goes through one door, which knows folders, encodings and sizes.
#[test]
fn files_are_read_whole_in_one_place() {
    let mut waiting = vec![Path::new("src/app").to_owned(), Path::new("src/cli").to_owned()];
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if !path.ends_with("whole_file.rs") && !path.ends_with("outbox.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let reads = ["fs::read(", "fs::read_to_string(", "File::open("];
            found.extend(
                reads
                    .iter()
                    .filter(|one| text.contains(**one))
                    .map(|one| format!("{}: {one}", path.display())),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A folder may say some messages otherwise; what is wrong with them is told all at once, by the program's own.
#[test]
fn faults_of_messages_are_told_in_the_language_of_the_user() {
    let desk = Desk::open();
    fs::create_dir_all(desk.path("data/messages")).unwrap();
    let text = "[word]\nnothing = 5\nerror = \"{{ беда\"\nhint = \"что делать\"\nhnt = \"совет\"\n\n\
                [own]\nadvice = \"совет\"\n[word.more]\nadvice = \"{% include 'own.advice' %}\"\n";
    fs::write(desk.path("data/messages/commands.ru.toml"), text).unwrap();
    fs::write(desk.path("data/messages/store.ru.toml"), "[store]\ninfo = \n").unwrap();
    let run = desk.run("register list --data data");
    let said = format!("{}{}", run.out, run.err);
    assert_eq!(run.code, 3, "{said}");
    for part in [
        "в файлах сообщений ошибок: 5",
        "commands.ru.toml:2:11: ошибка: word.nothing: ",
        "commands.ru.toml:3:9: ошибка: word.error: это не шаблон",
        "commands.ru.toml:5:7: ошибка: word.hnt: неизвестный ключ `word.hnt`",
        "word.hint",
        "commands.ru.toml:10:10: ошибка: word.more.advice: неизвестный ключ",
        "store.ru.toml:2:",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("own.advice:"), "what a text includes by name is asked for: {said}");
}
