//! An order that stands alone is signed once, whatever its file is called; and whom an edition is told to.

use prikaz_app::DataDir;
use prikaz_domain::{ActReference, Digest, OrderKind, PersonId, digest_of};
use prikaz_procedure::{Audience, StageKind, load_order};
use prikaz_workflow::{
    Actor, Body, FileReference, OrderJournal, OrderNumbered, OrderSigning, Refusal, Repeals, SignedOrder,
    Unsigned, sign_order, told,
};
use time::Date;
use time::macros::{date, datetime};

use prikaz_rules::world::book;

const KEY: &str = "bryansk-finance-48";

fn journal(file: Digest) -> OrderJournal {
    signed(OrderJournal::default(), KEY, date!(2024 - 03 - 01), file)
}

/// `journal` with an order № 47 of `date`.
fn signed(journal: OrderJournal, key: &str, date: Date, file: Digest) -> OrderJournal {
    let number = "47".to_owned();
    let signed = SignedOrder {
        order: ActReference { kind: OrderKind::Order, number, date, title: None },
        key: key.parse().expect("a key"),
        file: FileReference { name: format!("{KEY}.toml"), digest: file },
        beside: Vec::new(),
        issued: Vec::new(),
        signers: Vec::new(),
        acting: None,
        in_force: None,
        effects: Vec::new(),
        instructions: Vec::new(),
        from_journal: true,
        organisation_digest: None,
    };
    journal.evolve(&OrderNumbered::OrderSigned(Box::new(signed)))
}

/// Numbers begin anew each year.
#[test]
fn a_number_leads_to_the_order_of_the_year_that_is_named_or_to_the_last() {
    let earlier = signed(OrderJournal::default(), "earlier", date!(2023 - 03 - 01), digest_of(b"earlier"));
    let journal = signed(earlier, "later", date!(2024 - 03 - 01), digest_of(b"later"));
    for (year, key) in [(None, "later"), (Some(2024), "later"), (Some(2023), "earlier")] {
        let found = journal.signed_as("№ 47", year).expect("an order");
        assert_eq!(found.key.as_str(), key, "{year:?}");
    }
    assert!(journal.signed_as("47", Some(2022)).is_none() && journal.signed_as("48", None).is_none());
}

#[test]
fn a_file_is_signed_once_and_so_is_a_key() {
    let book = book("bryansk-finance");
    let text = DataDir::default().read(&format!("orders/{KEY}.toml")).expect("an order");
    let (file, _) =
        load_order(&format!("{KEY}.toml"), &text, Some(&book.organisation)).expect("a sound order");
    let (signed, other) = (digest_of(text.as_bytes()), digest_of(b"another file"));
    let journal = journal(signed);
    let by = Actor::claiming(file.order.text.signatories[0].person.clone());
    let signatory = file.order.text.signatories[0].person.clone();
    let sign_for = |signer: Option<&PersonId>, on: Date, key: &str, digest: Digest| {
        let key = key.parse().expect("a key");
        let unsigned = Unsigned { key: &key, digest, order: &file.order, date: None, number: None };
        let signing = OrderSigning {
            by: &by,
            on: Some(on),
            at: datetime!(2024-04-02 12:00 +3),
            typed: None,
            signer,
            repeals: &Repeals::default(),
        };
        sign_order(Body::from(&book.rules()), &journal, unsigned, signing)
    };
    let sign_on = |on: Date, key: &str, digest: Digest| sign_for(None, on, key, digest);
    let sign = |key: &str, digest: Digest| sign_on(date!(2024 - 04 - 02), key, digest);
    for (key, digest) in [(KEY, signed), (KEY, other), ("another-key", signed)] {
        let refused = sign(key, digest).expect_err("it was signed");
        assert!(matches!(&refused, Refusal::OrderSigned { key, .. } if key.as_str() == KEY), "{refused:?}");
    }
    assert_eq!(sign("another-key", other).expect("another order").order.number, "48");
    // Who names himself as the one who signs signs, and records nothing for another.
    let himself = sign_for(Some(&signatory), date!(2024 - 04 - 02), "another-key", other);
    assert_eq!(himself.expect("his own signature").signers, std::slice::from_ref(&signatory));
    let to_come = date!(2024 - 04 - 03);
    let refused = sign_on(to_come, "another-key", other).expect_err("it is the day before");
    assert!(matches!(refused, Refusal::InFuture { on, .. } if on == to_come), "{refused:?}");
}

/// Those whom the stage of informing names; the heads of the units only where no stage does.
#[test]
fn an_edition_is_told_to_whom_the_procedure_names() {
    let mut book = book("bryansk-finance");
    let organisation = book.organisation.clone();
    let heads: Vec<_> = organisation.units.iter().map(|unit| unit.head.clone()).collect();
    let drafters =
        organisation.persons.iter().filter(|card| card.roles.iter().any(|role| role.as_str() == "drafter"));
    let drafters: Vec<_> = drafters.map(|card| card.id.clone()).collect();
    assert!(!drafters.is_empty() && drafters != heads);
    let procedure = std::sync::Arc::make_mut(&mut book.procedure);
    let named = || "drafter".parse().expect("a role");
    let last = procedure.stages.last_mut().expect("a stage");
    last.kind = StageKind::Inform { whom: Audience::Role(named()), by: named() };
    assert_eq!(told(&book.rules()), drafters);
}
