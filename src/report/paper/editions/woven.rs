//! Editions woven together in the usual shape: the rows of all of them under the headings of all of them.

use std::collections::{HashMap, HashSet};

use crate::paper::context::Piece;
use crate::table;
use prikaz_amend::{AnnexText, Ground, Mark, StandingRow, Unit, UnitKind, consolidated, has_addresses};
use prikaz_document::Table;
use prikaz_domain::{Entry, EntryId};
use prikaz_form::Form;

/// A table of the woven text.
#[derive(Debug)]
pub(super) struct WovenPart {
    /// The annex it stands in, from 0, where there are several.
    pub(super) annex: Option<usize>,
    /// Its title; empty where there are no several tables.
    pub(super) caption: String,
    /// The form with the columns that are printed.
    pub(super) form: Form,
    /// Heads and columns, without rows.
    pub(super) frame: Table,
    /// What stands in it, from the top down.
    pub(super) lines: Vec<Line>,
    /// The rows of the first edition, as printed.
    pub(super) before: HashMap<EntryId, Entry>,
}

/// What stands in a table.
#[derive(Debug)]
pub(super) enum Line {
    /// A heading, and what was done with the part it heads.
    Heading { unit: Unit, level: u8, mark: Mark },
    /// The words for a part without rows.
    Absent(String),
    /// A row; `within` are the parts it stands in, the innermost first.
    Row { row: StandingRow, within: Vec<Unit> },
}

/// The tables of `editions`, the oldest first. Where rows cannot be told apart by what the usual shape prints, they
/// stand in the plain one.
pub(super) fn woven(form: &Form, editions: &[&[Entry]]) -> Vec<WovenPart> {
    if has_addresses(form) {
        return vec![WovenPart { frame: table::frame_of(form, 0), ..plain(form, editions) }];
    }
    let texts: Vec<_> = editions.iter().map(|entries| table::text(form, entries)).collect();
    let annexes = texts.first().map_or(0, |text| text.annexes.len());
    let of_annex = |at: usize| texts.iter().map(|text| &text.annexes[at]).collect::<Vec<&AnnexText>>();
    if (0..annexes).flat_map(of_annex).any(|annex| !annex.has_addresses) {
        return vec![plain(form, editions)];
    }
    let parts = (0..annexes).flat_map(|at| {
        let frame = table::frame_of(form, at);
        let annex = (annexes > 1).then_some(at);
        tables(&of_annex(at), &frame, annex)
    });
    parts.collect()
}

/// An annex of the usual shape.
#[derive(Debug)]
pub(super) enum LaidAnnex {
    /// Its tables, with the rows of all editions.
    Woven(Vec<WovenPart>),
    /// Nothing but what the last edition prints: its rows cannot be told apart, so that it was only ever restated.
    AsDrawn,
}

/// The annexes of `editions`, the oldest first, each in its usual shape and from the edition on that `base` gives for it:
/// the last that restated it.
pub(super) fn by_annex(form: &Form, editions: &[&[Entry]], base: impl Fn(usize) -> usize) -> Vec<LaidAnnex> {
    let since = |annex: usize| editions.get(base(annex)..).unwrap_or_default();
    if has_addresses(form) {
        let part = WovenPart { frame: table::frame_of(form, 0), ..plain(form, since(0)) };
        return vec![LaidAnnex::Woven(vec![part])];
    }
    let annexes = form.annexes.len().max(1);
    let laid = (0..annexes).map(|at| {
        let texts: Vec<_> = since(at).iter().map(|entries| table::text(form, entries)).collect();
        let own: Vec<&AnnexText> = texts.iter().map(|text| &text.annexes[at]).collect();
        match own.iter().all(|annex| annex.has_addresses) {
            true => LaidAnnex::Woven(tables(&own, &table::frame_of(form, at), (annexes > 1).then_some(at))),
            false => LaidAnnex::AsDrawn,
        }
    });
    laid.collect()
}

fn plain(form: &Form, editions: &[&[Entry]]) -> WovenPart {
    let rows = consolidated(form, editions).into_iter();
    let first = editions.first().into_iter().flat_map(|entries| entries.iter());
    WovenPart {
        annex: None,
        caption: String::new(),
        form: form.clone(),
        frame: table::of_register(form, &[]),
        lines: rows.map(|row| Line::Row { row, within: Vec::new() }).collect(),
        before: first.map(|entry| (entry.id, entry.clone())).collect(),
    }
}

