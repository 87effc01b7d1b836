//! What an order bears besides what it says: marks of electronic signatures, the certification of a copy, the code of
//! the document. Every kind of order, by every door, bears all of them or says why not.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use assert_cmd::Command;
use prikaz::domain::{RegisterId, digest_of};
use prikaz::procedure::Organisation;
use prikaz::report::paper::{Bears, CodeOf, DocumentCode, Marks, Matter, SignedBy, Unmarked};

/// What `act` says, for tests of its words: no marks, no code.
pub(crate) fn unmarked(act: Unmarked, organisation: &Organisation) -> Matter {
    let of = CodeOf::Repeal { register: RegisterId::new("any").unwrap() };
    let code = DocumentCode { of, order: None, digest: digest_of(b"") };
    let (marks, signed_by) = (Marks::default(), SignedBy::default());
    let bears = Bears { marks: &marks, code: &code, signed_by: &signed_by };
    Matter { code: None, ..act.bearing(organisation, bears).expect("no marks are asked for") }
}

/// The demonstration of a body whose orders bear a code, with orders that stand alone.
pub(crate) struct Office(tempfile::TempDir);

pub(crate) const BODY: &str = "sverdlovsk-investment";

impl Office {
    pub(crate) fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        office.does(&format!("demo out --procedure {BODY}"));
        office.write("signature.toml", &signature("Образцов Петр Иванович"));
        office.write("other.toml", &signature("Хлыбова Елена Андреевна"));
        office.write("alone.toml", &alone("alone", &["obraztsov"]));
        office
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    pub(crate) fn run(&self, words: &[&str]) -> (i32, String) {
        let mut command = Command::cargo_bin("prikaz").unwrap();
        for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", self.path().join("out/home"));
        let output = command.current_dir(self.path()).args(words).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), said.replace('\u{a0}', " "))
    }

    pub(crate) fn does(&self, words: &str) -> String {
        let (code, said) = self.run(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(code, 0, "{words}\n{said}");
        said
    }

    /// What the refusal says; no file is left.
    fn refused(&self, words: &str) -> String {
        let (code, said) = self.run(&words.split(' ').collect::<Vec<_>>());
        assert!(code == 1 && said.contains("что делать: "), "{words}: {code}\n{said}");
        said
    }

    fn text(&self, name: &str) -> String {
        let text = fs::read_to_string(self.path().join(name)).unwrap().replace('\u{a0}', " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a Word document, and how many pictures it has.
    fn docx(&self, name: &str) -> (String, usize) {
        let mut archive = zip::ZipArchive::new(fs::File::open(self.path().join(name)).unwrap()).unwrap();
        let pictures = archive.file_names().filter(|name| name.starts_with("word/media/")).count();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        (xml, pictures)
    }

    fn verify(&self, code: &str, on: &str) -> (i32, String) {
        self.run(&["verify", "--text", code, "--on", on])
    }
}

fn signature(owner: &str) -> String {
    format!(
        "certificate = \"00F3A1\"\nowner = \"{owner}\"\nvalid_from = \"2024-01-01\"\nvalid_to = \"2025-12-31\"\n"
    )
}

fn alone(key: &str, signatories: &[&str]) -> String {
    let signatories = signatories.iter().map(|one| format!("\n[[signatory]]\nperson = \"{one}\"\n"));
    format!(
        "id = \"{key}\"\norganisation = \"{BODY}\"\nkind = \"приказ\"\nheading = \"О сведениях\"\n\n[[clause]]\nkind = \"control\"\nby = \"signer\"\n{}",
        signatories.collect::<String>()
    )
}

/// The text of the code that a paper written as text bears.
fn code_of(text: &str) -> String {
    let found = text.split("QR-код документа: ").nth(1).and_then(|rest| rest.split(']').next());
    found.unwrap_or_else(|| panic!("no code: {text}")).to_owned()
}

pub(crate) const MARKS: &str = "--signature-mark signature.toml --certified-by proektov";
/// The first edition was signed by who acted for the minister.
pub(crate) const MARKS_OF_ACTING: &str = "--signature-mark other.toml --certified-by proektov";
pub(crate) const ON: &str = "--on 2025-02-05 --as proektov";

/// Each kind of order that is signed, by each door, and what `verify` says of its code.
#[test]
fn every_order_bears_its_marks_its_certification_and_its_code() {
    let office = Office::new();
    office.does("order sign alone.toml --number 14 --as obraztsov --on 2025-02-04");
    let table = [
        (
            "approving",
            "order draft points --draft 1",
            "редакция № 1: сведения кода верны; акт действует с изменениями",
        ),
        ("amending", "order draft points", "редакция № 2: сведения кода верны; действует"),
        ("amend", "order amend points --from 1 --to 2", "редакция № 2: сведения кода верны; действует"),
        (
            "alone",
            "order show sverdlovsk-investment 14",
            "приказ от 04.02.2025 № 14 (alone): сведения кода верны; действует",
        ),
        (
            "signing",
            "order sign signing-FORMAT.toml --signed-by obraztsov",
            "(signing-txt): сведения кода верны; действует",
        ),
    ];
    for (kind, door, said) in table {
        for format in ["docx", "html", "txt"] {
            // A file is signed once.
            office.write(
                &format!("signing-{format}.toml"),
                &alone(&format!("signing-{format}"), &["obraztsov"]),
            );
            let door = door.replace("FORMAT", format);
            let name = format!("{kind}.{format}");
            let marks = if kind == "approving" { MARKS_OF_ACTING } else { MARKS };
            office.does(&format!("{door} --out {name} {marks} {ON}"));
            let text = match format {
                "docx" => {
                    let (xml, pictures) = office.docx(&name);
                    assert!(pictures > 0, "{name} has no code");
                    xml
                }
                _ => office.text(&name),
            };
            if format == "html" {
                assert!(text.contains("src=\"data:image/png;base64,"), "{name} has no code");
            }
            for mark in ["Сертификат 00F3A1", "Верно"] {
                assert!(text.contains(mark), "{name}: no {mark}\n{text}");
            }
            let verified = office.does(&format!("verify {name} --on 2025-02-06"));
            assert!(verified.contains("действует"), "{name}: {verified}");
            if format == "txt" {
                let (code, answer) = office.verify(&code_of(&text), "2025-02-06");
                assert!(code == 0 && answer.contains(said), "{kind}: {code} {answer}");
            }
        }
        if kind != "signing" {
            let other = if kind == "approving" { "signature.toml" } else { "other.toml" };
            let said = office.refused(&format!("{door} --out none.txt --signature-mark {other} {ON}"));
            assert!(said.contains("акт подписал другой человек"), "{kind}: {said}");
            assert!(!office.path().join("none.txt").exists());
        }
    }
    let log = office.does("audit log");
    assert!(log.contains("выдан документ «alone.docx» с отметками: приказ от 04.02.2025 № 14"), "{log}");
    office.does("audit verify");
}

/// The owner of a certificate is who signed: a namesake is not, whether his name is written in full or by initials.
#[test]
fn a_namesake_has_not_signed() {
    let office = Office::new();
    office.does("order sign alone.toml --number 14 --as obraztsov --on 2025-02-04");
    let door = "order show sverdlovsk-investment 14 --out shown.txt --signature-mark owner.toml";
    for owner in [
        "Образцов Петр Иванович",
        "ОБРАЗЦОВ ПЁТР ИВАНОВИЧ",
        "Образцов П.И.",
        "П. И. Образцов",
        "Образцов",
        "Образцов Петр, министр",
    ] {
        office.write("owner.toml", &signature(owner));
        office.does(&format!("{door} {ON}"));
    }
    for owner in [
        "Образцов Олег Олегович",
        "Образцов Петр Олегович",
        "Образцов О.И.",
        "О.О. Образцов",
        "Образцова Петра Ивановна",
    ] {
        office.write("owner.toml", &signature(owner));
        let said = office.refused(&format!("{door} {ON}"));
        assert!(said.contains("акт подписал другой человек"), "{owner}: {said}");
    }
}

/// What is a draft bears a code that says so, and nothing else: nobody has signed it, and no copy is true to it.
#[test]
fn a_draft_bears_its_own_code_and_no_marks() {
    let office = Office::new();
    office.does(&format!("order repeal points --out repeal.txt {ON}"));
    office.does(&format!("order compose alone.toml --out draft.txt {ON}"));
    for door in ["order repeal points", "order compose alone.toml"] {
        let said = office.refused(&format!("{door} --out none.txt --signature-mark signature.toml {ON}"));
        assert!(said.contains("акт еще не подписан") && said.contains("order show"), "{door}: {said}");
        let said = office.refused(&format!("{door} --out none.txt --certified-by proektov {ON}"));
        assert!(said.contains("подлинника еще нет"), "{door}: {said}");
    }
    let said =
        office.refused(&format!("order annex points --out none.txt --signature-mark signature.toml {ON}"));
    assert!(said.contains("нет подписи"), "{said}");
    assert!(!office.path().join("none.txt").exists());

    let repeal = code_of(&office.text("repeal.txt"));
    assert!(repeal.starts_with("проект; утрата силы; реестр points; SHA-256 "), "{repeal}");
    let said = office.verify(&repeal, "2025-02-06");
    assert!(said.0 == 0 && said.1.contains("сведения кода верны; только проект, не подписан"), "{said:?}");
    let other = repeal.replace("проект;", "приказ от 05.02.2025 № 14;");
    assert_eq!(office.verify(&other, "2025-02-06").0, 1);

    let draft = code_of(&office.text("draft.txt"));
    assert!(
        draft.starts_with("проект; орган sverdlovsk-investment; отдельный акт alone; SHA-256 "),
        "{draft}"
    );
    let said = office.verify(&draft, "2025-02-06");
    assert!(said.0 == 1 && said.1.contains("проект отдельного акта alone: не подписан"), "{said:?}");
    // Signed as it was, the draft says the same; changed before that, it does not.
    office.does("order sign alone.toml --number 14 --as obraztsov --on 2025-02-05");
    let said = office.verify(&draft, "2025-02-06");
    assert!(
        said.0 == 0 && said.1.contains("подписан как приказ от 05.02.2025 № 14, содержание то же"),
        "{said:?}"
    );
    let digit = draft.chars().last().unwrap();
    let other = format!("{}{}", &draft[..draft.len() - 1], if digit == '0' { '1' } else { '0' });
    let said = office.verify(&other, "2025-02-06");
    assert!(said.0 == 0 && said.1.contains("прежний проект, изменен до подписания"), "{said:?}");
    let forged = other.replace("проект;", "приказ от 05.02.2025 № 14;");
    let said = office.verify(&forged, "2025-02-06");
    assert!(
        said.0 == 1 && said.1.contains("отдельный акт alone") && said.1.contains("не подтверждаются"),
        "{said:?}"
    );
}

/// The code and the paper of an order whose number was put right are known by what they bear.
#[test]
fn a_marked_paper_is_known_after_the_number_was_put_right() {
    let office = Office::new();
    office.does("order sign alone.toml --number 14 --as obraztsov --on 2025-02-04");
    office.does(&format!("order show {BODY} 14 --out before.txt {MARKS} {ON}"));
    office.does(&format!("order correct {BODY} 14 --number 41 --basis опечатка {ON}"));
    office.does(&format!("order show {BODY} 41 --out after.txt {MARKS} {ON}"));
    let verified = office.does("verify before.txt --on 2025-02-06");
    assert!(
        verified.contains("№ 41") && verified.contains("в документе было: от 04.02.2025 № 14"),
        "{verified}"
    );
    let said = office.verify(&code_of(&office.text("before.txt")), "2025-02-06");
    assert!(
        said.0 == 0 && said.1.contains("дата и номер исправлены, верно: приказ от 04.02.2025 № 41"),
        "{said:?}"
    );
    let after = office.text("after.txt");
    assert!(after.contains("№ 41") && after.contains("Сертификат 00F3A1"), "{after}");
    let said = office.verify(&code_of(&after), "2025-02-06");
    assert!(said.0 == 0 && said.1.contains("№ 41 (alone): сведения кода верны; действует"), "{said:?}");
}

/// Where several signed, each mark stands for the one whose certificate it is.
#[test]
fn each_mark_stands_in_the_place_of_its_signature() {
    let office = Office::new();
    office.write("two.toml", &alone("two", &["obraztsov", "khlybova"]));
    office.does("order sign two.toml --number 14 --as obraztsov --on 2025-02-04");
    let door = format!("order show {BODY} 14 --out two.txt {ON}");
    office.does(&format!("{door} --signature-mark other.toml --signature-mark signature.toml"));
    let text = office.text("two.txt");
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(at("Владелец Образцов") < at("Владелец Хлыбова"), "{text}");
    let said = office.refused(&format!("{door} --signature-mark other.toml --signature-mark other.toml"));
    assert!(said.contains("акт подписал другой человек"), "{said}");
    // A certificate of the body names nobody: whoever is named has his place, whichever file comes first.
    let body = "Министерство  инвестиций и развития\u{a0}Свердловской области";
    office.write("body.toml", &signature(body));
    for files in [["body", "signature"], ["signature", "body"]] {
        let marks = files.map(|file| format!("--signature-mark {file}.toml")).join(" ");
        office.does(&format!("{door} {marks}"));
        let text = office.text("two.txt");
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(at("Владелец Образцов") < at("Владелец Министерство"), "{files:?}: {text}");
    }
    // One of its people whose hand is not on the act is a stranger to it, though his certificate names the body.
    office.write("stranger.toml", &signature(&format!("Посторонний П.П., {body}")));
    let said = office.refused(&format!("{door} --signature-mark stranger.toml"));
    assert!(said.contains("акт подписал другой человек"), "{said}");
}

/// Whatever an order is called, its template has the places for all of it.
#[test]
fn every_template_of_an_order_has_the_places_of_marks_and_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut orders = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "djot") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // Only what is signed opens like an order.
        if text.contains("templates/opening.djot") {
            orders += 1;
            for place in ["templates/head.djot", "parts.signatures(signers)", "parts.copy("] {
                assert!(text.contains(place), "{}: no {place}", path.display());
            }
        }
    }
    assert!(orders >= 3, "{orders} templates of orders");
}
