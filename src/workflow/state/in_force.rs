//! From when an edition is in force.

use time::Date;

use prikaz_domain::PlaceKey;

use crate::record::force::Start;
use crate::state::register::Edition;

impl Edition {
    /// The day of its official publication, where that is recorded.
    pub fn officially_published(&self) -> Option<Date> {
        let official = self.force.as_ref().map_or(&[][..], |force| &force.official);
        let counts = |place: &&PlaceKey| official.is_empty() || official.contains(place);
        let places = self.published.iter().filter(|(place, _)| counts(place));
        places.map(|(_, (day, _))| *day).min()
    }

    /// When it enters into force as a whole: the day of the order where that says nothing of it; none while official
    /// publication is awaited.
    pub fn in_force_since(&self) -> Option<Date> {
        self.day_of(Start::of_whole(self.force.as_ref()))
    }

    /// The day that `start` comes to for this edition; none while official publication is awaited.
    pub fn day_of(&self, start: Start) -> Option<Date> {
        start.day(self.order.date, self.officially_published())
    }
}
