//! Reads the text of the act from a procedure file and fills in its insertions.

use super::facts::{Facts, UncalledActor};
use super::read_parts::{
    lines, paragraphs_of, printed_number, read_actors, read_form, read_signature, read_stamp,
};
use super::speaker::Speaker;
use super::{Act, ActSection, Point};
use crate::fault::{FaultKind, Thing};
use crate::file::Body;
use crate::reader::{Node, Table, none_twice};
use crate::{Duty, Ground, RegisterWording, Source, Stage, Term};
use prikaz_form::Form;

/// The rules a text may insert, as far as they could be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The act itself.
    pub(crate) source: Option<Source>,
    /// How the register is called.
    pub(crate) register: Option<RegisterWording>,
    /// The form.
    pub(crate) form: Option<Form>,
    /// Stages.
    pub(crate) stages: Option<Vec<Stage>>,
    /// Grounds for update.
    pub(crate) grounds: Option<Vec<Ground>>,
    /// Duties.
    pub(crate) duties: Option<Vec<Duty>>,
}

/// What was read: the text, and the texts of other tables with their insertions filled in. Whatever could not be
/// read has left its fault and is left blank here, so that the rest is looked at too.
pub(crate) struct ActRead {
    /// The act; nothing where the file gives no text.
    pub(crate) act: Option<Act>,
    /// The terms.
    pub(crate) terms: Vec<Term>,
    /// The duties, as far as they could be read.
    pub(crate) duties: Option<Vec<Duty>>,
    /// Words for those who act that none of these texts asks for.
    pub(crate) uncalled: Vec<UncalledActor>,
}

/// Reads `[act]`, `[[section]]` and `[[actor]]`, and fills in the definitions of `terms` and the words of duties.
/// Where the file gives the text, what is read of `[order]` after it is filled in too; files of old print it as it stands.
pub(crate) fn read_act(table: &Table<'_>, body: &Body<'_>, known: Known, terms: Vec<Term>) -> ActRead {
    let duties = known.duties.clone();
    let actors = read_actors(&table.tables("actor"), body);
    let speaker = Speaker::new(Facts::new(known, actors));
    let terms = say_terms(table, &speaker, terms);
    speaker.give_terms(terms.clone());
    let duties = duties.map(|duties| say_duties(table, &speaker, duties));
    let (head, sections) = (table.get("act"), table.get("section"));
    if head.is_none() && sections.is_none() {
        return ActRead { act: None, terms, duties, uncalled: speaker.uncalled() };
    }
    let head = head.or_else(|| table.need("act")).map(|node| read_head(&node, &speaker));
    let sections = sections.or_else(|| table.need("section")).map(|node| read_sections(&node, &speaker));
    let act = Act { sections: sections.unwrap_or_default(), ..head.unwrap_or_default() };
    let uncalled = speaker.uncalled();
    table.node().let_orders_insert(speaker);
    ActRead { act: Some(act), terms, duties, uncalled }
}

/// Definitions may insert facts too.
fn say_terms(table: &Table<'_>, speaker: &Speaker, terms: Vec<Term>) -> Vec<Term> {
    let nodes = table.tables("term");
    let said = terms.into_iter().zip(&nodes).map(|(term, node)| {
        let definition = node.table().and_then(|table| speaker.say(&table.get("definition")?));
        Term { definition: definition.unwrap_or_default(), ..term }
    });
    said.collect()
}

fn say_duties(table: &Table<'_>, speaker: &Speaker, duties: Vec<Duty>) -> Vec<Duty> {
    let nodes = table.tables("duty");
    let said = duties.into_iter().zip(&nodes).map(|(duty, node)| {
        let wording = node.table().and_then(|table| speaker.say(&table.get("wording")?));
        Duty { wording, ..duty }
    });
    said.collect()
}

/// `[act]`: everything but the sections.
fn read_head(node: &Node<'_>, speaker: &Speaker) -> Act {
    let Some(table) = node.table() else { return Act::default() };
    let act = Act {
        stamp: read_stamp(lines(&table, "stamp", speaker)),
        title: table.need("title").map(|node| speaker.say_all(&node)).unwrap_or_default(),
        form: table.get("form").map(|node| read_form(&node, speaker)),
        signature: table.get("signature").and_then(|node| read_signature(&node)),
        beyond: table.get("beyond").and_then(|node| node.texts()).unwrap_or_default(),
        silent: table.get("silent").and_then(|node| node.texts()).unwrap_or_default(),
        ..Act::default()
    };
    table.close();
    act
}

fn read_sections(node: &Node<'_>, speaker: &Speaker) -> Vec<ActSection> {
    let nodes = node.some_list().unwrap_or_default();
    let sections: Vec<_> = nodes.iter().map(|node| read_section(node, speaker)).collect();
    let names = nodes.iter().zip(&sections).filter_map(|(node, section)| Some((node, section.name.clone()?)));
    none_twice(Thing::Section, names);
    note_numbers_twice(&nodes, &sections);
    sections
}

fn note_numbers_twice(nodes: &[Node<'_>], sections: &[ActSection]) {
    let points =
        nodes.iter().zip(sections).filter(|(node, _)| node.is_table()).flat_map(|(node, section)| {
            let nodes = node.table().map(|table| table.tables("point")).unwrap_or_default();
            nodes
                .into_iter()
                .zip(&section.points)
                .filter_map(|(node, point)| Some((node, point.number.clone()?)))
        });
    let points: Vec<_> = points.collect();
    none_twice(Thing::Point, points.iter().map(|(node, number)| (node, number.clone())));
}

/// A section holds points, or, where the act numbers none, its text.
fn read_section(node: &Node<'_>, speaker: &Speaker) -> ActSection {
    let Some(table) = node.table() else { return ActSection::default() };
    let name = table.get("name").and_then(|node| node.text());
    let title = table.get("title").and_then(|node| speaker.say(&node));
    let points = match table.get("text") {
        Some(_) => vec![read_text(&table, speaker)],
        None => {
            let nodes = table.need("point").and_then(|node| node.some_list()).unwrap_or_default();
            nodes.iter().map(|node| read_point(node, speaker)).collect()
        }
    };
    table.close();
    ActSection { name, title, points }
}

fn read_point(node: &Node<'_>, speaker: &Speaker) -> Point {
    let Some(table) = node.table() else { return Point::default() };
    let number = table.need_text("number");
    let printed = table.get("printed").and_then(|node| node.text());
    let printed = printed.or_else(|| number.as_deref().map(printed_number));
    let point = Point { number, printed, ..read_text(&table, speaker) };
    table.close();
    point
}

/// `text`, of a point or of a section without points.
fn read_text(table: &Table<'_>, speaker: &Speaker) -> Point {
    let node = table.need("text");
    speaker.take_inserted();
    let said = node.as_ref().and_then(|node| Some((node, speaker.say(node)?)));
    let paragraphs = said.as_ref().map(|(_, text)| paragraphs_of(text)).unwrap_or_default();
    if let Some((node, _)) = said.filter(|_| paragraphs.is_empty()) {
        node.fault(FaultKind::EmptyText);
    }
    Point { paragraphs, inserted: speaker.take_inserted(), ..Point::default() }
}
