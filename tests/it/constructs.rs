//! Fields, changes, pictures, notes, marks of signatures: what each format makes of them.

use prikaz::document::{
    Block, Cell, Choice, Column, Content, Document, Field, FieldKind, Inline, Orientation, PageNumbering,
    Paragraph, Picture, PicturePlace, Revision, Role, Row, RowKind, RowRevision, Section, Signature, Table,
};
use prikaz::render::{Format, write};

use crate::ooxml::{all, attribute, part, text};
use crate::samples;

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn field(tag: &str, title: &str, kind: FieldKind, value: &str) -> Inline {
    let (tag, title, value) = (tag.to_owned(), title.to_owned(), value.to_owned());
    Inline::Field(Box::new(Field { tag, title, kind, value }))
}

fn decision(value: &str) -> Inline {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let choices = vec![choice("agreed", "Согласовано"), choice("returned", "Возвращено")];
    field("decision", "Выберите решение", FieldKind::Choice(choices), value)
}

fn document(blocks: Vec<Block>) -> Document {
    let section =
        Section { orientation: Orientation::Portrait, page_numbering: PageNumbering::Continue, blocks };
    let on = time::Date::from_calendar_date(2024, time::Month::June, 5).unwrap();
    let revision =
        Some(Revision { author: "Министерство <инвестиций>".to_owned(), on });
    let (properties, sections) = (samples::properties(), vec![section]);
    Document { properties, mark: None, revision, protected: false, lists: None, sections }
}

fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph::new(Role::Body, inlines))
}

fn picture(place: PicturePlace) -> Block {
    let png = std::fs::read(samples::path("tests/data/pictures/emblem.png")).unwrap().into();
    let description = "Щит «с крестом» & <каймой>".to_owned();
    Block::Picture(Box::new(Picture { png, description, width: 18.0, height: 21.0, place }))
}

fn sheet() -> Table {
    let row = |revision, cells: Vec<Cell>| Row { revision, ..Row::new(cells) };
    let rich = |inlines: Vec<Inline>| Cell::new(Content::Inlines(inlines.into()));
    Table {
        columns: vec![Column::new(1.0); 3],
        head: vec![Row::new(["Решение", "Дата", "Замечания <*>"].map(Cell::text))],
        rows: vec![
            row(
                None,
                vec![
                    rich(vec![decision("")]),
                    rich(vec![field("date", "Дата", FieldKind::Date, "05.06.2024")]),
                    rich(vec![field("remarks", "Замечания", FieldKind::Text, "первое\nвторое")]),
                ],
            ),
            row(
                Some(RowRevision::Inserted),
                vec![Cell::text("7.1"), Cell::text("новая"), rich(words("строка"))],
            ),
            row(Some(RowRevision::Deleted), vec![Cell::text("8"), Cell::text("старая"), Cell::text("")]),
            Row::section(1, "Раздел, у строк которого свои графы"),
            Row {
                kind: RowKind::Head,
                ..row(None, vec![Cell::text("Решение"), Cell::text("Основание").spanning(2, 1)])
            },
            row(None, vec![Cell::text("отложено"), Cell::text("протокол").spanning(2, 1)]),
        ],
        notes: vec![words("<*> Заполняется согласующим.")],
        ..Table::default()
    }
}

/// A document of every construct.
fn everything() -> Document {
    let signature = Signature {
        post: Inline::lines("Заместитель\nМинистра"),
        name: "Е.А.\u{a0}Хлыбова".to_owned(),
        mark: ["Документ подписан\nэлектронной подписью", "Сертификат 0012 AB", "Владелец Хлыбова Е.А."]
            .map(Inline::lines)
            .to_vec(),
    };
    let redline = vec![
        Inline::Text("В пункте 7".to_owned()),
        Inline::Raised(words("1")),
        Inline::Text(" слова ".to_owned()),
        Inline::Deleted(words("отдел кадров")),
        Inline::Inserted(vec![Inline::Strong(words("управление")), Inline::Text(" делами".to_owned())]),
        Inline::Lowered(words("а")),
    ];
    document(vec![
        picture(PicturePlace::Line),
        picture(PicturePlace::Corner),
        paragraph(redline),
        paragraph(vec![Inline::Inserted(words("Абзац дополнен целиком."))]),
        paragraph(vec![Inline::Text("Решение: ".to_owned()), decision("agreed")]),
        Block::Table(Box::new(sheet())),
        Block::Signature(signature.clone()),
        Block::Signature(Signature { mark: Vec::new(), ..signature }),
    ])
}