/// The tables of one annex.
fn tables(editions: &[&AnnexText], frame: &Table, annex: Option<usize>) -> Vec<WovenPart> {
    let Some(form) = editions.first().map(|text| &text.form) else { return Vec::new() };
    let paths = paths(editions);
    let editions: Vec<Edition<'_>> = editions.iter().map(|text| Edition::of(text)).collect();
    let mut parts: Vec<WovenPart> = Vec::new();
    let mut above: &[Unit] = &[];
    for path in paths {
        let is_table = |unit: &&Unit| unit.kind == UnitKind::Table;
        let caption = path.first().filter(is_table);
        if parts.is_empty() || caption != above.first().filter(is_table) {
            let caption = caption.map_or_else(String::new, |unit| unit.heading.clone());
            let (form, frame) = (form.clone(), frame.clone());
            parts.push(WovenPart { annex, caption, form, frame, lines: Vec::new(), before: HashMap::new() });
            above = &[];
        }
        if let Some(part) = parts.last_mut() {
            part.ground(&editions, path, above);
        }
        above = path;
    }
    parts
}

/// An edition of an annex, by its parts.
struct Edition<'t> {
    grounds: HashMap<&'t [Unit], &'t Ground>,
    parts: HashSet<&'t [Unit]>,
}

impl<'t> Edition<'t> {
    fn of(text: &'t AnnexText) -> Self {
        let grounds = text.grounds.iter().map(|ground| (ground.path.as_slice(), ground)).collect();
        let parts =
            text.grounds.iter().flat_map(|ground| (1..=ground.path.len()).map(|to| &ground.path[..to]));
        Self { grounds, parts: parts.collect() }
    }
}

impl WovenPart {
    fn ground(&mut self, editions: &[Edition<'_>], path: &[Unit], above: &[Unit]) {
        let grounds: Vec<Option<&Ground>> =
            editions.iter().map(|edition| edition.grounds.get(path).copied()).collect();
        let same = above.iter().zip(path).take_while(|(one, other)| one == other).count();
        for (at, unit) in path.iter().enumerate().skip(same) {
            if let UnitKind::Section(level) = unit.kind {
                let mark = mark_of(editions, &path[..=at]);
                self.lines.push(Line::Heading { unit: unit.clone(), level, mark });
            }
        }
        if let Some(text) = grounds.last().copied().flatten().and_then(|ground| ground.absent.clone()) {
            self.lines.push(Line::Absent(text));
        }
        if let Some(Some(first)) = grounds.first() {
            self.before.extend(first.rows.iter().map(|entry| (entry.id, entry.clone())));
        }
        let rows: Vec<&[Entry]> =
            grounds.iter().map(|ground| ground.map_or(&[][..], |ground| ground.rows.as_slice())).collect();
        let within: Vec<Unit> = path.iter().rev().cloned().collect();
        let rows = consolidated(&self.form, &rows).into_iter();
        self.lines.extend(rows.map(|row| Line::Row { row, within: within.clone() }));
    }

    /// What a template needs to put the table in under `name`.
    pub(super) fn piece(&self, name: &str, title: &[String]) -> Piece {
        Piece { title: title.join("\n"), caption: self.caption.clone(), table: name.to_owned() }
    }
}

/// The paths of all editions, each once: those of the last in their order, those that went before what followed them.
fn paths<'t>(editions: &[&'t AnnexText]) -> Vec<&'t [Unit]> {
    let mut woven: Vec<&[Unit]> = Vec::new();
    for text in editions {
        let present: HashSet<&[Unit]> = text.grounds.iter().map(|ground| ground.path.as_slice()).collect();
        let mut before = std::mem::take(&mut woven).into_iter().peekable();
        for ground in &text.grounds {
            while let Some(gone) = before.next_if(|path| !present.contains(path)) {
                woven.push(gone);
            }
            before.next_if(|path| *path == ground.path);
            woven.push(&ground.path);
        }
        woven.extend(before.filter(|path| !present.contains(path)));
    }
    woven
}

/// When the part came, or went.
fn mark_of(editions: &[Edition<'_>], part: &[Unit]) -> Mark {
    let has = |edition: &Edition<'_>| edition.parts.contains(part);
    let first = editions.iter().position(has).unwrap_or(0);
    match editions.iter().rposition(has) {
        Some(last) if last + 1 < editions.len() => Mark::Excluded(last + 1),
        _ if first > 0 => Mark::Added(first),
        _ => Mark::Original,
    }
}
