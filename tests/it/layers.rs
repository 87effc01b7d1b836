//! The shape of the code: which layer may import which, what stays below the pure line, how long a file may grow,
//! that no file of tests is forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers it may import. A pair more is a decision: it gets a line in ARCHITECTURE.md.
const PERMITTED: &[(&str, &[&str])] = &[
    ("fact", &[]),
    ("domain", &["fact"]),
    ("placed", &["domain", "fact"]),
    ("russian", &["domain", "fact", "placed"]),
    ("document", &["fact"]),
    ("calendar", &["fact", "placed"]),
    ("form", &["domain", "fact"]),
    ("order", &["calendar", "domain", "fact", "russian"]),
    ("amend", &["domain", "fact", "form", "russian"]),
    ("procedure", &["calendar", "domain", "fact", "form", "order", "placed", "russian"]),
    ("workflow", &["amend", "calendar", "domain", "fact", "form", "order", "procedure", "russian"]),
    ("render", &["document", "fact", "placed"]),
    ("template", &["document", "domain", "fact", "russian"]),
    ("import", &["fact", "form"]),
    (
        "report",
        &[
            "amend",
            "calendar",
            "document",
            "domain",
            "fact",
            "form",
            "order",
            "procedure",
            "russian",
            "template",
            "workflow",
        ],
    ),
    ("store", &["domain", "fact", "workflow"]),
    ("evidence", &["domain", "fact"]),
    (
        "app",
        &[
            "amend",
            "calendar",
            "document",
            "domain",
            "fact",
            "form",
            "import",
            "order",
            "placed",
            "procedure",
            "render",
            "report",
            "russian",
            "store",
            "template",
            "workflow",
        ],
    ),
    ("desk", &["app", "calendar", "domain", "fact", "form", "order", "procedure", "report", "workflow"]),
    (
        "wording",
        &[
            "app",
            "calendar",
            "desk",
            "document",
            "domain",
            "fact",
            "form",
            "import",
            "order",
            "placed",
            "procedure",
            "render",
            "report",
            "russian",
            "store",
            "template",
            "workflow",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "calendar",
            "desk",
            "domain",
            "fact",
            "form",
            "placed",
            "procedure",
            "report",
            "wording",
            "workflow",
        ],
    ),
];

/// Below the line there is no I/O, no clock, no randomness, no environment.
const PURE: &[&str] = &[
    "fact",
    "domain",
    "russian",
    "document",
    "placed",
    "calendar",
    "form",
    "order",
    "amend",
    "procedure",
    "workflow",
    "evidence",
];
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "now_utc",
    "now_local",
    "thread_rng",
    "rand::",
    "println!",
    "eprintln!",
    "include_dir",
];

/// Files may grow to this; beyond it they need a reason, and stand in the next list with it.
const LONG: usize = 400;
/// No reason helps beyond this.
const WALL: usize = 800;
const LONG_FOR_A_REASON: &[(&str, &str)] = &[
    ("src/workflow/record/event.rs", "every fact that is stored, in one list"),
    ("src/workflow/refusal.rs", "every refusal, in one list"),
];

/// Where JSON may be put together or looked into without a type, and why. Everything else is asked and answered in types:
/// nothing that is decided is read out of a text or of JSON.
const LOOSE_JSON: &[(&str, &str)] = &[
    ("src/cli/commands/calendar/", "results of the calculator, printed as they are made"),
    ("src/cli/commands/person.rs", "prints the proposed card"),
    ("src/cli/commands/procedure/command.rs", "prints what the check of a file found"),
    ("src/cli/commands/profile.rs", "prints what the check of a file found"),
    ("src/cli/schema.rs", "draws a schema, whose members are the keys of data files"),
    ("src/cli/ui.rs", "lays warnings beside a result, and prints errors"),
    ("src/evidence/paper/line.rs", "reads a line member by member, and nothing besides may be there"),
    ("src/evidence/paper/named.rs", "looks for the files that any event names, whatever its kind"),
    ("src/store/line/read.rs", "reads a line member by member, so that what is wrong with it can be told"),
    ("src/store/verify/named.rs", "looks for the files that any event names, whatever its kind"),
    ("src/wording/rehearsal.rs", "looks at examples of facts as a template sees them"),
];

