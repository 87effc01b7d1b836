//! Orders that stand alone, asked of the floor without any door: signed, told of, given out, copied, put right, known
//! again; each in a session, judged by the tables of rights.

use std::sync::Arc;

use prikaz::app::clock::SystemClock;
use prikaz::app::order_files::{self, LoadedOrder};
use prikaz::app::{AppError, DataDir, Office, Origin, PaperName};
use prikaz::desk::{
    DeskError, InFile, InHand, OrderError, Session, SignAlone, SignedAlone, WhichOrder, Who, act_named,
    bring_scan, copy_order, correct_order, given_order, order_alone, ready_scan, recognise, sign_order,
};
use prikaz::domain::{OrganisationId, PersonId};
use prikaz::report::paper::{CopyMark, Marks};
use prikaz::store::{Attachments, BodyStore, MemoryLog};
use prikaz::workflow::{Body, Reader, Refusal, Requisites, Sight, may_read_of};
use tempfile::TempDir;
use time::Date;
use time::macros::date;

use crate::desk::{logged_in, person, session};

const DAY: Date = date!(2024 - 04 - 02);

/// The office of a body, with an order that nobody has signed yet.
struct House {
    office: Office,
    organisation: OrganisationId,
    order: LoadedOrder,
    _files: TempDir,
}

impl House {
    fn new() -> Self {
        let files = tempfile::tempdir().expect("a folder");
        let kept =
            BodyStore { log: Arc::new(MemoryLog::new()), files: Arc::new(Attachments::at(files.path())) };
        let data = DataDir::new(None);
        let order = order_files::load(&data, "bryansk-finance-48").expect("an order");
        let organisation = order.organisation.id.clone();
        let office = Office::new(organisation.clone(), kept, data, Arc::new(SystemClock));
        Self { office, organisation, order, _files: files }
    }

    fn signs(&self, on: &Session, sign: SignAlone<'_>) -> Result<SignedAlone, OrderError> {
        sign_order(&self.office, on, &self.order, sign)
    }

    /// With the order signed by the head.
    fn signed() -> Self {
        let house = Self::new();
        let marks = Marks::default();
        house.signs(&session(Some("petushkova"), DAY), plain(&marks)).expect("signed");
        house
    }

    fn which(&self) -> WhichOrder<'_> {
        WhichOrder { organisation: &self.organisation, number: "48", year: None }
    }
}

/// A signing without anything in particular.
fn plain(marks: &Marks) -> SignAlone<'_> {
    SignAlone { typed: None, digest: None, signed_by: None, paper: None, marks }
}

