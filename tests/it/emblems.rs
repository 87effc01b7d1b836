//! Emblems: drawn where the body has one, refused with the reason where the file is no picture.

use prikaz::app::{DataDir, PaperError, Printer};
use prikaz::document::{LARGEST_PNG, LONGEST_SIDE, PngFault, png_size};
use prikaz::procedure::Organisation;
use prikaz::render::Format;
use prikaz::report::paper::{self, Matter, Subject};
use tempfile::TempDir;

use crate::annexes;
use crate::marks::unmarked;
use crate::ooxml::{all, attribute, part};
use crate::procedures::WORDS;
use crate::samples;
use prikaz_rules::world::book;

fn emblem() -> Vec<u8> {
    std::fs::read(samples::path("tests/data/pictures/emblem.png")).unwrap()
}

/// A body that names the emblem `emblem.png`, and a printer whose data hold `png` under that name.
fn desk(png: Option<&[u8]>) -> (TempDir, Printer, Organisation) {
    let body = (*book("lipetsk-finance").organisation).clone();
    let data = TempDir::new().unwrap();
    let folder = data.path().join(format!("organisations/{}", body.id));
    std::fs::create_dir_all(&folder).unwrap();
    png.into_iter().for_each(|png| std::fs::write(folder.join("emblem.png"), png).unwrap());
    let printer = Printer::new(DataDir::new(Some(data.path().to_owned())));
    (data, printer, Organisation { emblem: Some("emblem.png".to_owned()), ..body })
}

fn matter() -> Matter {
    let book = book("lipetsk-finance");
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let approved = annexes::approved(&book.procedure);
    let act = paper::order(subject, &WORDS, &[], &approved, annexes::own()).expect("the words are known");
    unmarked(act, &book.organisation)
}

#[test]
fn emblem_stands_in_the_top_margin_with_its_proportions() {
    let (_data, printer, body) = desk(Some(&emblem()));
    let document = printer.set(matter(), Some(&body), None).unwrap();
    let file = printer.write(Format::Docx, &body.profile, &document).unwrap();
    let anchor = part(&file, "word/document.xml");
    let anchors = all(&anchor, "wp:anchor");
    assert_eq!(anchors.len(), 1);
    assert_eq!(crate::ooxml::text(all(anchors[0], "wp:posOffset")[0]), "360000", "10 mm from the edge");
    let extent = all(anchors[0], "wp:extent")[0];
    let side = |key| attribute(extent, key).unwrap().parse::<f64>().unwrap();
    assert_eq!(side("cy"), 720_000.0, "20 mm high");
    assert!((side("cx") / side("cy") - 120.0 / 140.0).abs() < 1e-4);
    let description = attribute(all(anchors[0], "wp:docPr")[0], "descr");
    assert_eq!(description, Some(&*body.name.full.nominative));
    samples::keep("emblem.docx", &file);
}

#[test]
fn nothing_is_drawn_where_no_emblem_is_named() {
    let (_data, printer, body) = desk(Some(&emblem()));
    let body = Organisation { emblem: None, ..body };
    let document = printer.set(matter(), Some(&body), None).unwrap();
    let file = printer.write(Format::Docx, &body.profile, &document).unwrap();
    assert!(all(&part(&file, "word/document.xml"), "w:drawing").is_empty());
}

#[test]
fn emblem_that_cannot_be_drawn_is_refused_by_its_file() {
    let (_data, printer, body) = desk(Some(b"GIF89a"));
    let refused = printer.set(matter(), Some(&body), None).unwrap_err();
    assert!(
        matches!(&refused, PaperError::Emblem { file, fault: PngFault::NoPng } if file.ends_with("emblem.png")),
        "{refused:?}"
    );
    let (_data, printer, body) = desk(None);
    let refused = printer.set(matter(), Some(&body), None).unwrap_err();
    assert!(matches!(&refused, PaperError::NoEmblem(file) if file.ends_with("emblem.png")), "{refused:?}");
}

/// Runs `prikaz …` in `folder`: code and what was said on the side.
fn run(folder: &std::path::Path, language: &str, words: &str) -> (i32, String) {
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("prikaz"));
    command.env_remove("PRIKAZ_DATA").env("PRIKAZ_LANG", language).current_dir(folder);
    let output = command.args(["--home", "дом"]).args(words.split_whitespace()).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn refusal_names_the_file_and_leaves_none_behind() {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("свои/organisations");
    std::fs::create_dir_all(own.join("lipetsk-finance")).unwrap();
    let body = samples::file("data/organisations/lipetsk-finance.toml");
    let named = body.replacen("[documents]\n", "[documents]\nemblem = \"emblem.png\"\n", 1);
    assert_ne!(body, named);
    std::fs::write(own.join("lipetsk-finance.toml"), named).unwrap();
    assert_eq!(run(folder.path(), "ru", "init").0, 0);
    let person =
        book("lipetsk-finance").organisation.holders(&"drafter".parse().unwrap()).next().unwrap().id.clone();
    let opened = run(
        folder.path(),
        "ru",
        &format!("register open r --procedure lipetsk-finance --on 2024-06-03 --as {person}"),
    );
    assert_eq!(opened.0, 0, "{}", opened.1);
    let form = format!("submission form r --out форма.xlsx --as {person} --data свои");
    let (code, said) = run(folder.path(), "ru", &form);
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("эмблемы") && said.contains("emblem.png"), "{said}");
    std::fs::write(own.join("lipetsk-finance/emblem.png"), b"GIF89a").unwrap();
    for (language, words) in [("ru", "— не PNG"), ("en", "is no PNG")] {
        let (code, said) = run(folder.path(), language, &form);
        assert_eq!(code, 3, "{said}");
        assert!(said.contains(words) && said.contains("lipetsk-finance/emblem.png"), "{said}");
    }
    assert!(!folder.path().join("форма.xlsx").exists());
    std::fs::write(own.join("lipetsk-finance/emblem.png"), emblem()).unwrap();
    assert_eq!(run(folder.path(), "ru", &form).0, 0);
}

#[test]
fn png_is_looked_through_to_its_end() {
    let emblem = emblem();
    assert_eq!(png_size(&emblem), Ok((120, 140)));
    for length in 0..emblem.len() {
        let expected = if length < 8 { PngFault::NoPng } else { PngFault::Damaged };
        assert_eq!(png_size(&emblem[..length]), Err(expected), "cut off at {length}");
    }
    let mut flat = emblem.clone();
    flat[16..20].fill(0);
    assert_eq!(png_size(&flat), Err(PngFault::BadSides { width: 0, height: 140, most: LONGEST_SIDE }));
    let mut vast = emblem.clone();
    vast[20..24].fill(0xff);
    assert_eq!(png_size(&vast), Err(PngFault::BadSides { width: 120, height: u32::MAX, most: LONGEST_SIDE }));
    let mut large = emblem;
    large.resize(LARGEST_PNG + 1, 0);
    assert_eq!(png_size(&large), Err(PngFault::TooLarge { bytes: LARGEST_PNG + 1, most: LARGEST_PNG }));
}
