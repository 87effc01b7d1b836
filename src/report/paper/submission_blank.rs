//! The blank that a unit fills in: its rows of the edition in force with marks, room for new ones, what to write and
//! by which clause; as a workbook with lists to choose from, and as a text with fields.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use time::Date;

use crate::document::{
    Blank, BlankChoice, BlankColumn, BlankGuide, BlankList, BlankPairs, Cell, Choice, Column as Width,
    Content, Field, FieldKind, Inline, Row, Table,
};
use crate::domain::{ColumnKey, Digest, EditionNo, Entry, RegisterId, UnitId};
use crate::form::{
    CellType, Column, ColumnKind, EXAMPLE, Form, IDENTITY, MARK_TITLE, Openness, Presence, RowMark, RuleKind,
    Vocabulary,
};
use crate::procedure::Unit;
use crate::report::wording;
use crate::russian::typography;

use super::{Matter, Subject};

/// So many empty rows stand in a workbook, and in a text.
const SPARE: u32 = 60;
const SPARE_IN_TEXT: usize = 8;
/// Width of the column of marks in relation to the form's.
const MARK_WIDTH: u16 = 12;

/// Which blank it is: by this it is known when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankIdentity {
    /// The register.
    pub register: RegisterId,
    /// The unit.
    pub unit: UnitId,
    /// The edition whose rows stand in it; none before the first.
    pub edition: Option<EditionNo>,
    /// The procedure whose form it has, by the first digits of its digest.
    pub procedure: String,
}

impl BlankIdentity {
    /// The blank of `unit` by the form of the procedure with `digest`.
    pub fn new(register: RegisterId, unit: UnitId, edition: Option<EditionNo>, digest: Digest) -> Self {
        Self { register, unit, edition, procedure: digest.short() }
    }

    /// As it is printed: «Реквизиты бланка: points; hr; редакция 1; порядок 8ef72a00».
    pub fn printed(&self) -> String {
        let Self { register, unit, edition, procedure } = self;
        let edition = edition.map_or(0, |edition| edition.0);
        format!("{IDENTITY}: {register}; {unit}; редакция {edition}; порядок {procedure}")
    }

    /// Reads what [`BlankIdentity::printed`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_prefix(IDENTITY)?.trim_start_matches([':', ' ', '\u{a0}']);
        let parts: Vec<&str> = text.split(';').map(str::trim).collect();
        let [register, unit, edition, procedure] = parts.as_slice() else { return None };
        let word = |part: &str, word: &str| -> Option<String> {
            Some(part.strip_prefix(word)?.trim_matches([' ', '\u{a0}']).to_owned())
        };
        let edition: u32 = word(edition, "редакция")?.parse().ok()?;
        Some(Self {
            register: RegisterId::new(*register).ok()?,
            unit: UnitId::new(*unit).ok()?,
            edition: (edition > 0).then_some(EditionNo(edition)),
            procedure: word(procedure, "порядок")?,
        })
    }
}

/// What stands in a blank.
#[derive(Debug, Clone)]
pub struct BlankFor<'a> {
    /// Which blank it is.
    pub identity: BlankIdentity,
    /// The unit.
    pub unit: &'a Unit,
    /// All rows of the edition in force: those of the unit stand in the blank, the others are chosen from.
    pub entries: &'a [Entry],
    /// The last day to hand in, where there is one.
    pub due: Option<Date>,
    /// Whether «изменений нет» is an answer.
    pub nil: bool,
    /// The day it is made.
    pub created: Date,
}

impl BlankFor<'_> {
    fn own(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_of(&self.identity.unit))
    }

    fn title(&self, subject: Subject<'_>) -> String {
        let register = &subject.procedure.register.name.accusative;
        format!("Сведения для включения в {register}: {}", self.unit.title)
    }
}

/// The columns of a blank: those of the form, its number first of them, then the marks.
fn columns(form: &Form) -> impl Iterator<Item = &Column> {
    let number = form.columns.iter().filter(|column| column.kind == ColumnKind::Number);
    number.chain(form.filled_in())
}

/// The blank as a workbook.
pub fn submission_workbook(subject: Subject<'_>, blank: &BlankFor<'_>) -> Blank {
    let form = &subject.procedure.form;
    let lists = lists(form);
    let heads = columns(form).map(|column| head(form, column, &lists, blank)).chain([mark_head(&lists)]);
    let title = blank.title(subject);
    let mut titles = vec![title.clone()];
    titles.extend(
        blank.due.map(|due| format!("Представить не позднее {}.", wording::date(subject.organisation, due))),
    );
    titles.push(blank.identity.printed());
    Blank {
        properties: subject.properties(&title, blank.created),
        mark: subject.mark(),
        sheet: "Сведения".to_owned(),
        titles,
        columns: heads.collect(),
        example: example(form, blank),
        rows: blank.own().map(|entry| row(form, entry)).collect(),
        spare: SPARE,
        lists,
        lists_sheet: "Справочники".to_owned(),
        guide: guide(subject, blank),
    }
}