fn login(body: &OrganisationId, key: &PersonId) -> Session {
    Session { means: logged_in(body.clone()), ..session(Some(key.as_str()), DAY) }
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, DeskError>) -> Refusal {
    match *answer.expect_err("a refusal").error {
        AppError::Refused(refusal) => *refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_order_is_signed_in_a_session_and_known_again() {
    let house = House::new();
    let (marks, name) = (Marks::default(), PaperName::new("48.txt").expect("a name"));
    let nobody = house.signs(&session(None, DAY), plain(&marks));
    let Err(OrderError::Office(nobody)) = nobody else { panic!("{nobody:?}") };
    assert!(matches!(*nobody.error, AppError::NoActor));
    let stranger = house.signs(&session(Some("maketova"), DAY), plain(&marks));
    let Err(OrderError::Office(stranger)) = stranger else { panic!("{stranger:?}") };
    assert!(matches!(refusal::<()>(Err(stranger)), Refusal::NotSignatory { .. }));
    let head = session(Some("petushkova"), DAY);
    let other = house.signs(&head, SignAlone { digest: Some("0000"), ..plain(&marks) });
    assert!(matches!(other, Err(OrderError::OtherFile { given, .. }) if given == "0000"));
    let signed = house.signs(&head, SignAlone { paper: Some(&name), ..plain(&marks) }).expect("signed");
    assert_eq!((signed.signed.order.number.as_str(), signed.signed.order.date), ("48", DAY));
    let paper = signed.paper.expect("the paper that was wanted");
    assert_eq!(paper.name, "48.txt");
    let nameless = Session { means: logged_in(house.organisation.clone()), ..session(None, DAY) };
    let known = recognise(&house.office, &nameless, InHand::File(&paper.bytes)).expect("an answer");
    assert!(known.is_vouched_for && matches!(known.origin, Origin::Order { .. }), "{known:?}");
    let strange = recognise(&house.office, &nameless, InHand::File(b"strange")).expect("an answer");
    assert!(!strange.is_vouched_for && matches!(strange.origin, Origin::Unknown { .. }), "{strange:?}");
    let words = recognise(&house.office, &nameless, InHand::Code("strange")).expect("an answer");
    assert!(!words.is_vouched_for && matches!(words.origin, Origin::NoCode), "{words:?}");
}

#[test]
fn a_signed_order_is_given_out_as_it_was_and_copied_with_marks() {
    let house = House::signed();
    let on = session(Some("zhurnalov"), DAY);
    let given = given_order(&house.office, &on, house.which(), "x.DOCX").expect("given out");
    let own = &order_alone(&house.office, &on, house.which()).expect("an order").signed.issued[0];
    assert_eq!(given.bytes, house.office.kept(&own.digest).expect("kept"));
    let text = given_order(&house.office, &on, house.which(), "x.txt");
    assert!(
        matches!(&text, Err(OrderError::NotIssuedSo { name, names }) if name == "x.txt" && *names == [own.name.clone()]),
        "{text:?}"
    );
    let copy = CopyMark { by: person("zhurnalov"), on: DAY, original_in: None };
    let marks = Marks { copy: Some(copy), ..Marks::default() };
    let name = PaperName::new("copy.docx").expect("a name");
    let nobody = copy_order(&house.office, &session(None, DAY), house.which(), &name, &marks);
    assert!(matches!(*nobody.expect_err("nameless").error, AppError::NoActor));
    let unfit = copy_order(&house.office, &session(Some("maketova"), DAY), house.which(), &name, &marks);
    assert!(matches!(refusal(unfit), Refusal::NotEntitled { .. }));
    let copy = copy_order(&house.office, &on, house.which(), &name, &marks).expect("a copy");
    let known = recognise(&house.office, &on, InHand::File(&copy.bytes)).expect("an answer");
    assert!(matches!(known.origin, Origin::Order { .. }), "what was given out is recorded: {known:?}");
}

#[test]
fn requisites_and_scans_are_judged_by_the_rights_of_acts() {
    let house = House::signed();
    let order = act_named(&house.office, &session(None, DAY), house.which()).expect("an order");
    let scan = InFile { name: "бумаги/скан.pdf", bytes: b"%PDF-1.7 scan" };
    let (head, unfit) = (session(Some("zhurnalov"), DAY), session(Some("maketova"), DAY));
    let judged = ready_scan(&house.office, &unfit, &house.organisation, &[], scan);
    assert!(matches!(refusal(judged), Refusal::NotEntitled { .. } | Refusal::NotSignatory { .. }));
    let unlaid = bring_scan(&house.office, &unfit, &house.organisation, &order, scan);
    assert!(matches!(refusal(unlaid), Refusal::NotEntitled { .. } | Refusal::NotSignatory { .. }));
    let laid = bring_scan(&house.office, &head, &house.organisation, &order, scan).expect("laid");
    assert_eq!(laid.name, "скан.pdf", "no path stands in the log");
    let right = Requisites { number: Some("48-п"), date: None, reason: "опечатка" };
    let corrected = correct_order(&house.office, &unfit, house.which(), right);
    assert!(matches!(refusal(corrected), Refusal::NotEntitled { .. }));
    let corrected = correct_order(&house.office, &head, house.which(), right).expect("put right");
    assert_eq!((corrected.was.number.as_str(), corrected.now.number.as_str()), ("48", "48-п"));
    let shown = order_alone(&house.office, &head, house.which()).expect("by its former number");
    assert_eq!((shown.signed.order.number.as_str(), shown.former.len()), ("48-п", 1));
}

#[test]
fn an_order_is_shown_by_the_table_of_reading() {
    let house = House::signed();
    let (body, calendar) = house.office.house(&house.organisation).expect("a body");
    let (mut kept, mut shown) = (0, 0);
    for card in &body.persons {
        let reader = Reader::Person { person: &card.id, on: DAY };
        let rights = Body { organisation: &body, substitutions: &[], calendar: &calendar };
        let is_shown = may_read_of(rights, reader, Sight::Orders).is_ok();
        let on = login(&house.organisation, &card.id);
        let told = order_alone(&house.office, &on, house.which()).map(drop);
        let given = given_order(&house.office, &on, house.which(), "a.docx").map(drop).map_err(|error| {
            let OrderError::Office(error) = error else { panic!("{error:?}") };
            error
        });
        for answer in [told, given] {
            match is_shown {
                true => assert!(answer.is_ok(), "{}: {answer:?}", card.id),
                false => assert!(matches!(refusal(answer), Refusal::NotShown { .. }), "{}", card.id),
            }
        }
        assert!(
            act_named(&house.office, &on, house.which()).is_ok(),
            "{} may name what is approved",
            card.id
        );
        *(if is_shown { &mut shown } else { &mut kept }) += 1;
    }
    assert!(kept > 2 && shown > 2, "{kept} kept, {shown} shown");
    let stranger = login(&house.organisation, &person("nobody"));
    assert!(matches!(
        refusal(act_named(&house.office, &stranger, house.which())),
        Refusal::UnknownPerson { .. }
    ));
    let nameless = Session { who: Who::Holder, ..stranger };
    let nameless = order_alone(&house.office, &nameless, house.which());
    assert!(matches!(*nameless.expect_err("a login has a name").error, AppError::NoActor));
}
