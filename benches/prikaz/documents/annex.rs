//! An order with an annex whose text is like that of real ones, the same on every machine.

use prikaz::document::{
    Block, Cell, Column, Content, Document, Inline, Orientation, PageNumbering, Paragraph, Properties, Role,
    Row, Section, Signature, Stamp, Table,
};

/// Lengths of annexes.
pub(crate) const ROWS: &[usize] = &[100, 1_000, 10_000, 100_000];

/// Columns with their widths.
pub(crate) const COLUMNS: [(&str, f32); 7] = [
    ("№ п/п", 700.0),
    ("Наименование мероприятия", 3600.0),
    ("Дата проведения", 1400.0),
    ("Место проведения", 3600.0),
    ("Ответственный исполнитель", 2600.0),
    ("Кол-во участников", 1100.0),
    ("Примечание", 2560.0),
];

const EVENTS: [&str; 5] = [
    "Обследование точки взаимодействия №",
    "Практическое занятие по теме №",
    "Выездная встреча с заявителями, этап №",
    "Итоговая проверка перечня, раздел №",
    "Методический сбор ответственных за перечень №",
];
const PLACES: [&str; 4] = [
    "г. Екатеринбург, пл. Октябрьская, д. 1, кабинет приема заявителей № 3",
    "г. Брянск, просп. Ленина, д. 33, аудитория 214",
    "г. Липецк, пл. Плеханова, д. 4, зал заседаний «Северный»",
    "г. Саранск, ул. Коммунистическая, д. 50, конференц-зал",
];
const PEOPLE: [&str; 4] = [
    "Иванов Иван Иванович, начальник отдела",
    "Петрова Мария Сергеевна, главный специалист",
    "Ахметзянов Рустам Ильдарович, консультант",
    "Кузнецова-Белозёрская Анна Владимировна, методист",
];
const NOTES: [&str; 3] = [
    "Подготовить отчет и представить в отдел контроля в течение пяти рабочих дней",
    "Обеспечить участников материалами & инструкциями <по списку>",
    "Согласовать с отделом материально-технического обеспечения",
];

/// The cells of `n` rows.
pub(crate) fn rows(n: usize) -> Vec<[String; 7]> {
    let mut dice = Dice(20_261_122);
    (1..=n).map(|n| row(n, &mut dice)).collect()
}

fn row(n: usize, dice: &mut Dice) -> [String; 7] {
    [
        n.to_string(),
        format!("{}{}", EVENTS[dice.below(5)], 1 + dice.below(40)),
        format!("{:02}.{:02}.2026", 1 + dice.below(28), 1 + dice.below(12)),
        PLACES[dice.below(4)].to_owned(),
        PEOPLE[dice.below(4)].to_owned(),
        (5 + dice.below(116)).to_string(),
        NOTES[dice.below(3)].to_owned(),
    ]
}

/// A small generator of numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n).expect("a small number")
    }
}

/// An order with an annex of `n` rows.
pub(crate) fn order(n: usize) -> Document {
    let created = time::Date::from_calendar_date(2026, time::Month::November, 22).expect("a date");
    let properties = Properties {
        title: "Приказ № 417-р".to_owned(),
        author: "Министерство".to_owned(),
        subject: "Об организации мероприятий".to_owned(),
        created,
        language: "ru-RU".to_owned(),
    };
    Document {
        properties,
        mark: None,
        revision: None,
        protected: false,
        lists: None,
        sections: vec![text(), annex(n)],
    }
}

/// The same with every row changed: its old text struck out, a new one put in, a field to say why.
pub(crate) fn redline(n: usize) -> Document {
    let mut document = order(n);
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Table(table) = block else { continue };
        table.rows.iter_mut().for_each(change);
    }
    document
}

fn change(row: &mut Row) {
    for cell in row.cells.iter_mut().skip(1) {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let old = Inline::Deleted(text(&cell.content.printed()));
        let new = Inline::Inserted(text("Изложено в новой редакции"));
        cell.content = Content::Inlines(Box::new([old, new]));
    }
}

fn text() -> Section {
    let clauses = (1..=5).map(|n| Paragraph {
        number: Some(format!("{n}.")),
        ..Paragraph::of_text(Role::Clause, "Начальникам структурных подразделений обеспечить своевременное участие в мероприятиях, указанных в приложении к настоящему приказу.")
    });
    let signature = Signature {
        post: Inline::lines("Начальник отдела\nорганизационной работы"),
        name: "А.Б. Воробьёв".to_owned(),
        mark: Vec::new(),
    };
    let mut blocks =
        vec![Block::Paragraph(Paragraph::of_text(Role::Heading, "Об организации мероприятий в 2026 году"))];
    blocks.extend(clauses.map(Block::Paragraph));
    blocks.push(Block::Signature(signature));
    Section { orientation: Orientation::Portrait, page_numbering: PageNumbering::Continue, blocks }
}

fn annex(n: usize) -> Section {
    let stamp = Stamp {
        lines: vec![Paragraph::of_text(
            Role::Stamp,
            "Приложение к приказу
от 22.11.2026 № 417-р",
        )],
    };
    let blocks = vec![Block::Stamp(stamp), Block::Table(Box::new(table(n)))];
    Section { orientation: Orientation::Landscape, page_numbering: PageNumbering::Restart, blocks }
}

fn table(n: usize) -> Table {
    let mut dice = Dice(20_261_122);
    let entry = |n| {
        let cells = row(n, &mut dice);
        Row::new(cells.into_iter().enumerate().map(|(at, text)| match at {
            0 | 5 => Cell::new(Content::Number(text.parse().expect("a number"))),
            _ => Cell::text(text),
        }))
    };
    Table {
        name: "Приложение".to_owned(),
        columns: COLUMNS.map(|(_, width)| Column::new(width)).to_vec(),
        head: vec![Row::new(COLUMNS.map(|(title, _)| Cell::text(title)))],
        column_numbers: true,
        rows: (1..=n).map(entry).collect(),
        ..Table::default()
    }
}
