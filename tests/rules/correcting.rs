//! Putting the number or the date of a signed order right: days to come are refused, long numbers are no numbers.

use prikaz_domain::{ActReference, OrderKind};
use prikaz_workflow::{Actor, Body, Occasion, OrderJournal, Refusal, Requisites, correct_requisites};
use time::Date;
use time::macros::date;

use prikaz_rules::world::book;

const TODAY: Date = date!(2024 - 04 - 10);

fn order(number: &str, on: Date) -> ActReference {
    ActReference { kind: OrderKind::Order, number: number.to_owned(), date: on, title: None }
}

/// The drafter puts № 47 right on `on`, when it is [`TODAY`].
fn corrected(on: Date, to: Option<Date>, number: Option<&str>) -> Result<ActReference, Refusal> {
    let book = book("bryansk-finance");
    let drafter = book.organisation.persons.iter();
    let mut drafter = drafter.filter(|card| card.roles.iter().any(|role| role.as_str() == "drafter"));
    let by = Actor::claiming(drafter.next().expect("a drafter").id.clone());
    let occasion = Occasion { by: &by, on };
    let right = Requisites { number, date: to, reason: "опечатка" };
    let was = order("47", date!(2024 - 04 - 02));
    correct_requisites(Body::from(&book.rules()), &OrderJournal::default(), occasion, TODAY, &was, right)
}

#[test]
fn an_order_is_put_right_today_and_to_today_but_to_no_day_to_come() {
    let tomorrow = date!(2024 - 04 - 11);
    let right = corrected(TODAY, Some(TODAY), None).expect("today");
    assert_eq!(right, order("47", TODAY));
    for (on, to) in [(TODAY, Some(tomorrow)), (tomorrow, Some(TODAY)), (tomorrow, None)] {
        let refused = corrected(on, to, None).expect_err("a day to come");
        assert!(
            matches!(refused, Refusal::InFuture { on, today: TODAY } if on == tomorrow),
            "{on} {to:?}: {refused:?}"
        );
    }
}

#[test]
fn a_number_has_at_most_thirty_two_signs() {
    let longest = "1".repeat(32);
    assert_eq!(corrected(TODAY, None, Some(&longest)).expect("a number").number, longest);
    let longer = "1".repeat(33);
    let refused = corrected(TODAY, None, Some(&longer)).expect_err("too long");
    assert!(matches!(&refused, Refusal::BadNumber { number } if *number == longer), "{refused:?}");
}
