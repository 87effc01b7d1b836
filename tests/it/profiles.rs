//! Profiles: those that are shipped, every fault with its place, departures from the standard, the commands.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use prikaz::app::DataDir;
use prikaz::cli::COMMAND_LINE;
use prikaz::document::{Block, Role};
use prikaz::placed::{ShapeFault, What};
use prikaz::render::profile::ProfileAdviceKind;
use prikaz::render::{Format, Profile, write};
use prikaz::wording::placed::fault_line;
use prikaz::wording::{Language, Messages};

use crate::samples;

const PATH: &str = "data/profiles/gost-2025.toml";
const SHIPPED: [&str; 2] = ["data/profiles/gost-2016.toml", PATH];

/// Texts of the profiles that another may be like.
fn bases() -> BTreeMap<String, String> {
    let id = |path: &str| Path::new(path).file_stem().unwrap().to_str().unwrap().to_owned();
    SHIPPED.iter().map(|path| (id(path), samples::file(path))).collect()
}

#[test]
fn profile_says_only_what_is_its_own() {
    let text = "name = \"Наш\"\nlike = \"gost-2025\"\n[page]\nleft = 25\n[style.body]\nsize = 13\n";
    let (own, advice) = Profile::checked("own.toml", text, &bases()).unwrap();
    let base = samples::profile();
    assert_eq!((own.name.as_str(), own.page.left.0, own.page.right), ("Наш", 25.0, base.page.right));
    assert_eq!(own.style(Role::Body).size.0, 13.0);
    assert_eq!(own.style(Role::Body).first_line, base.style(Role::Body).first_line);
    assert_eq!(own.style(Role::Clause), base.style(Role::Clause));
    assert_eq!(advice.iter().map(|one| (one.line, &*one.key)).collect::<Vec<_>>(), [(4, "page.left")]);

    let wrong = text.replace("left = 25", "lefft = 25\nright = 900");
    let faults = Profile::checked("own.toml", &wrong, &bases()).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.key.as_str())).collect();
    assert_eq!(told, [(4, "page.lefft"), (5, "page.right")]);

    for base in ["gost-2016", "gost-1997"] {
        let faults = Profile::checked("own.toml", &text.replace("gost-2025", base), &bases()).unwrap_err();
        let known = vec!["gost-2025".to_owned()];
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].what, What::Shape(ShapeFault::UnknownWord { word: base.to_owned(), known }));
        assert_eq!((faults[0].line, faults[0].key.as_str()), (2, "like"));
    }
}

#[test]
fn every_shipped_profile_is_sound_and_keeps_to_the_standard() {
    let folder = samples::path("data/profiles");
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    found.sort();
    assert_eq!(found, SHIPPED.map(samples::path));
    for path in SHIPPED {
        let (_, advice) = Profile::checked(path, &samples::file(path), &bases())
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(advice, [], "{path}");
    }
}

#[test]
fn every_section_of_a_shipped_profile_says_where_its_values_come_from() {
    for path in SHIPPED {
        let text = samples::file(path);
        let marked =
            |lines: &str| ["[5.", "[разд. 3", "[обычай", "[свое"].iter().any(|mark| lines.contains(mark));
        for part in text
            .split("\n\n")
            .skip_while(|part| !part.contains("font = "))
            .filter(|part| part.contains(" = ") && !part.contains("[style.table_"))
        {
            assert!(marked(part), "{path}: {part}");
        }
    }
}

#[test]
fn edition_of_2016_has_a_narrower_corner() {
    let of = |path| Profile::checked(path, &samples::file(path), &bases()).unwrap().0;
    let (old, new) = (of(SHIPPED[0]), of(SHIPPED[1]));
    assert_eq!((old.corner_width().0, new.corner_width().0), (75.0, 80.0));
    for role in [Role::Stamp, Role::StampHead] {
        assert_eq!(old.style(role).width.unwrap().0, 75.0);
        assert_eq!(new.style(role).width.unwrap().0, 80.0);
    }
}

/// Faults of the shipped profile after `edits`: line, key, code.
#[track_caller]
fn faults(edits: &[(&str, &str)]) -> Vec<(u32, String, String)> {
    let mut text = samples::file(PATH);
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let faults = Profile::parse(PATH, &text).unwrap_err();
    assert!(faults.iter().all(|fault| fault.file == PATH));
    faults.iter().map(|fault| (fault.line, fault.about(), fault.what.code().to_owned())).collect()
}