/// The vocabularies, then the marks.
fn lists(form: &Form) -> Vec<BlankList> {
    let marks = RowMark::ALL.iter().map(|mark| mark.word().to_owned()).collect();
    let list = |one: &Vocabulary| {
        let title = form.columns.iter().find(|column| vocabulary_of(column) == Some(one.key.as_str()));
        let title = title.map_or_else(|| one.key.clone(), |column| column.title.clone());
        BlankList { title, values: one.values.clone() }
    };
    let vocabularies = form.vocabularies.iter().map(list);
    vocabularies.chain([BlankList { title: MARK_TITLE.to_owned(), values: marks }]).collect()
}

fn vocabulary_of(column: &Column) -> Option<&str> {
    match &column.kind {
        ColumnKind::Choice(key) | ColumnKind::Choices(key) => Some(key),
        ColumnKind::Number | ColumnKind::Text { .. } | ColumnKind::Typed(_) => None,
    }
}

fn head(form: &Form, column: &Column, lists: &[BlankList], blank: &BlankFor<'_>) -> BlankColumn {
    let list = vocabulary_of(column).and_then(|key| form.vocabularies.iter().position(|one| one.key == key));
    let several = matches!(column.kind, ColumnKind::Choices(_));
    let depends =
        if several { None } else { depends(form, column, list.map(|list| &lists[list]), blank.entries) };
    let closed = list.is_some_and(|list| form.vocabularies[list].openness == Openness::Closed);
    let choice = BlankChoice { list, depends, strict: closed && !several };
    BlankColumn {
        title: column.title.clone(),
        width: f32::from(column.width),
        locked: column.kind == ColumnKind::Number,
        choice: (choice.list.is_some() || choice.depends.is_some()).then_some(choice),
        prompt: what(form, column),
    }
}

fn mark_head(lists: &[BlankList]) -> BlankColumn {
    let list = lists.len().checked_sub(1);
    BlankColumn {
        title: MARK_TITLE.to_owned(),
        width: f32::from(MARK_WIDTH),
        locked: false,
        choice: Some(BlankChoice { list, depends: None, strict: true }),
        prompt: "Что становится со строкой".to_owned(),
    }
}

