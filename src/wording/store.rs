//! The store: copies of it, and whether it is what was written.

use super::macros::{facts_of, messages};
use super::{Message, Text};
use prikaz_app::Contradicted;
use prikaz_domain::{Digest, OrganisationId};
use prikaz_russian::dates::short;
use prikaz_store::{
    self as store, BodySummary, Closing, Damage, EndKnown, Head, Holder, Manifest, Position, Recovery,
    VerifyFault, VerifyFaultKind,
};
use prikaz_workflow::Contradiction;
use time::UtcOffset;

messages! {
    line BackedUp = "store.backed-up" { file: String, made: CopyFacts };
    line LeftOut = "store.left-out" { file: String, made: CopyFacts };
    line Restored = "store.restored" { home: String, made: Counted };
    line StoreInfo = "store.info" { home: String, body: OrganisationId, holds: HoldsFacts };
    line StoreEmpty = "store.empty" { home: String };
    word INDEX_REMOVED = "store.rebuilt";
    codes Damage = "store.damage." "";
    codes Closing = "store.closing." "";
    codes Recovery = "store.put-right." "";
    notice Locked = "store.locked" { home: String, holder: Option<HolderFacts> };
    notice StoreIo = "store.io" { path: String, why: String };
    notice StoreUnknown = "store.unknown" { path: String, why: String };
    notice StoreIndex = "store.index" {};
    notice StoreClosed = "store.closed" { why: String };
    notice StoreMissing = "store.missing" { home: String };
    notice StoreOccupied = "store.occupied" { path: String };
    notice LaterFormat = "store.later-format" { home: String, found: u64 };
    notice Marker = "store.marker" { home: String };
    notice SeveralBodies = "store.several-bodies" { home: String, bodies: Vec<OrganisationId> };
    notice WhichBody = "store.which-body" { bodies: Vec<OrganisationId> };
    notice Corrupt = "store.corrupt" { at: Position, why: String };
    notice NoFile = "store.no-file" { digest: Digest };
    notice WrongFile = "store.wrong-file" { path: String, actual: Digest };
    notice FaultyArchive = "store.archive" { path: String, why: String };
    notice StoreConflict = "store.conflict" { stream: String };
    word NOT_SEALED = "store.archive-fault.not-sealed";
    word ARCHIVE_CHANGED = "store.archive-fault.changed";
    word NOT_ZIP = "store.archive-fault.not-zip";
    line ArchiveName = "store.archive-fault.name" { name: String };
    line TooManyEntries = "store.archive-fault.too-many-entries" { found: u64, most: u64 };
    line ArchiveInflates = "store.archive-fault.inflates" { most: u64 };
    word BAD_MANIFEST = "store.archive-fault.manifest";
    word NO_MANIFEST = "store.archive-fault.no-manifest";
    line ArchiveLaterFormat = "store.archive-fault.later-format" { found: u64 };
    line NotAsManifest = "store.archive-fault.not-as-manifest" { expected: Head, found: Head };
    word OTHER_BODIES = "store.archive-fault.other-bodies";
    word UNSOUND = "store.archive-fault.unsound";
    told VerifyFault;
    told Contradicted;
    line ClockSetBack = "audit.clock-set-back" { first: Position, times: u64 };
    notice Unsound = "audit.unsound" { faults: u64 };
    line MoreVerifyFaults = "audit.more" { more_faults: u64 };
    word NOTHING_KEPT = "audit.nothing-kept";
    line AuditChecked = "audit.checked" { body: OrganisationId, records: u64, segments: u64, files: u64, head: Head };
    line BeingWritten = "audit.being-written" { being_written: u64 };
    word SOUND = "audit.sound";
    word SOUND_CHAIN = "audit.sound-chain";
    codes EndKnown = "audit.end." "";
    word END_HINT = "audit.end.hint";
}

facts_of! {
    /// Who holds the store, and since when, in words.
    HolderFacts { since: String, process: u64, user: Option<String>, machine: Option<String> }
}

facts_of! {
    /// A copy that was made.
    CopyFacts { manifest: Counted, left_out: u64 }
}

facts_of! {
    /// How much a copy holds.
    Counted { records: u64, files: u64 }
}

facts_of! {
    /// How much the store holds.
    HoldsFacts { head: Head, segments: u64, bytes: u64, files: u64 }
}

impl From<&Holder> for HolderFacts {
    fn from(holder: &Holder) -> Self {
        let Holder { since, process, user, machine } = holder.clone();
        let at = since.to_offset(UtcOffset::UTC);
        let since = format!("{} {:02}:{:02}", short(at.date()), at.hour(), at.minute());
        Self { since, process: process.into(), user, machine }
    }
}

impl From<&Manifest> for Counted {
    fn from(made: &Manifest) -> Self {
        Self { records: made.records(), files: made.files() }
    }
}

impl From<&store::BackedUp> for CopyFacts {
    fn from(made: &store::BackedUp) -> Self {
        Self { manifest: (&made.manifest).into(), left_out: made.left_out }
    }
}

impl From<&BodySummary> for HoldsFacts {
    fn from(holds: &BodySummary) -> Self {
        Self { head: holds.head, segments: holds.segments, bytes: holds.bytes, files: holds.files }
    }
}

impl Message for Contradicted {
    const TEXTS: &'static [Text] = &[Text::new("audit.contradiction.", "")];
    const CODES: &'static [&'static str] = Contradiction::CODES;

    fn code(&self) -> &'static str {
        self.what.code()
    }
}

impl Message for VerifyFault {
    const TEXTS: &'static [Text] = &[Text::new("audit.fault.", "")];
    const CODES: &'static [&'static str] = VerifyFaultKind::CODES;

    fn code(&self) -> &'static str {
        self.kind.code()
    }
}
