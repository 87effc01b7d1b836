//! Reads what every order has, whether it approves a register or stands alone: issuer, preamble, clauses, annexes,
//! signatories.

use super::annex_body::read_body;
use super::citation::read_preamble;
use super::clause::{Scope, read_clauses};
use crate::body::Body;
use crate::fault::FaultKind;
use crate::keys::{author, inner_annex, issuer, order_annex, order_text, signatory, stamp};
use crate::reader::{Node, Table, all, settled};
use crate::word::STAMPS;
use prikaz_order::{
    Annex, AnnexBody, Author, ClauseKind, DateStyle, Issuer, IssuerForm, Marks, NumberSign, Numbers,
    OrderText, Preamble, Signatory, Stamp, TitleStyle,
};
use prikaz_placed::Key;

/// Reads the text of an order out of `table`, whose first annexes are `given`.
pub(crate) fn read_text(table: &Table<'_>, body: &Body<'_>, given: Vec<Annex>) -> Option<OrderText> {
    let title_style = table
        .get(&order_text::TITLE_STYLE)
        .map_or(Some(TitleStyle::default()), |node| node.word(TitleStyle::WORDS));
    let numbers =
        table.get(&order_text::NUMBERS).map_or(Some(Numbers::default()), |node| node.word(Numbers::WORDS));
    let issuer = table.get(&order_text::ISSUER).map_or(Some(Issuer::default()), |node| read_issuer(&node));
    let preamble = table.get(&order_text::PREAMBLE).map_or(Some(Preamble::None), |node| read_preamble(&node));
    let verb = table.get(&order_text::VERB).map(|node| node.text());
    let annex_nodes = table.tables(&order_text::ANNEX);
    let scope = Scope { body, annexes: u8::try_from(given.len() + annex_nodes.len()).unwrap_or(u8::MAX) };
    let clauses = table.need(&order_text::CLAUSE).and_then(|node| read_clauses(&node, scope));
    let own = all(annex_nodes.iter().map(|node| read_annex(node, body)));
    let signatory_nodes = table.tables(&order_text::SIGNATORY);
    let signatories = all(signatory_nodes.iter().map(|node| read_signatory(node, body)));
    let annexes = given.into_iter().chain(own?).collect();
    Some(OrderText {
        title_style: title_style?,
        numbers: numbers?,
        issuer: issuer?,
        preamble: preamble?,
        verb: settled(verb)?,
        clauses: clauses?,
        annexes,
        signatories: signatories?,
    })
}

/// Notes an order with annexes, none of which its clauses approve, amend or repeal by.
pub(crate) fn note_approves_nothing(node: &Node<'_>, text: &OrderText) {
    if !text.numbered().iter().any(|(_, _, clause)| clause.kind == ClauseKind::Approve) {
        node.fault(FaultKind::OrderApprovesNothing);
    }
}

fn read_issuer(node: &Node<'_>) -> Option<Issuer> {
    let table = node.table()?;
    let form =
        table.get(&issuer::FORM).map_or(Some(IssuerForm::default()), |node| node.word(IssuerForm::WORDS));
    let own = table.get(&issuer::OWN).map(|node| read_author(&node));
    let nodes = table.tables(&issuer::WITH);
    let with = all(nodes.iter().map(read_author));
    if form == Some(IssuerForm::Joint) && nodes.is_empty() {
        table.need(&issuer::WITH);
    }
    table.close();
    Some(Issuer { form: form?, own: settled(own)?, with: with? })
}

fn read_author(node: &Node<'_>) -> Option<Author> {
    let table = node.table()?;
    let letterhead = table.need(&author::LETTERHEAD).and_then(|node| node.texts());
    let genitive = table.need_text(&author::GENITIVE);
    let number = table.get(&author::NUMBER).map(|node| node.text());
    table.close();
    Some(Author { letterhead: letterhead?, genitive: genitive?, number: settled(number)? })
}

fn read_annex(node: &Node<'_>, body: &Body<'_>) -> Option<Annex> {
    let table = node.table()?;
    let annexes = read_inner(&table, &order_annex::ANNEX);
    let name = table.need_text(&order_annex::NAME);
    let title = table.get(&order_annex::TITLE).map(|node| node.texts());
    let marks = table.get(&order_annex::MARKS).map_or(Some(Marks::default()), |node| node.word(Marks::WORDS));
    let stamp = table.get(&order_annex::STAMP).map_or(Some(Stamp::default()), |node| read_stamp(&node));
    let content = read_body(&table);
    let signatory = table.get(&order_annex::SIGNATORY).map(|node| read_signatory(&node, body));
    table.close();
    let (name, content) = (name?, content?);
    // A procedure has a title of its own.
    let title = settled(title)?.unwrap_or_else(|| match content {
        AnnexBody::Procedure(_) => Vec::new(),
        _ => vec![name.clone()],
    });
    Some(Annex {
        name,
        title,
        marks: marks?,
        stamp: stamp?,
        body: content,
        signatory: settled(signatory)?,
        annexes: annexes?,
    })
}

/// Reads the annexes of an annex.
pub(crate) fn read_inner(table: &Table<'_>, key: &'static Key) -> Option<Vec<Annex>> {
    let inner = |node: &Node<'_>| {
        let table = node.table()?;
        let name = table.need_text(&inner_annex::NAME);
        let title = table.get(&inner_annex::TITLE).map(|node| node.texts());
        table.close();
        let (name, title) = (name?, settled(title)?);
        let title = title.unwrap_or_else(|| vec![name.clone()]);
        let (marks, stamp, annexes) = (Marks::Annex, Stamp::default(), Vec::new());
        Some(Annex { name, title, marks, stamp, body: AnnexBody::Beside, signatory: None, annexes })
    };
    all(table.tables(key).iter().map(inner))
}

/// Reads how the marks of an annex look.
pub(crate) fn read_stamp(node: &Node<'_>) -> Option<Stamp> {
    let table = node.table()?;
    let word = table.get(&stamp::WORD).map(|node| node.word(&STAMPS));
    let issuer = table.get(&stamp::ISSUER).map(|node| node.text());
    let date_style = table.get(&stamp::DATE_STYLE).map(|node| node.word(DateStyle::WORDS));
    let number_sign = table.get(&stamp::NUMBER_SIGN).map(|node| node.word(NumberSign::WORDS));
    let title = table.get(&stamp::TITLE).map(|node| node.text());
    let bare_number = table.get(&stamp::BARE_NUMBER).map_or(Some(false), |node| node.flag());
    table.close();
    Some(Stamp {
        word: settled(word)?.map(str::to_owned),
        issuer: settled(issuer)?,
        date_style: settled(date_style)?,
        number_sign: settled(number_sign)?,
        title: settled(title)?,
        bare_number: bare_number?,
    })
}

fn read_signatory(node: &Node<'_>, body: &Body<'_>) -> Option<Signatory> {
    let table = node.table()?;
    let person = table.need(&signatory::PERSON).and_then(|node| body.person(&node));
    let post = table.get(&signatory::POST).map(|node| node.text());
    table.close();
    Some(Signatory { person: person?, post: settled(post)? })
}
