//! Files of a unit with so many rows of the form of the Sverdlovsk procedure, the same on every machine.

use prikaz::document::{
    Block, Cell, Column, Document, Orientation, PageNumbering, Paragraph, Properties, Role, Row, Section,
    Table,
};
use prikaz::render::{Format, Profile, write};
use rust_xlsxwriter::Workbook;

const HEADS: [&str; 7] = [
    "Номер строки",
    "Направление деятельности",
    "Наименование функции, сервиса",
    "Наименование конкретного процесса",
    "Точка взаимодействия",
    "Удовлетворяемые потребности клиента",
    "Вид точки взаимодействия (цифровая/офлайн)",
];
const DIRECTIONS: [&str; 4] = [
    "предоставление мер государственной поддержки",
    "рассмотрение обращений и запросов",
    "обеспечение доступа к информации о деятельности Министерства",
    "взаимодействие с внутренним клиентом по кадровым вопросам",
];
const POINTS: [(&str, &str); 4] = [
    ("официальный сайт Министерства", "цифровая"),
    ("электронная почта", "цифровая"),
    ("телефонная связь", "цифровая"),
    ("личный прием", "офлайн"),
];
const NEEDS: [&str; 4] = [
    "получение консультации",
    "получение форм документов",
    "предоставление обратной связи",
    "получение результата рассмотрения обратной связи",
];

/// The cells of row `n`, counted from 0: no two points of a process are alike.
fn row(n: usize) -> [String; 7] {
    let process = n / POINTS.len();
    let (point, kind) = POINTS[n % POINTS.len()];
    [
        (n + 1).to_string(),
        DIRECTIONS[process % 4].to_owned(),
        format!("Предоставление меры поддержки № {}", process / 7 + 1),
        format!("Прием и рассмотрение заявления, этап {}", process + 1),
        point.to_owned(),
        format!("{};\n{}", NEEDS[n % 4], NEEDS[(n + 1 + n / 4 % 3) % 4]),
        kind.to_owned(),
    ]
}

/// A file of `kind` with `n` rows.
pub(crate) fn file(kind: &str, n: usize) -> Vec<u8> {
    match kind {
        "xlsx" => xlsx(n),
        "docx" => docx(n),
        _ => csv(n),
    }
}

fn xlsx(n: usize) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = std::iter::once(HEADS.map(str::to_owned)).chain((0..n).map(row));
    for (at, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(at, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn docx(n: usize) -> Vec<u8> {
    let table = Table {
        name: "Сведения".to_owned(),
        columns: [600.0, 1800.0, 1800.0, 1800.0, 1400.0, 2000.0, 1500.0].map(Column::new).to_vec(),
        head: vec![Row::new(HEADS.map(Cell::text))],
        column_numbers: true,
        rows: (0..n).map(|n| Row::new(row(n).map(Cell::text))).collect(),
        ..Table::default()
    };
    let blocks = vec![
        Block::Paragraph(Paragraph::of_text(Role::Heading, "Сведения отдела")),
        Block::Table(Box::new(table)),
    ];
    let section =
        Section { orientation: Orientation::Landscape, page_numbering: PageNumbering::Restart, blocks };
    let properties = Properties {
        title: "Сведения отдела".to_owned(),
        author: "Отдел".to_owned(),
        subject: String::new(),
        created: time::Date::from_calendar_date(2026, time::Month::November, 26).expect("a date"),
        language: "ru-RU".to_owned(),
    };
    let document = Document {
        properties,
        mark: None,
        revision: None,
        protected: false,
        lists: None,
        sections: vec![section],
    };
    let profile = Profile::parse("gost-2025.toml", include_str!("../../data/profiles/gost-2025.toml"));
    write(Format::Docx, &profile.expect("the profile is sound"), &document).expect("a document")
}

fn csv(n: usize) -> Vec<u8> {
    let mut text = "\u{feff}".to_owned();
    let rows = std::iter::once(HEADS.map(str::to_owned)).chain((0..n).map(row));
    for cells in rows {
        let quoted = cells.map(|cell| format!("\"{cell}\""));
        text.push_str(&quoted.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}
