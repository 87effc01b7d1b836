//! Djot to blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jotdown::{Attributes, Container, Event, ListKind};

use super::error::{MarkupFault, TemplateError};
use super::inline::{self, Inlines, attribute, word};
use super::nesting;
use super::pipe_table::PipeTable;
use super::places::Placed;
use super::source::Source;
use super::words::{BreakWord, DivWord};
use prikaz_document::{
    Block, Inline, Orientation, PageNumbering, Paragraph, Picture, Requisites, Role, Section, Signature,
    Stamp, Table, plain,
};

/// The sections of the document that `source` says, and what was put in.
pub(super) fn sections(
    source: &Source<'_>,
    tables: BTreeMap<String, Table>,
    pictures: BTreeMap<String, Picture>,
) -> Result<(Vec<Section>, Placed), TemplateError> {
    if let Some(start) = nesting::too_deep(source.djot) {
        return Err(source.error(&(start..start), MarkupFault::TooDeep(nesting::DEEPEST)));
    }
    let mut reader = Reader::new(tables, pictures);
    for (event, place) in jotdown::Parser::new(source.djot).into_offset_iter() {
        reader.event(&event, source.djot, &place).map_err(|fault| source.error(&place, fault))?;
    }
    Ok((reader.sections, Placed { pictures: reader.placed, tables: reader.tables }))
}

/// What surrounds the paragraphs being read.
enum Frame {
    /// A div that gives its paragraphs a role.
    Role(Role),
    /// A stamp in the making.
    Stamp(Stamp),
    /// A signature in the making.
    Signature(Signature),
    /// The mark of an electronic signature in the making.
    Mark(Vec<Vec<Inline>>),
    /// A div whose content is said by its attributes.
    Empty,
    /// A table, some cells of which take the paragraphs inside it.
    Table(Box<Table>),
    /// The items of an unnumbered list.
    Items,
}

struct Reader {
    sections: Vec<Section>,
    tables: BTreeMap<String, Table>,
    pictures: BTreeMap<String, Picture>,
    /// Names of the pictures that were put in.
    placed: BTreeSet<String>,
    frames: Vec<Frame>,
    paragraph: Option<Paragraph>,
    signature: Option<String>,
    clause: Option<(Option<String>, u8)>,
    table: Option<PipeTable>,
    /// The cells of the table around that the paragraph being read fills.
    cells: Vec<(usize, usize)>,
    inlines: Inlines,
}

impl Reader {
    fn new(tables: BTreeMap<String, Table>, pictures: BTreeMap<String, Picture>) -> Self {
        let first = section(Orientation::Portrait, PageNumbering::Continue);
        Self {
            sections: vec![first],
            tables,
            pictures,
            placed: BTreeSet::new(),
            frames: Vec::new(),
            paragraph: None,
            signature: None,
            clause: None,
            table: None,
            cells: Vec::new(),
            inlines: Inlines::default(),
        }
    }

    fn event(&mut self, event: &Event<'_>, djot: &str, place: &Range<usize>) -> Result<(), MarkupFault> {
        match event {
            Event::Start(container, attributes) if container.is_block() => self.begin(container, attributes),
            Event::End(container) if container.is_block() => self.end(container),
            Event::ThematicBreak(attributes) => self.section(attributes),
            Event::Blankline | Event::Start(Container::Document, _) | Event::End(Container::Document) => {
                Ok(())
            }
            inline => self.inlines.push(inline, djot, place),
        }
    }

    fn begin(&mut self, container: &Container<'_>, attributes: &Attributes<'_>) -> Result<(), MarkupFault> {
        match container {
            Container::Section { .. } | Container::ListItem => Ok(()),
            Container::List { kind: ListKind::Unordered(_), .. } => self.push(Frame::Items),
            Container::Div { class } => self.div(&class_of(class, attributes), attributes),
            Container::Paragraph => self.paragraph(attributes),
            Container::Heading { level, .. } => {
                let role = if *level == 1 { Role::Title } else { Role::Subtitle };
                self.paragraph = Some(Paragraph::new(role, Vec::new()));
                Ok(())
            }
            Container::Table => {
                self.table = Some(PipeTable::new(role_of_table(attributes)?));
                Ok(())
            }
            Container::TableRow { .. } | Container::TableCell { .. } | Container::Caption => Ok(()),
            other => Err(MarkupFault::Unsupported(inline::name(other))),
        }
    }

    fn end(&mut self, container: &Container<'_>) -> Result<(), MarkupFault> {
        match container {
            Container::Paragraph | Container::Heading { .. } => self.end_paragraph(),
            Container::Div { .. } | Container::List { .. } => self.end_frame()?,
            Container::TableCell { alignment, head } => {
                let inlines = self.inlines.take();
                if let Some(table) = &mut self.table {
                    table.cell(inlines, *alignment, *head);
                }
            }
            Container::TableRow { head } => self.table.iter_mut().for_each(|table| table.row(*head)),
            Container::Caption => {
                let inlines = self.inlines.take();
                self.block(Block::Paragraph(Paragraph::new(Role::Caption, inlines)));
            }
            Container::Table => {
                let table = self.table.take().unwrap_or_default().finish();
                self.block(Block::Table(Box::new(table)));
            }
            _ => {}
        }
        Ok(())
    }