/// What goes with what stands in the column before: as a rule of the form says it, else as the edition in force has
/// it (direction → process → point).
fn depends(form: &Form, column: &Column, list: Option<&BlankList>, entries: &[Entry]) -> Option<BlankPairs> {
    let place = |key: &ColumnKey| columns(form).position(|one| one.key == *key);
    let ruled = form.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Agrees { column: of, with, pairs } if *of == column.key => Some((with, pairs)),
        _ => None,
    });
    if let Some((with, pairs)) = ruled {
        let mut by_partner: BTreeMap<&String, Vec<String>> = BTreeMap::new();
        for (value, partners) in pairs {
            partners.iter().for_each(|partner| by_partner.entry(partner).or_default().push(value.clone()));
        }
        let pairs = by_partner.into_iter().map(|(partner, values)| (partner.clone(), values)).collect();
        return Some(BlankPairs { on: place(with)?, pairs });
    }
    let chain: Vec<&ColumnKey> =
        form.order.iter().chain(form.key.iter().filter(|key| !form.order.contains(key))).collect();
    let before = chain.iter().position(|key| **key == column.key)?.checked_sub(1)?;
    let on = chain[before];
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in entries {
        let text = |key: &ColumnKey| {
            entry.cells.get(key).map(ToString::to_string).filter(|text| !text.contains('\n'))
        };
        if let (Some(of), Some(value)) = (text(on), text(&column.key)) {
            let values = known.entry(of).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    // What was used comes first, then the rest of the vocabulary.
    let more = list.map_or(&[][..], |list| &list.values);
    for values in known.values_mut() {
        let rest: Vec<String> = more.iter().filter(|value| !values.contains(value)).cloned().collect();
        values.extend(rest);
    }
    (!known.is_empty()).then_some(())?;
    Some(BlankPairs { on: place(on)?, pairs: known.into_iter().collect() })
}

/// The cells of a row of the edition, as one would write them; it stays unless the unit says otherwise.
fn row(form: &Form, entry: &Entry) -> Vec<String> {
    let cells = columns(form).map(|column| match column.kind {
        ColumnKind::Number => entry.number.clone(),
        _ => written(entry, &column.key),
    });
    cells.chain([RowMark::Unchanged.word().to_owned()]).collect()
}

/// Several values stand one under another.
fn written(entry: &Entry, key: &ColumnKey) -> String {
    entry.cells.get(key).map(|cell| cell.values().join("\n")).unwrap_or_default()
}

/// A filled-in row that is none: as the file says, else a row of another unit, else the first values of the lists.
fn example(form: &Form, blank: &BlankFor<'_>) -> Vec<String> {
    let other = blank.entries.iter().find(|entry| !entry.is_of(&blank.identity.unit));
    let cells = columns(form).map(|column| {
        if column.kind == ColumnKind::Number {
            return String::new();
        }
        let of_other = || other.map(|entry| written(entry, &column.key)).filter(|text| !text.is_empty());
        let own = column.example.clone().or_else(of_other);
        own.unwrap_or_else(|| made_up(form, column))
    });
    cells.chain([EXAMPLE.to_owned()]).collect()
}

fn made_up(form: &Form, column: &Column) -> String {
    let vocabulary = vocabulary_of(column).and_then(|key| form.vocabulary(key));
    let values =
        |most| vocabulary.map(|one| one.values.iter().take(most).cloned().collect::<Vec<_>>().join("\n"));
    match &column.kind {
        ColumnKind::Choice(_) => values(1).unwrap_or_default(),
        ColumnKind::Choices(_) => values(2).unwrap_or_default(),
        ColumnKind::Typed(CellType::Date) => "05.06.2024".to_owned(),
        ColumnKind::Typed(CellType::YesNo { yes, .. }) => yes.clone(),
        _ => String::new(),
    }
}

/// What goes into a column, in a sentence or two.
fn what(form: &Form, column: &Column) -> String {
    let open = vocabulary_of(column)
        .and_then(|key| form.vocabulary(key))
        .is_some_and(|vocabulary| vocabulary.openness == Openness::Open);
    let what = match &column.kind {
        ColumnKind::Number => "Номер строки действующей редакции; у новой строки не пишется.".to_owned(),
        ColumnKind::Text { longest } => format!("Текст, не более {longest} знаков."),
        ColumnKind::Choice(_) if open => "Выберите из списка или впишите своё.".to_owned(),
        ColumnKind::Choice(_) => "Выберите из списка.".to_owned(),
        ColumnKind::Choices(_) if open => {
            "Одно или несколько значений списка, каждое с новой строки (Alt+Enter); можно вписать и своё."
                .to_owned()
        }
        ColumnKind::Choices(_) => {
            "Одно или несколько значений списка, каждое с новой строки (Alt+Enter).".to_owned()
        }
        ColumnKind::Typed(typed) => of_type(typed),
    };
    match column.presence {
        Presence::Optional => format!("{what} Если сказать нечего, поставьте прочерк."),
        Presence::Required => what,
    }
}

fn of_type(typed: &CellType) -> String {
    match typed {
        CellType::YesNo { yes, no } => format!("«{yes}» или «{no}»."),
        CellType::Code(pattern) => format!("Код вида {}, с нулями впереди.", pattern.as_str()),
        CellType::Decimal { decimals: 0, .. } => "Целое число.".to_owned(),
        CellType::Decimal { decimals, .. } => format!("Число, знаков после запятой — до {decimals}."),
        CellType::Range { .. } => "От и до: «5–10», «от 5», «до 10».".to_owned(),
        CellType::Date => "Дата: 05.06.2024.".to_owned(),
        CellType::Reference { .. } => "Чем названа та строка, на которую ссылаетесь.".to_owned(),
    }
}

/// How to fill in: each column, the marks, the rules, each with its clause.
fn guide_rows(form: &Form) -> Vec<[String; 3]> {
    let columns =
        columns(form).map(|column| [column.title.clone(), what(form, column), column.clause.clone()]);
    let marks = "«Без изменений» — строка остаётся как есть; «изменить» — исправьте её графы; «исключить» — строки больше не будет; «добавить» — новая строка.";
    let mark = [MARK_TITLE.to_owned(), marks.to_owned(), String::new()];
    let rules = form.rules.iter().map(|rule| {
        ["Проверка".to_owned(), typography::ended(&typography::capitalised(&rule.text)), rule.clause.clone()]
    });
    columns.chain([mark]).chain(rules).collect()
}

fn guide(subject: Subject<'_>, blank: &BlankFor<'_>) -> BlankGuide {
    let mut titles = vec!["Как заполнить бланк".to_owned()];
    if blank.own().next().is_some() {
        titles.push("Строки подразделения из действующей редакции уже внесены: отметьте, что становится с каждой; новые впишите под ними.".to_owned());
    }
    titles.push("Строка с отметкой «пример» показывает, как заполнять, и в сведения не входит.".to_owned());
    if blank.nil {
        titles.push("Если изменений нет, можно не возвращать бланк, а сообщить об этом.".to_owned());
    }
    BlankGuide {
        sheet: "Как заполнить".to_owned(),
        titles,
        head: ["Графа", "Что писать", "Пункт"].map(str::to_owned).to_vec(),
        rows: guide_rows(&subject.procedure.form).into_iter().map(|row| row.to_vec()).collect(),
    }
}

/// The blank as a text with fields.
pub fn submission_text(subject: Subject<'_>, blank: &BlankFor<'_>) -> Matter {
    let form = &subject.procedure.form;
    let title = blank.title(subject);
    let guide: Vec<Value> = guide_rows(form)
        .into_iter()
        .map(|[column, what, clause]| json!({ "column": column, "what": what, "clause": clause }))
        .collect();
    let context = json!({
        "register": subject.procedure.register.name.accusative,
        "unit": blank.unit.title,
        "due": blank.due,
        "nil": blank.nil,
        "filled": blank.own().next().is_some(),
        "guide": guide,
    });
    Matter {
        tables: BTreeMap::from([
            ("form".to_owned(), text_table(form, blank)),
            ("guide".to_owned(), guide_table(form)),
        ]),
        mark: subject.mark(),
        ..Matter::new("submission-blank", context, subject.properties(&title, blank.created))
    }
}

fn guide_table(form: &Form) -> Table {
    let rows = guide_rows(form).into_iter().map(|row| Row::new(row.map(Cell::text)));
    Table {
        name: "Как заполнить".to_owned(),
        columns: [20.0, 60.0, 20.0].map(Width::new).to_vec(),
        head: vec![Row::new(["Графа", "Что писать", "Пункт"].map(Cell::text))],
        rows: rows.collect(),
        ..Table::default()
    }
}

fn text_table(form: &Form, blank: &BlankFor<'_>) -> Table {
    let all: Vec<&Column> = columns(form).collect();
    let widths = all.iter().map(|column| f32::from(column.width)).chain([f32::from(MARK_WIDTH)]);
    let count = u16::try_from(all.len() + 1).unwrap_or(u16::MAX);
    let heads = all.iter().map(|column| column.title.clone()).chain([MARK_TITLE.to_owned()]);
    let identity = Row::new([Cell::text(blank.identity.printed()).spanning(count, 1)]);
    let filled = blank.own().map(|entry| row(form, entry));
    let empty = std::iter::repeat_n(vec![String::new(); all.len() + 1], SPARE_IN_TEXT);
    let mut tags = (1..).map(|number: u32| format!("f{number}"));
    let mut fields = |cells: Vec<String>| {
        let places = all.iter().map(Some).chain([None]).zip(cells);
        Row::new(places.map(|(column, text)| match column {
            Some(column) if column.kind == ColumnKind::Number => Cell::text(text),
            column => field(form, column.copied(), text, tags.next().unwrap_or_default()),
        }))
    };
    let example = example(form, blank).into_iter().map(Cell::text);
    let mut rows = vec![Row::new(example)];
    rows.extend(filled.map(&mut fields));
    rows.extend(empty.map(&mut fields));
    Table {
        name: "Сведения".to_owned(),
        columns: widths.map(Width::new).collect(),
        head: vec![identity, Row::new(heads.map(Cell::text))],
        rows,
        ..Table::default()
    }
}

/// The field of a cell: of `column`, or of the marks.
fn field(form: &Form, column: Option<&Column>, value: String, tag: String) -> Cell {
    let choices = |values: &[String]| -> Vec<Choice> {
        let mut seen = BTreeSet::new();
        let fresh = values.iter().filter(|value| seen.insert(value.as_str()));
        fresh.map(|value| Choice { value: value.clone(), label: value.clone() }).collect()
    };
    let vocabulary = column.and_then(vocabulary_of).and_then(|key| form.vocabulary(key));
    let kind = match (column.map(|column| &column.kind), vocabulary) {
        (None, _) => FieldKind::Choice(choices(&RowMark::ALL.map(|mark| mark.word().to_owned()))),
        (Some(ColumnKind::Choice(_)), Some(vocabulary)) if vocabulary.openness == Openness::Closed => {
            FieldKind::Choice(choices(&vocabulary.values))
        }
        (Some(ColumnKind::Choice(_)), Some(vocabulary)) => FieldKind::Suggestion(choices(&vocabulary.values)),
        (Some(ColumnKind::Typed(CellType::YesNo { yes, no })), _) => {
            FieldKind::Choice(choices(&[yes.clone(), no.clone()]))
        }
        (Some(ColumnKind::Typed(CellType::Date)), _) => FieldKind::Date,
        _ => FieldKind::Text,
    };
    // A value the list does not have is kept as it is.
    let kind = match kind {
        FieldKind::Choice(choices) if !value.is_empty() && choices.iter().all(|one| one.value != value) => {
            FieldKind::Suggestion(choices)
        }
        kind => kind,
    };
    let field = Field { tag, title: String::new(), kind, value };
    Cell::new(Content::Inlines(Box::new([Inline::Field(Box::new(field))])))
}