#[test]
fn json_is_made_at_the_edge_and_decides_nothing() {
    let mut wrong = Vec::new();
    let mut needed = BTreeSet::new();
    for file in sources() {
        let name = slashed(&file);
        if name.ends_with("/tests.rs") || !has_loose_json(&code(&file)) {
            continue;
        }
        match LOOSE_JSON.iter().find(|(place, _)| name.starts_with(place)) {
            Some((place, _)) => drop(needed.insert(*place)),
            None => wrong.push(name),
        }
    }
    assert!(wrong.is_empty(), "give it a type that is Serialize:\n{}", wrong.join("\n"));
    let spare: Vec<_> = LOOSE_JSON.iter().filter(|(place, _)| !needed.contains(place)).collect();
    assert!(spare.is_empty(), "these need their excuse no longer: {spare:?}");
}

/// Whether `code` puts JSON together by hand, or holds it as a value that may be anything.
fn has_loose_json(code: &str) -> bool {
    let names_value = |line: &str| line.contains("serde_json") && line.contains("Value");
    code.contains("json!") || code.lines().any(names_value)
}

#[test]
fn imports_point_down() {
    let permitted: BTreeMap<&str, &[&str]> = PERMITTED.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(layer) = layer_of(&file) else { continue };
        let may = permitted.get(layer.as_str()).unwrap_or_else(|| panic!("{layer} is no layer of the table"));
        for imported in imports(&code(&file)) {
            if imported != layer && !may.contains(&imported.as_str()) {
                wrong.push(format!("{}: {layer} must not import {imported}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn table_of_layers_has_no_circle() {
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    for (layer, may) in PERMITTED {
        let early: Vec<_> = may.iter().filter(|one| !settled.contains(*one)).collect();
        assert!(early.is_empty(), "{layer} imports {early:?}, which stand below it in the table");
        settled.insert(layer);
    }
}

#[test]
fn nothing_below_the_line_touches_the_world() {
    let mut wrong = Vec::new();
    for file in sources() {
        if layer_of(&file).is_some_and(|layer| PURE.contains(&layer.as_str())) {
            let code = code(&file);
            let met = IMPURE.iter().filter(|word| code.contains(**word));
            wrong.extend(met.map(|word| format!("{}: {word}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let mut wrong = Vec::new();
    for file in sources() {
        let name = slashed(&file);
        let lines = without_tests(&fs::read_to_string(&file).unwrap()).lines().count();
        let excused = LONG_FOR_A_REASON.iter().any(|(long, _)| *long == name);
        if lines > WALL || lines > LONG && !excused {
            wrong.push(format!("{name}: {lines} lines"));
        }
        assert!(!excused || lines > LONG, "{name} needs its excuse no longer");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for_and_every_layer_its_invariant() {
    let mut wrong = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not begin with its purpose", file.display()));
        }
        let is_layer = file.ends_with("lib.rs") && file.components().count() == 3;
        if is_layer && !text.contains("*Invariant:*") {
            wrong.push(format!("{} states no invariant", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_of_tests_is_forgotten() {
    for folder in ["tests/it", "tests/rules"] {
        let main = fs::read_to_string(format!("{folder}/main.rs")).unwrap();
        let shared = fs::read_to_string(format!("{folder}/lib.rs")).unwrap_or_default();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "rs") && name != "main" && name != "lib"
            {
                let run =
                    main.contains(&format!("mod {name};")) || shared.contains(&format!("pub mod {name};"));
                assert!(run, "{} is run by nobody", path.display());
            }
        }
    }
}

/// The office refuses below the commands, and an error is put into words where it leaves the program: a command gives back
/// what is typed.
#[test]
fn commands_refuse_nothing_and_word_no_error() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some("cli")) {
        let (name, code) = (slashed(file), code(file));
        if code.contains("Refusal::") {
            wrong.push(format!("{name} makes a refusal"));
        }
        if name != EDGE {
            wrong.extend(worded_errors(&code).into_iter().map(|call| format!("{name}: {call}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let by_hand = "x.map_err(|error| (f)(desk.ui.say(&Told { error })))?; y.map_err(AppError::from)?";
    assert_eq!(worded_errors(by_hand), ["|error| (f)(desk.ui.say(&Told { error }))"]);
}

/// Where errors of commands are put into words.
const EDGE: &str = "src/cli/run.rs";

/// What errors are made of by `map_err`, where words are found in doing so.
fn worded_errors(code: &str) -> Vec<String> {
    let made = code.split("map_err(").skip(1).map(|rest| {
        let mut depth = 1;
        let closed = |letter: char| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            depth == 0
        };
        rest.split(closed).next().unwrap_or_default()
    });
    let words = [".say(", ".word(", ".words(", ".text(", ".said(", ".told(", ".beside("];
    made.filter(|made| words.iter().any(|word| made.contains(word))).map(str::to_owned).collect()
}

/// Every source file of the program.
pub(crate) fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    assert!(files.len() > 100, "the sources were not found");
    files
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The layer a file belongs to; `lib.rs` and `main.rs` belong to none.
fn layer_of(file: &Path) -> Option<String> {
    let name = slashed(file);
    let (layer, _) = name.strip_prefix("src/")?.split_once('/')?;
    Some(layer.to_owned())
}

/// The code of a file without its tests and its comments.
pub(crate) fn code(file: &Path) -> String {
    without_comments(without_tests(&fs::read_to_string(file).unwrap()))
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The layers that `code` names, each a crate of its own: `prikaz_domain` is `domain`.
fn imports(code: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
    };
    code.split("prikaz_")
        .skip(1)
        .map(word)
        .filter(|name| PERMITTED.iter().any(|(layer, _)| layer == name))
        .collect()
}

/// Tests of the rules are built in seconds, since nothing above the use cases is built for them.
#[test]
fn tests_of_rules_know_no_door_and_no_paper() {
    let manifest: toml::Table = fs::read_to_string("tests/rules/Cargo.toml").unwrap().parse().unwrap();
    for kind in ["dependencies", "dev-dependencies"] {
        for above in
            ["prikaz", "prikaz-cli", "prikaz-desk", "prikaz-wording", "prikaz-render", "prikaz-import"]
        {
            assert!(!manifest[kind].as_table().unwrap().contains_key(above), "{above} among {kind}");
        }
    }
}

/// The compiler keeps the layers apart by what the manifest of each says; a manifest says what is permitted and used.
#[test]
fn manifests_say_what_is_imported() {
    for (layer, may) in PERMITTED {
        let text = fs::read_to_string(format!("src/{layer}/Cargo.toml")).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let named: BTreeSet<String> = ["dependencies", "dev-dependencies"]
            .iter()
            .filter_map(|kind| manifest.get(*kind)?.as_table())
            .flat_map(|table| table.keys().filter_map(|name| name.strip_prefix("prikaz-")))
            .map(str::to_owned)
            .collect();
        let mut used = BTreeSet::new();
        for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some(layer)) {
            used.extend(imports(&without_comments(&fs::read_to_string(file).unwrap())));
        }
        assert_eq!(named, used, "src/{layer}/Cargo.toml");
        // An arrow that nobody needs is permitted to nobody.
        assert_eq!(
            may.iter().map(|one| (*one).to_owned()).collect::<BTreeSet<_>>(),
            used,
            "the table: {layer}"
        );
        // `cargo bench` is the one program, not an empty one for each layer.
        assert_eq!(
            manifest["lib"].get("bench"),
            Some(&toml::Value::Boolean(false)),
            "src/{layer}/Cargo.toml"
        );
    }
}

/// What of the floor takes the office or the data and no session, and why.
const ASKED_IN_NO_SESSION: &[(&str, &str)] = &[
    ("letters", "of a round of reminders, which was judged when it was made in a session"),
    ("messages", "of a round of reminders, which was judged when it was made in a session"),
];

/// Every use case of the floor, for acts and for reads, demands the session that it is asked in, and looks at it.
#[test]
fn every_use_case_is_asked_in_a_session() {
    let (mut wrong, mut excused, mut asked) = (Vec::new(), BTreeSet::new(), 0);
    for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some("desk")) {
        for (name, taken) in public_functions(&code(file)) {
            if !["&Office", "&DataDir"].iter().any(|of| taken.contains(of)) {
                continue;
            }
            match ASKED_IN_NO_SESSION.iter().find(|(one, _)| *one == name) {
                Some((one, _)) => drop(excused.insert(*one)),
                None if taken.contains("session: &Session") => asked += 1,
                None => wrong.push(format!("{}: {name}({taken})", slashed(file))),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(excused.len(), ASKED_IN_NO_SESSION.len(), "{excused:?} alone need their excuse");
    assert!(asked > 50, "only {asked} use cases were found");
    let by_hand =
        "pub fn read(\n    office: &Office,\n    _: &Session,\n) -> u8 {}\npub(super) fn own(x: &Office) {}";
    assert_eq!(public_functions(by_hand), [("read".to_owned(), "office: &Office, _: &Session".to_owned())]);
}

/// The public functions of `code`, each with what it takes, in one line.
fn public_functions(code: &str) -> Vec<(String, String)> {
    let made = code.split("pub fn ").skip(1).map(|rest| {
        let name: String =
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        let open = rest.find('(').map_or("", |at| &rest[at + 1..]);
        let mut depth = 1;
        let closed = |letter: char| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            depth == 0
        };
        let taken = open.split(closed).next().unwrap_or_default();
        let taken = taken.split_whitespace().collect::<Vec<_>>().join(" ");
        (name, taken.trim_end_matches(',').to_owned())
    });
    made.collect()
}

/// What a command asks the office itself, past the floor, and why that gives nothing away and records nothing.
const ASKED_OF_THE_OFFICE: &[(&str, &str)] = &[
    ("body", "by whose names an answer is worded"),
    ("keeper", "of which body it is"),
    ("book", "by whose names an answer is worded"),
    ("register", "by whose names an answer is worded"),
    ("data", "the data files, which are the command line's own"),
    ("today", "what day it is"),
    ("engine", "what time it is"),
    ("deadline_paper", "draws a report that was answered"),
];

/// A command does nothing and reads nothing but in a session.
///
/// This reads text, and sees a call of the office by the name `office`, and a use case below the floor by its own name. It
/// does not see an office that goes by another name, nor a method of an answer that asks the office it is given: such are
/// public functions of the floor, which `every_use_case_is_asked_in_a_session` goes over; nor what is read past the office,
/// from the folder of data and of the store, by the tools that ARCHITECTURE.md names.
#[test]
fn commands_ask_in_a_session() {
    let (mut wrong, mut met) = (Vec::new(), BTreeSet::new());
    let below = asked_below_the_floor();
    let by_hand = "let said = origin_of_code(&desk.office, text, on)?; let blank = desk.blank(office);";
    assert_eq!(called(by_hand, &below).collect::<Vec<_>>(), ["origin_of_code"]);
    for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some("cli")) {
        wrong.extend(called(&code(file), &below).map(|name| format!("{}: {name}", slashed(file))));
    }
    for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some("cli")) {
        for call in code(file).split("office").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('.'))
        {
            let name: String =
                call.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            match ASKED_OF_THE_OFFICE.iter().find(|(one, _)| *one == name) {
                Some((one, _)) => drop(met.insert(*one)),
                None => wrong.push(format!("{}: office.{name}", slashed(file))),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let spare: Vec<_> = ASKED_OF_THE_OFFICE.iter().filter(|(one, _)| !met.contains(one)).collect();
    assert!(spare.is_empty(), "these are asked no longer: {spare:?}");
}

/// The functions of `names` that `code` calls; what is a method of something bears its own name.
fn called<'a>(code: &'a str, names: &'a BTreeSet<String>) -> impl Iterator<Item = &'a String> {
    let is_inside = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '.';
    let calls: Vec<&str> =
        code.split('(').filter_map(|before| before.rsplit(|sign: char| !is_inside(sign)).next()).collect();
    names.iter().filter(move |name| calls.contains(&name.as_str()))
}

/// Use cases of `app` that are given the office, and ask it in no session.
fn asked_below_the_floor() -> BTreeSet<String> {
    let of_app = |file: &PathBuf| layer_of(file).as_deref() == Some("app");
    let functions = sources().into_iter().filter(of_app).flat_map(|file| public_functions(&code(&file)));
    functions.filter(|(_, taken)| taken.contains("&Office")).map(|(name, _)| name).collect()
}

/// What is read without a row of the table, and why.
const READ_WITHOUT_A_ROW: &[(&str, &str)] = &[
    ("body_named", "сам ключ; реестр — по любой строке"),
    ("is_order_named", "сам ключ; реестр — по любой строке"),
    ("recognise", "бумага у него в руках"),
    ("registers", "по любой строке"),
    ("surroundings", "реестры — по любой строке"),
    ("surroundings_in", "реестры — по любой строке"),
];

/// What acts, and shows nothing that its right does not give: each is judged where the rules are.
const ACTS: &[&str] = &[
    "act",
    "bring_scan",
    "bring_sheet",
    "bring_sheet_to",
    "consider",
    "correct_order",
    "end_substitution",
    "finish_sent",
    "give_out",
    "give_out_blanks",
    "hand_in",
    "lay",
    "lay_scan",
    "open_register",
    "ready_scan",
    "record",
    "send",
    "sign",
    "sign_order",
    "substitute",
    "tell",
];

/// What each use case of the floor is judged by: rows of the table of reading; «право на действие» for [`ACTS`]. One
/// that is judged by nothing is found here, whatever the golden says.
#[test]
fn use_cases_are_judged_by_the_agreed_rows() {
    const AGREED: &str = "tests/golden/asked.txt";
    let mut lines = Vec::new();
    for file in sources().iter().filter(|file| layer_of(file).as_deref() == Some("desk")) {
        let code = code(file);
        let all = functions(&code);
        for (name, _) in public_functions(&code).iter().filter(|(_, taken)| taken.contains("&Session")) {
            let rows = rows_asked(&all, name, &mut BTreeSet::new());
            let rows = rows.into_iter().collect::<Vec<_>>().join(", ");
            let without = READ_WITHOUT_A_ROW.iter().find(|(one, _)| one == name);
            let by = match without {
                Some((_, why)) => *why,
                None if ACTS.contains(&name.as_str()) => "право на действие",
                None if rows.is_empty() => {
                    panic!("{name} of {} is judged by nothing", slashed(file))
                }
                None => &rows,
            };
            lines.push(format!("{name}: {by}"));
        }
    }
    lines.sort();
    let asked = format!("{}\n", lines.join("\n"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(AGREED, &asked).unwrap();
    }
    assert_eq!(asked, fs::read_to_string(AGREED).unwrap_or_default(), "{AGREED}");
}

/// The functions of `code`, public or not, each with what it does.
fn functions(code: &str) -> BTreeMap<String, String> {
    let named = |rest: &str| {
        let name: String =
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        (name, rest.to_owned())
    };
    code.split("fn ").skip(1).map(named).collect()
}

/// The rows that `name` asks by itself, or by what it calls in its file.
fn rows_asked(all: &BTreeMap<String, String>, name: &str, seen: &mut BTreeSet<String>) -> BTreeSet<String> {
    let Some(does) = all.get(name).filter(|_| seen.insert(name.to_owned())) else { return BTreeSet::new() };
    let word = |rest: &str| rest.chars().take_while(|letter| letter.is_alphanumeric()).collect::<String>();
    let mut rows: BTreeSet<String> =
        does.split("Sight::").skip(1).map(word).map(|row| row.to_lowercase()).collect();
    for called in
        all.keys().filter(|one| does.contains(&format!("{one}(")) || does.contains(&format!(".{one}()")))
    {
        rows.extend(rows_asked(all, called, seen));
    }
    rows
}