fn docx(document: &Document) -> Vec<u8> {
    write(Format::Docx, &samples::profile(), document).unwrap()
}

fn string(format: Format, document: &Document) -> String {
    String::from_utf8(write(format, &samples::profile(), document).unwrap()).unwrap()
}

#[test]
fn every_construct_reads_as_its_golden() {
    samples::golden("constructs.txt", &string(Format::Text, &everything()));
    let page = string(Format::Html, &everything());
    let body = &page[page.find("<body>").unwrap()..];
    let picture = body.find("base64,").unwrap()..body.find("\" alt").unwrap();
    samples::golden("constructs.html", &body.replace(&body[picture], "base64,…"));
}

/// `tests/run.sh` has these files checked by openxml-audit.
#[test]
fn samples_for_the_audit_are_written() {
    let mut document = everything();
    samples::keep("constructs.docx", &docx(&document));
    samples::keep("constructs.xlsx", &write(Format::Xlsx, &samples::profile(), &document).unwrap());
    document.protected = true;
    samples::keep("protected.docx", &docx(&document));
}

#[test]
fn fields_are_controls_that_stay() {
    let body = part(&docx(&everything()), "word/document.xml");
    let controls = all(&body, "w:sdt");
    let of = |control, name: &str| attribute(all(control, name)[0], "w:val").unwrap().to_owned();
    let tags: Vec<_> = controls.iter().map(|control| of(control, "w:tag")).collect();
    assert_eq!(tags, ["decision", "decision", "date", "remarks"]);
    assert!(controls.iter().all(|control| of(control, "w:lock") == "sdtLocked"));
    let texts: Vec<_> = controls.iter().map(|control| text(control)).collect();
    assert_eq!(texts, ["Согласовано", "Выберите решение", "05.06.2024", "первоевторое"]);
    let hints: Vec<_> = controls.iter().map(|control| all(control, "w:showingPlcHdr").len()).collect();
    assert_eq!(hints, [0, 1, 0, 0]);
    let answers: Vec<_> =
        all(controls[0], "w:listItem").iter().map(|item| attribute(item, "w:value").unwrap()).collect();
    assert_eq!(answers, ["agreed", "returned"]);
    assert_eq!(attribute(all(controls[2], "w:date")[0], "w:fullDate"), Some("2024-06-05T00:00:00Z"));
    assert_eq!(all(controls[3], "w:br").len(), 1);
}

#[test]
fn changes_say_who_and_when() {
    let body = part(&docx(&everything()), "word/document.xml");
    let changes: Vec<_> = [all(&body, "w:ins"), all(&body, "w:del")].concat();
    for change in &changes {
        assert_eq!(attribute(change, "w:author"), Some("Министерство <инвестиций>"));
        assert_eq!(attribute(change, "w:date"), Some("2024-06-05T00:00:00Z"));
    }
    let ids: std::collections::BTreeSet<_> = changes.iter().map(|one| attribute(one, "w:id")).collect();
    assert_eq!(ids.len(), changes.len());
    let struck: Vec<_> = all(&body, "w:delText").into_iter().map(text).collect();
    assert_eq!(struck, ["отдел кадров", "8", "старая"]);
    let rows: Vec<_> = all(&body, "w:trPr")
        .into_iter()
        .map(|row| (all(row, "w:ins").len(), all(row, "w:del").len()))
        .filter(|changes| *changes != (0, 0))
        .collect();
    assert_eq!(rows, [(1, 0), (0, 1)]);
}