    fn div(&mut self, class: &str, attributes: &Attributes<'_>) -> Result<(), MarkupFault> {
        let frame = match DivWord::from_code(class) {
            Some(DivWord::Stamp) => Frame::Stamp(Stamp { lines: Vec::new() }),
            Some(DivWord::Signature) => Frame::Signature(signature(attributes)?),
            Some(DivWord::Requisites) => {
                self.block(Block::Requisites(requisites(attributes)?));
                Frame::Empty
            }
            Some(DivWord::Table) => {
                let table = self.named_table(attributes)?;
                Frame::Table(Box::new(table))
            }
            Some(DivWord::Picture) => {
                let picture = self.named_picture(attributes)?;
                self.block(Block::Picture(Box::new(picture)));
                Frame::Empty
            }
            Some(DivWord::SignatureMark) if matches!(self.frames.last(), Some(Frame::Signature(_))) => {
                Frame::Mark(Vec::new())
            }
            Some(DivWord::Clause) => {
                self.clause = Some(clause(attributes)?);
                Frame::Role(Role::Clause)
            }
            Some(DivWord::SignatureMark) | None => Frame::Role(role(class)?),
        };
        self.push(frame)
    }

    fn push(&mut self, frame: Frame) -> Result<(), MarkupFault> {
        self.frames.push(frame);
        Ok(())
    }

