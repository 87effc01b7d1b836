//! Reads the text of the act from a procedure file and fills in its insertions.

use std::rc::Rc;

use super::facts::{Facts, KnownRules};
use super::read_parts::{
    lines, paragraphs_of, printed_number, read_actors, read_form, read_signature, read_stamp,
};
use super::speaker::Speaker;
use super::{Act, ActSection, Point};
use crate::body::Body;
use crate::fault::Thing;
use crate::keys::{act_head, act_section, duty, point, procedure, term};
use crate::reader::{Node, Table, none_twice};
use crate::{Duty, Term};
use prikaz_placed::{Key, ShapeFault};

/// What was read: the text, and the texts of other tables with their insertions filled in. Whatever could not be
/// read has left its fault and is left blank here, so that the rest is looked at too.
pub(crate) struct ActRead {
    /// The act; nothing where the file gives no text.
    pub(crate) act: Option<Act>,
    /// The terms.
    pub(crate) terms: Vec<Term>,
    /// The duties, as far as they could be read.
    pub(crate) duties: Option<Vec<Duty>>,
    /// What fills the texts in: once all of them were read, it knows which words for those who act none asks for.
    pub(crate) speaker: Rc<Speaker>,
}

/// Reads `[act]`, `[[section]]` and `[[actor]]`, and fills in the definitions of `terms` and the words of duties.
/// Where the file gives the text, what is read of `[order]` after it is filled in too; files of old print it as it stands.
pub(crate) fn read_act(table: &Table<'_>, body: &Body<'_>, known: KnownRules, terms: Vec<Term>) -> ActRead {
    let duties = known.duties.clone();
    let actors = read_actors(&table.tables(&procedure::ACTOR), body);
    let speaker = Rc::new(Speaker::new(Facts::new(known, actors)));
    let terms = say_terms(table, &speaker, terms);
    speaker.give_terms(terms.clone());
    let duties = duties.map(|duties| say_duties(table, &speaker, duties));
    let (head, sections) = (table.get(&procedure::ACT), table.get(&procedure::SECTION));
    if head.is_none() && sections.is_none() {
        return ActRead { act: None, terms, duties, speaker };
    }
    let head = head.or_else(|| table.need(&procedure::ACT)).map(|node| read_head(&node, &speaker));
    let sections =
        sections.or_else(|| table.need(&procedure::SECTION)).map(|node| read_sections(&node, &speaker));
    let act = Act { sections: sections.unwrap_or_default(), ..head.unwrap_or_default() };
    let insert = Rc::clone(&speaker);
    table.node().kind().let_orders_insert(Rc::new(move |node: &Node<'_>| insert.say(node)));
    ActRead { act: Some(act), terms, duties, speaker }
}

/// Definitions may insert facts too.
fn say_terms(table: &Table<'_>, speaker: &Speaker, terms: Vec<Term>) -> Vec<Term> {
    let nodes = table.tables(&procedure::TERM);
    let said = terms.into_iter().zip(&nodes).map(|(term, node)| {
        let definition = node.table().and_then(|table| speaker.say(&table.get(&term::DEFINITION)?));
        Term { definition: definition.unwrap_or_default(), ..term }
    });
    said.collect()
}

fn say_duties(table: &Table<'_>, speaker: &Speaker, duties: Vec<Duty>) -> Vec<Duty> {
    let nodes = table.tables(&procedure::DUTY);
    let said = duties.into_iter().zip(&nodes).map(|(duty, node)| {
        let wording = node.table().and_then(|table| speaker.say(&table.get(&duty::WORDING)?));
        Duty { wording, ..duty }
    });
    said.collect()
}

/// `[act]`: everything but the sections.
fn read_head(node: &Node<'_>, speaker: &Speaker) -> Act {
    let Some(table) = node.table() else { return Act::default() };
    let act = Act {
        stamp: read_stamp(lines(&table, &act_head::STAMP, speaker)),
        title: table.need(&act_head::TITLE).map(|node| speaker.say_all(&node)).unwrap_or_default(),
        form: table.get(&act_head::FORM).map(|node| read_form(&node, speaker)),
        signature: table.get(&act_head::SIGNATURE).and_then(|node| read_signature(&node)),
        beyond: table.get(&act_head::BEYOND).and_then(|node| node.texts()).unwrap_or_default(),
        silent: table.get(&act_head::SILENT).and_then(|node| node.texts()).unwrap_or_default(),
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
            let nodes = node.table().map(|table| table.tables(&act_section::POINT)).unwrap_or_default();
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
    let name = table.get(&act_section::NAME).and_then(|node| node.text());
    let title = table.get(&act_section::TITLE).and_then(|node| speaker.say(&node));
    let points = match table.get(&act_section::TEXT) {
        Some(_) => vec![read_text(&table, &act_section::TEXT, speaker)],
        None => {
            let nodes = table.need(&act_section::POINT).and_then(|node| node.some_list()).unwrap_or_default();
            nodes.iter().map(|node| read_point(node, speaker)).collect()
        }
    };
    table.close();
    ActSection { name, title, points }
}

fn read_point(node: &Node<'_>, speaker: &Speaker) -> Point {
    let Some(table) = node.table() else { return Point::default() };
    let number = table.need_text(&point::NUMBER);
    let printed = table.get(&point::PRINTED).and_then(|node| node.text());
    let printed = printed.or_else(|| number.as_deref().map(printed_number));
    let point = Point { number, printed, ..read_text(&table, &point::TEXT, speaker) };
    table.close();
    point
}

/// `text`, of a point or of a section without points.
fn read_text(table: &Table<'_>, key: &'static Key, speaker: &Speaker) -> Point {
    let node = table.need(key);
    speaker.take_inserted();
    let said = node.as_ref().and_then(|node| Some((node, speaker.say(node)?)));
    let paragraphs = said.as_ref().map(|(_, text)| paragraphs_of(text)).unwrap_or_default();
    if let Some((node, _)) = said.filter(|_| paragraphs.is_empty()) {
        node.misshapen(ShapeFault::EmptyText);
    }
    Point { paragraphs, inserted: speaker.take_inserted(), ..Point::default() }
}