#[test]
fn accepting_or_rejecting_all_changes_gives_the_two_wordings() {
    let body = part(&docx(&everything()), "word/document.xml");
    let redline = all(&body, "w:p").into_iter().find(|one| text(one).starts_with("В пункте")).unwrap();
    let wording = |dropped: &str| {
        redline.elements().filter(|child| child.name != dropped).map(text).collect::<String>()
    };
    assert_eq!(wording("w:del"), "В пункте 71 слова управление деламиа");
    assert_eq!(wording("w:ins"), "В пункте 71 слова отдел кадрова");
}

#[test]
fn struck_field_is_struck_text_and_link_holds_its_change() {
    let link = Inline::Link(prikaz::document::Link {
        address: "https://example.org/".to_owned(),
        text: words("портал"),
    });
    let blocks = vec![paragraph(vec![Inline::Deleted(vec![decision("agreed"), link])])];
    let body = part(&docx(&document(blocks)), "word/document.xml");
    assert!(all(&body, "w:sdt").is_empty());
    assert!(all(&body, "w:del").iter().all(|one| all(one, "w:hyperlink").is_empty()));
    assert_eq!(all(all(&body, "w:hyperlink")[0], "w:delText").len(), 1);
}

#[test]
fn tag_that_word_does_not_take_is_refused() {
    let of = |tag: &str| document(vec![paragraph(vec![field(tag, &"т".repeat(99), FieldKind::Text, "")])]);
    let longest = "x".repeat(64);
    let body = part(&docx(&of(&longest)), "word/document.xml");
    assert_eq!(attribute(all(&body, "w:alias")[0], "w:val"), Some(&*"т".repeat(64)));
    let refused = write(Format::Docx, &samples::profile(), &of(&format!("{longest}x"))).unwrap_err();
    let cause = std::error::Error::source(&refused).unwrap().to_string();
    assert!(cause.contains("more than 64 characters"), "{cause}");
}

#[test]
fn signature_of_a_template_carries_its_mark() {
    let djot = "{% import \"templates/parts.djot\" as parts %}{{ parts.signature(signer) }}";
    let parts = samples::file("templates/parts.djot");
    let templates = prikaz::template::Templates::new(move |path| match path {
        "templates/t.djot" => Some(djot.to_owned()),
        "templates/parts.djot" => Some(parts.clone()),
        _ => None,
    });
    let signer = |mark: &[&str]| serde_json::json!({ "signer": { "post": "Министр", "name": "И.О. Фамилия", "mark": mark } });
    let text = |mark: &[&str]| {
        let paths = ["templates/t.djot".to_owned()];
        let document =
            templates.document(&paths, signer(mark), samples::properties(), Default::default()).unwrap();
        string(Format::Text, &document)
    };
    assert_eq!(text(&[]), "Министр\tИ.О.\u{a0}Фамилия\n\n");
    assert_eq!(text(&["Подписано *", "01 AB"]), "Министр\tИ.О.\u{a0}Фамилия\n| Подписано *\n| 01 AB\n\n");
}

/// A letterhead of two bodies in the look of `path`, with requisites in a corner where it says so.
#[test]
fn joint_letterhead_and_the_look_of_2016_are_written() {
    let djot = "{.issuer}\n| МИНИСТЕРСТВО\\\nОДНОГО | МИНИСТЕРСТВО ДРУГОГО |\n\n";
    let djot = djot.replace("\\\n", " ") + &samples::file("tests/golden/blocks.djot").replace("\r\n", "\n");
    let tables = [("annex".to_owned(), samples::annex(1)), ("empty".to_owned(), Default::default())].into();
    let document = samples::of_tables(&djot, tables).unwrap();
    samples::keep("joint.docx", &docx(&document));
    let corner = samples::file("data/profiles/gost-2016.toml") + "\n[style.requisites]\nwidth = 75\n";
    let bases = [("gost-2025".to_owned(), samples::file("data/profiles/gost-2025.toml"))].into();
    let (profile, _) = prikaz::render::Profile::checked("gost-2016.toml", &corner, &bases).unwrap();
    let file = write(Format::Docx, &profile, &document).unwrap();
    let body = part(&file, "word/document.xml");
    let width = all(all(&body, "w:tbl")[0], "w:tblW")[0];
    assert_eq!(attribute(width, "w:w"), Some("4252"), "75 mm, two cells");
    samples::keep("look-2016.docx", &file);
}