    fn end_frame(&mut self) -> Result<(), MarkupFault> {
        match self.frames.pop() {
            Some(Frame::Table(table)) => match table.named.keys().next() {
                Some(unsaid) => return Err(MarkupFault::UnsaidCell(unsaid.clone())),
                None => self.block(Block::Table(table)),
            },
            Some(Frame::Stamp(stamp)) => self.block(Block::Stamp(stamp)),
            Some(Frame::Signature(signature)) => self.block(Block::Signature(signature)),
            Some(Frame::Mark(lines)) => {
                if let Some(Frame::Signature(signature)) = self.frames.last_mut() {
                    signature.mark = lines;
                }
            }
            Some(Frame::Role(Role::Clause)) => self.clause = None,
            Some(Frame::Role(_) | Frame::Empty | Frame::Items) | None => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, attributes: &Attributes<'_>) -> Result<(), MarkupFault> {
        let class = class_of("", attributes);
        if let Some(Frame::Table(table)) = self.frames.last_mut() {
            let name = attribute(attributes, "id").ok_or(MarkupFault::Attribute("id"))?;
            self.cells = table.named.remove(&name).ok_or(MarkupFault::UnknownCell(name))?;
        }
        let is_signature = DivWord::from_code(&class) == Some(DivWord::Signature);
        if is_signature {
            self.signature = Some(signature(attributes)?.name);
        }
        let role = match class.as_str() {
            _ if is_signature => Role::Post,
            "" => self.inherited(),
            class => role(class)?,
        };
        let mut paragraph = Paragraph::new(role, Vec::new());
        if role == Role::Clause {
            let own = if class.is_empty() { self.clause.take() } else { Some(clause(attributes)?) };
            (paragraph.number, paragraph.level) = own.unwrap_or((None, 1));
        }
        self.inlines.keep_lines(are_lines_kept(role));
        self.paragraph = Some(paragraph);
        Ok(())
    }

    /// The role that the frame around gives.
    fn inherited(&self) -> Role {
        match self.frames.last() {
            Some(Frame::Role(role)) => *role,
            Some(Frame::Stamp(_)) => Role::Stamp,
            Some(Frame::Signature(_)) => Role::Post,
            Some(Frame::Mark(_)) => Role::SignatureMark,
            Some(Frame::Items) => Role::Item,
            Some(Frame::Empty | Frame::Table(_)) | None => Role::Body,
        }
    }

    fn end_paragraph(&mut self) {
        let inlines = self.inlines.take();
        let Some(mut paragraph) = self.paragraph.take() else { return };
        if let Some(name) = self.signature.take() {
            return self.block(Block::Signature(Signature { post: inlines, name, mark: Vec::new() }));
        }
        match self.frames.last_mut() {
            Some(Frame::Stamp(stamp)) => stamp.lines.push(Paragraph { inlines, ..paragraph }),
            Some(Frame::Signature(signature)) => post_line(&mut signature.post, inlines),
            Some(Frame::Mark(lines)) => lines.push(inlines),
            Some(Frame::Table(table)) => {
                let places = std::mem::take(&mut self.cells);
                places.into_iter().for_each(|place| table.say(place, &inlines));
            }
            _ if is_running(paragraph.role) => {
                for lines in paragraphs(inlines) {
                    let next = Paragraph { number: None, inlines: Vec::new(), ..paragraph };
                    let paragraph = std::mem::replace(&mut paragraph, next);
                    self.block(Block::Paragraph(Paragraph { inlines: lines, ..paragraph }));
                }
            }
            _ => {
                paragraph.inlines = inlines;
                self.block(Block::Paragraph(paragraph));
            }
        }
    }

    fn section(&mut self, attributes: &Attributes<'_>) -> Result<(), MarkupFault> {
        if BreakWord::from_code(&class_of("", attributes)) == Some(BreakWord::Page) {
            self.block(Block::PageBreak);
            return Ok(());
        }
        let orientation = word(attributes, "orientation")?.unwrap_or(Orientation::Portrait);
        let numbering = word(attributes, "numbering")?.unwrap_or(PageNumbering::Continue);
        // A break before the first block says how the document begins; it leaves no empty page before it.
        if let [only] = self.sections.as_slice()
            && only.blocks.is_empty()
        {
            self.sections.clear();
        }
        self.sections.push(section(orientation, numbering));
        Ok(())
    }

    fn named_table(&mut self, attributes: &Attributes<'_>) -> Result<Table, MarkupFault> {
        let name = attribute(attributes, "id").ok_or(MarkupFault::Attribute("id"))?;
        self.tables.remove(&name).ok_or(MarkupFault::UnknownTable(name))
    }

    fn named_picture(&mut self, attributes: &Attributes<'_>) -> Result<Picture, MarkupFault> {
        let name = attribute(attributes, "id").ok_or(MarkupFault::Attribute("id"))?;
        let picture = self.pictures.get(&name).cloned();
        let picture = picture.ok_or_else(|| MarkupFault::UnknownPicture(name.clone()))?;
        self.placed.insert(name);
        Ok(picture)
    }

    fn block(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }
}

/// Whether the lines of the template are lines of the requisite; in running text they are not.
fn are_lines_kept(role: Role) -> bool {
    use Role::{Issuer, Post, SignatureMark, Stamp, StampHead, Title};
    matches!(role, Issuer | Title | Stamp | StampHead | Post | SignatureMark)
}

/// Whether a line that ends in a value ends a paragraph: running text is justified, and a broken line of it would be
/// stretched over the page.
fn is_running(role: Role) -> bool {
    matches!(role, Role::Preamble | Role::Clause | Role::Item)
}

/// The lines of a paragraph, each a paragraph of its own; empty ones say nothing.
fn paragraphs(inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    for inline in inlines {
        match inline {
            Inline::LineBreak => lines.push(Vec::new()),
            other => {
                if let Some(line) = lines.last_mut() {
                    line.push(other);
                }
            }
        }
    }
    let is_blank = |line: &Vec<Inline>| plain(line).trim().is_empty() && !line.iter().any(is_drawn);
    if lines.len() > 1 {
        lines.retain(|line| !is_blank(line));
    }
    if lines.is_empty() { vec![Vec::new()] } else { lines }
}

/// Whether there is something to see though it has no text.
fn is_drawn(inline: &Inline) -> bool {
    matches!(inline, Inline::Field(_))
}

fn section(orientation: Orientation, page_numbering: PageNumbering) -> Section {
    Section { orientation, page_numbering, blocks: Vec::new() }
}

/// The class of a div, or the one among its attributes.
fn class_of(class: &str, attributes: &Attributes<'_>) -> String {
    match class {
        "" => attribute(attributes, "class").unwrap_or_default(),
        class => class.to_owned(),
    }
}

fn role(word: &str) -> Result<Role, MarkupFault> {
    Role::from_code(word).ok_or_else(|| MarkupFault::UnknownRequisite(word.to_owned()))
}

/// The role of the cells of a pipe table; none for a table proper.
fn role_of_table(attributes: &Attributes<'_>) -> Result<Option<Role>, MarkupFault> {
    let class = class_of("", attributes);
    if class.is_empty() { Ok(None) } else { role(&class).map(Some) }
}

fn signature(attributes: &Attributes<'_>) -> Result<Signature, MarkupFault> {
    let name = attribute(attributes, "name").ok_or(MarkupFault::Attribute("name"))?;
    Ok(Signature { post: Vec::new(), name, mark: Vec::new() })
}

fn requisites(attributes: &Attributes<'_>) -> Result<Requisites, MarkupFault> {
    let given = |key: &'static str| attribute(attributes, key).ok_or(MarkupFault::Attribute(key));
    Ok(Requisites { date: given("date")?, number: given("number")?, place: given("place")? })
}

/// Number and level of a clause.
fn clause(attributes: &Attributes<'_>) -> Result<(Option<String>, u8), MarkupFault> {
    let level = match attribute(attributes, "level") {
        Some(level) => level.parse().map_err(|_| MarkupFault::Attribute("level"))?,
        None => 1,
    };
    Ok((attribute(attributes, "number"), level))
}

fn post_line(post: &mut Vec<Inline>, line: Vec<Inline>) {
    if !post.is_empty() {
        post.push(Inline::LineBreak);
    }
    post.extend(line);
}