fn line(text: &str) -> u32 {
    let file = samples::file(PATH);
    u32::try_from(1 + file[..file.find(text).unwrap()].matches('\n').count()).unwrap()
}

#[test]
fn all_faults_are_told_at_once_with_line_and_key() {
    let edits = [
        ("number_sign =", "number_sing ="),
        ("left = 30 ", "left = -3 "),
        ("right = 10 ", "right = \"10\" "),
        ("joint = \"side_by_side\"", "joint = \"beside\""),
        ("head_fill = \"none\"", "head_fill = \"red\""),
        ("[style.issuer]", "[style.isuer]"),
        ("bold = true         # [обычай]\nletter", "bold = \"true\"\nletter"),
        ("\nsize = 14 ", "\nsize = 0 "),
    ];
    let told = faults(&edits);
    let fault = |line, key: &str, code: &str| (line, key.to_owned(), code.to_owned());
    let expected = [
        fault(1, "number_sign", "missing-key"),
        fault(line("number_sign ="), "number_sing", "unknown-key"),
        fault(line("left = 30 "), "page.left", "out-of-range"),
        fault(line("right = 10 "), "page.right", "wrong-type"),
        fault(line("joint ="), "letterhead.joint", "unknown-word"),
        fault(line("head_fill = \"none\""), "table.head_fill", "no-colour"),
        fault(line("[style.issuer]"), "style.isuer", "unknown-key"),
        fault(line("bold = true         # [обычай]\nletter"), "style.kind.bold", "wrong-type"),
        fault(line("size = 14 "), "style.default.size", "out-of-range"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn numbers_without_sense_are_faults() {
    for number in ["nan", "inf", "-0.5", "1e9", "0x1f"] {
        let told = faults(&[("left = 30 ", &format!("left = {number} "))]);
        assert_eq!(told.len(), 1, "{number}: {told:?}");
        assert_eq!(told[0].1, "page.left");
    }
    let told = faults(&[("left = 30 ", "left = 150 ")]);
    assert_eq!((told[0].1.as_str(), told[0].2.as_str()), ("page.left", "no-room"));
}

#[test]
fn text_that_is_no_toml_is_one_fault() {
    let told = faults(&[("[page]", "[page")]);
    assert!(told.iter().all(|(_, _, code)| code == "syntax"), "{told:?}");
}

#[test]
fn missing_section_is_one_fault() {
    let text = samples::file(PATH);
    let emblem = &text[text.find("[emblem]").unwrap()..text.find("[verb]").unwrap()];
    assert_eq!(faults(&[(emblem, "")]).iter().map(|fault| &*fault.1).collect::<Vec<_>>(), ["emblem"]);
}

#[test]
fn departures_from_the_standard_are_advice() {
    let text = samples::file(PATH)
        .replacen("left = 30 ", "left = 25 ", 1)
        .replacen("right = 10 ", "right = 8 ", 1)
        .replacen("header = 10 ", "header = 20 ", 1)
        .replacen("width = 80          # строка", "width = 95 # строка", 1)
        .replacen("\nsize = 14 ", "\nsize = 11 ", 1)
        .replacen("line = 1.15", "line = 2", 1);
    let (_, advice) = Profile::checked(PATH, &text, &bases()).unwrap();
    let told: Vec<_> = advice.iter().map(|advice| (advice.key.as_str(), advice.what)).collect();
    let size = ProfileAdviceKind::LetterSize { least: 12.0, most: 14.0 };
    for expected in [
        ("page.left", ProfileAdviceKind::NarrowBinding { least: 30.0 }),
        ("page.right", ProfileAdviceKind::NarrowMargin { least: 10.0 }),
        ("page.header", ProfileAdviceKind::NumberInText),
        ("style.stamp.width", ProfileAdviceKind::WideCorner { most: 80.0 }),
        ("style.preamble.line", ProfileAdviceKind::LineSpacing { least: 1.0, most: 1.5 }),
        ("style.default.size", size),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    let place = advice.iter().find(|advice| advice.key == "style.preamble.line").unwrap().line;
    assert_eq!(place, line("line = 1.15"));
}

#[test]
fn names_of_bodies_stand_side_by_side_or_one_below_another() {
    let document = samples::of_text("{.issuer}\n| ОДИН | ДРУГОЙ |\n", serde_json::json!({})).unwrap();
    assert!(matches!(&document.sections[0].blocks[..], [Block::Table(_)]));
    let text = |joint: &str| {
        let profile = samples::file(PATH).replacen("joint = \"side_by_side\"", joint, 1);
        let profile = Profile::parse(PATH, &profile).unwrap();
        String::from_utf8(write(Format::Text, &profile, &document).unwrap()).unwrap()
    };
    assert_eq!(text("joint = \"side_by_side\""), "ОДИН\tДРУГОЙ\n\n");
    assert_eq!(text("joint = \"one_below_another\""), "ОДИН\n\nДРУГОЙ\n\n");
}

#[test]
fn sections_take_over_what_their_level_does_not_say() {
    let profile = samples::profile();
    let first = *profile.style(Role::TableSection);
    let second = *profile.style(Role::TableSection2);
    assert_eq!((second.align, second.size, second.bold), (first.align, first.size, first.bold));
    assert!(second.italic && !first.italic);
}

/// Runs `prikaz profile …` in `folder`: code and everything said.
fn run(folder: &Path, language: &str, words: &[&str]) -> (i32, String) {
    let mut command = Command::new(cargo_bin("prikaz"));
    command.env_remove("PRIKAZ_DATA").env("PRIKAZ_LANG", language).current_dir(folder);
    let output = command.arg("profile").args(words).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn profiles_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = run(folder.path(), "ru", &["list"]);
    assert_eq!((code, said.as_str()), (0, "gost-2016: ГОСТ Р 7.0.97-2016\ngost-2025: ГОСТ Р 7.0.97-2025\n"));
    let (code, said) = run(folder.path(), "ru", &["show", "gost-2025"]);
    assert_eq!(code, 0);
    assert!(said.contains("[5.23]"), "the clause stands beside the value");
    let (code, said) = run(folder.path(), "ru", &["show", "../gost-2025"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("gost-2016, gost-2025"), "{said}");

    let sound = samples::file(PATH).replacen("left = 30 ", "left = 15 ", 1);
    std::fs::write(folder.path().join("наш.toml"), sound).unwrap();
    let wrong = samples::file(PATH).replacen("left = 30 ", "left = 1e9 ", 1).replacen("[verb]", "[werb]", 1);
    std::fs::write(folder.path().join("чужой.toml"), wrong).unwrap();
    let (code, said) = run(folder.path(), "ru", &["check", "наш.toml"]);
    let advice = format!(
        "наш.toml:{}: page.left: совет: поле меньше 20 мм — наименьшего по ГОСТ Р 7.0.97\n\
         наш.toml: ошибок 0, советов 1\n",
        line("left = 30 ")
    );
    assert_eq!((code, said), (0, advice));
    for (language, number) in [
        ("ru", "число должно быть от 0 до 400, а стоит 1e9"),
        ("en", "the number must be from 0 to 400, and is 1e9"),
    ] {
        let (code, said) = run(folder.path(), language, &["check", "чужой.toml", "наш.toml"]);
        assert_eq!(code, 1);
        for part in [number, "page.left", "verb", "werb", "наш.toml"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    let (code, said) = run(folder.path(), "ru", &["check", "чужой.toml", "--json"]);
    assert_eq!(code, 1);
    assert!(said.contains("\"out-of-range\""), "{said}");
}

#[test]
fn fault_reads_in_english_too() {
    let text = samples::file(PATH).replacen("left = 30 ", "left = -3 ", 1);
    let fault = &Profile::parse(PATH, &text).unwrap_err()[0];
    assert!(matches!(&fault.what, What::Shape(ShapeFault::OutOfRange { number, .. }) if number == "-3"));
    let english = Messages::load(&DataDir::default(), Language::En, COMMAND_LINE).unwrap();
    let said = fault_line(&english, fault);
    assert!(said.ends_with("page.left: the number must be from 0 to 400, and is -3"), "{said}");
}