#[test]
fn one_picture_is_stored_once() {
    let file = docx(&everything());
    let names: Vec<_> = zip::ZipArchive::new(std::io::Cursor::new(&file))
        .unwrap()
        .file_names()
        .filter(|name| name.starts_with("word/media/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(names, ["word/media/picture1.png"]);
    let body = part(&file, "word/document.xml");
    assert_eq!((all(&body, "wp:inline").len(), all(&body, "wp:anchor").len()), (1, 1));
    let extent = all(&body, "wp:extent")[0];
    assert_eq!((attribute(extent, "cx"), attribute(extent, "cy")), (Some("648000"), Some("756000")));
    assert_eq!(attribute(all(&body, "wp:docPr")[0], "descr"), Some("Щит «с крестом» & <каймой>"));
}

#[test]
fn protected_document_lets_only_fields_be_filled_in() {
    let mut document = everything();
    assert!(all(&part(&docx(&document), "word/settings.xml"), "w:documentProtection").is_empty());
    document.protected = true;
    let settings = part(&docx(&document), "word/settings.xml");
    let protection = all(&settings, "w:documentProtection")[0];
    assert_eq!(attribute(protection, "w:edit"), Some("forms"));
    assert_eq!(attribute(protection, "w:enforcement"), Some("1"));
}

#[test]
fn markup_says_the_same_constructs() {
    let djot = "7^1^ H~2~O {+да+} {-нет-} [агент]{field=tag title=\"Кто\"} \
                [agreed]{field=d kind=choice choices=\"agreed=Согласовано|returned=Возвращено\"}\n\n\
                {name=\"И.И. Иванов\"}\n:::: signature\nНачальник\n\n::: signature_mark\nПервая\n\nВторая\n:::\n::::\n\n\
                {.issuer}\n| ОДИН | ДРУГОЙ |\n";
    let document = samples::of_text(djot, serde_json::json!({})).unwrap();
    let text = string(Format::Text, &document);
    assert_eq!(
        text,
        "7¹ H₂O [+да+] [-нет-] агент Согласовано\n\n\
         Начальник\tИ.И.\u{a0}Иванов\n| Первая\n| Вторая\n\nОДИН\tДРУГОЙ\n\n"
    );
    let page = string(Format::Html, &document);
    assert!(page.contains("<td class=\"issuer\">ОДИН</td>"), "{page}");
}

#[test]
fn the_last_row_of_a_table_goes_with_the_signature() {
    let table = Table {
        columns: vec![Column::new(10.0)],
        rows: vec![Row::new([Cell::text("первая")]), Row::new([Cell::text("последняя")])],
        ..Table::default()
    };
    let signature = Signature {
        post: words("Министр"), name: "П.И. Образцов".to_owned(), mark: Vec::new()
    };
    let kept = |blocks: Vec<Block>| {
        let body = part(&docx(&document(blocks)), "word/document.xml");
        let table = all(&body, "w:tbl").into_iter().find(|one| text(one).contains("последняя")).unwrap();
        all(table, "w:tr").into_iter().map(|row| all(row, "w:keepNext").len()).collect::<Vec<_>>()
    };
    assert_eq!(kept(vec![Block::Table(Box::new(table.clone())), Block::Signature(signature)]), [0, 1]);
    assert_eq!(kept(vec![Block::Table(Box::new(table))]), [0, 0]);
}
