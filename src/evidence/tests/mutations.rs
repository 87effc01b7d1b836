//! A million proofs that were tampered with: none is believed, unless it says to the byte what the honest one says.
//!
//! A product of this kind once took forged proofs for good ones; so what is refused is tried before what is accepted.

use prikaz_domain::Digest;
use proptest::test_runner::Config;

use crate::*;

use super::{ORIGIN, TIME, head, key, leaves, line, paper};

/// Whose keys a reader has: kinds of the log's keys, kinds of witnesses' keys, and how many witnesses he asks for.
type Who = (&'static [KeyKind], &'static [KeyKind], usize);

use KeyKind::{Ed25519, Ed25519Cosignature, MlDsa44};

/// All keys there are.
pub(crate) const WHO: Who = (&[Ed25519, MlDsa44], &[Ed25519Cosignature, MlDsa44], 2);
/// Readers who have fewer of them.
const READERS: [Who; 4] =
    [WHO, (&[Ed25519], &[], 0), (&[Ed25519], &[Ed25519Cosignature], 1), (&[MlDsa44], &[MlDsa44], 1)];

/// A log of a few lines, with two keys and two witnesses.
pub(crate) struct Log {
    /// Hashes of its lines.
    pub(crate) leaves: Vec<Digest>,
    /// What its keys are made of.
    pub(crate) seed: u8,
}

impl Log {
    /// The log of so many lines.
    pub(crate) fn of(n: u64) -> Self {
        Self { leaves: leaves(n), seed: 1 }
    }

    /// The keys of the log, then those of the witnesses.
    pub(crate) fn keys(&self) -> [SecretKey; 4] {
        [
            key(ORIGIN, Ed25519, self.seed),
            key(ORIGIN, MlDsa44, self.seed + 1),
            key("w1.example", Ed25519Cosignature, self.seed + 2),
            key("w2.example", MlDsa44, self.seed + 3),
        ]
    }

    /// What a reader believes who has these keys.
    pub(crate) fn policy(&self, (log, witnesses, needed): Who) -> Policy {
        let [first, second, third, fourth] = self.keys().map(|key| key.verifier().clone());
        let of = |keys: [VerifierKey; 2], kinds: &[KeyKind]| -> Vec<_> {
            keys.into_iter().filter(|key| kinds.contains(&key.kind())).collect()
        };
        Policy::new(&of([first, second], log), &of([third, fourth], witnesses), needed).unwrap()
    }

    /// Its checkpoint, signed by everybody.
    fn checkpoint(&self) -> Checkpoint {
        let [first, second, third, fourth] = self.keys();
        let made = Checkpoint::sign(head(&self.leaves), &[&first, &second], TIME).unwrap();
        [third, fourth]
            .iter()
            .fold(made, |made, witness| made.with(witness.sign(made.note().text(), TIME).unwrap()).unwrap())
    }

    /// The proof of line `index` with that line.
    pub(crate) fn proof(&self, index: u64) -> LogProof {
        let path = prove_inclusion(index, &self.leaves).unwrap();
        LogProof { extra: Some(line(index)), index, path, checkpoint: self.checkpoint() }
    }
}

/// Numbers that are the same each time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let one = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        two ^ (two >> 31)
    }

    fn below(&mut self, of: usize) -> usize {
        (self.next() % of.max(1) as u64) as usize
    }
}

/// A proof with what is expected of it.
struct Case {
    index: u64,
    text: Vec<u8>,
    /// What each reader is told.
    told: Vec<PaperProof>,
}

/// What is tampered with: honest proofs, of one log and of others, and what its keys signed elsewhere.
struct Bench {
    cases: Vec<Case>,
    policies: Vec<Policy>,
    /// Lines of proofs and checkpoints that may be put where they do not belong.
    foreign: Vec<Vec<u8>>,
    /// Proofs of journals that were rewritten, up to the signatures: everything in them fits together.
    rewritten: Vec<Vec<Vec<u8>>>,
}

const SIZES: [u64; 3] = [1, 13, 37];

impl Bench {
    fn new(readers: &[Who]) -> Self {
        let policies: Vec<_> = readers.iter().map(|who| Log::of(1).policy(*who)).collect();
        let mut cases = Vec::new();
        for size in SIZES {
            let log = Log::of(size);
            for index in [0, size / 2, size - 1] {
                let text = log.proof(index).to_string().into_bytes();
                let tell = |policy| PaperProof::check(&paper(index), &text, policy).unwrap();
                cases.push(Case { index, told: policies.iter().map(tell).collect(), text });
            }
        }
        // The same lines, and a log of others, signed by keys that nobody gave.
        let stranger = Log { seed: 50, ..Log::of(13) };
        let mut foreign: Vec<Vec<u8>> = cases.iter().flat_map(|case| lines(&case.text)).collect();
        foreign.extend(lines(stranger.proof(6).to_string().as_bytes()));
        // Signatures that borrow the id of a key of the log.
        for (own, other) in Log::of(1).keys().iter().zip(stranger.keys()) {
            let mut borrowed = other.sign(&head(&leaves(13)).to_string(), TIME).unwrap();
            borrowed.id = own.verifier().id();
            foreign.push(format!("{borrowed}\n").into_bytes());
        }
        Self { cases, policies, foreign, rewritten: rewritten() }
    }
}

/// Proofs of each paper of [`SIZES`] by a journal in which its line, or another, was rewritten and the tree made anew.
fn rewritten() -> Vec<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    for size in SIZES {
        for index in [0, size / 2, size - 1] {
            let mut log = Log::of(size);
            let forged = String::from_utf8(line(index)).unwrap().replace("ivanova", "petrova").into_bytes();
            log.leaves[index as usize] = leaf_hash(&forged);
            let own = LogProof { extra: Some(forged), ..log.proof(index) };
            let other = Log::of(size + 1).proof(index);
            let unsigned = |proof: LogProof| {
                lines(proof.to_string().as_bytes()).into_iter().filter(|line| !is_signature(line)).collect()
            };
            found.extend([own, other].map(unsigned));
        }
    }
    found
}

fn is_signature(line: &[u8]) -> bool {
    line.starts_with("—".as_bytes())
}

/// Lines with their line feeds.
fn lines(text: &[u8]) -> Vec<Vec<u8>> {
    text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// A byte of `text`: any of any line, since the signatures of some keys are longer than all the rest.
fn place(text: &[u8], numbers: &mut Numbers) -> usize {
    let begins: Vec<usize> =
        lines(text).iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len()))).collect();
    let nth = numbers.below(begins.len());
    let ends = begins.get(nth + 1).copied().unwrap_or(text.len());
    begins[nth] + numbers.below(ends - begins[nth])
}

/// `text`, tampered with in one way.
fn tampered(bench: &Bench, text: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.to_vec();
    let at = place(text, numbers);
    match numbers.below(18) {
        0..=2 => bytes[at] ^= 1 << numbers.below(8),
        3 => bytes[at] = b"AQgw=+/\n 01"[numbers.below(11)],
        4 => drop(bytes.remove(at)),
        5 => bytes.insert(at, numbers.next() as u8),
        6 => bytes.insert(at, bytes[at]),
        7 => bytes.truncate(at),
        8 => drop(bytes.splice(at..(at + numbers.below(80)).min(text.len()), [])),
        way => return by_lines(bench, lines(text), way, numbers),
    }
    bytes
}

fn by_lines(bench: &Bench, mut lines: Vec<Vec<u8>>, way: usize, numbers: &mut Numbers) -> Vec<u8> {
    let (at, other) = (numbers.below(lines.len()), numbers.below(lines.len()));
    let foreign = &bench.foreign[numbers.below(bench.foreign.len())];
    match way {
        9 => lines.swap(at, other),
        10 => drop(lines.remove(at)),
        11 => lines.insert(at, lines[other].clone()),
        12 => lines.insert(at, foreign.clone()),
        13 => lines[at] = foreign.clone(),
        14 => renumber(&mut lines, numbers),
        15 => {
            lines.retain(|line| is_signature(line));
            let rewritten = &bench.rewritten[numbers.below(bench.rewritten.len())];
            lines.splice(0..0, rewritten.iter().cloned());
        }
        16 => retime(&mut lines[at], numbers),
        _ => forge_line(&mut lines, numbers),
    }
    lines.concat()
}

/// Another id, or another time, where the line is a signature that says one.
fn retime(line: &mut Vec<u8>, numbers: &mut Numbers) {
    let read = std::str::from_utf8(line).ok().and_then(|line| NoteSignature::parse(line.trim_end()));
    if let Some(mut signature) = read {
        let at = numbers.below(12);
        let byte = if at < 4 { signature.id.0.get_mut(at) } else { signature.bytes.get_mut(at - 4) };
        *byte.unwrap_or(&mut 0) ^= 1 << numbers.below(8);
        *line = format!("{signature}\n").into_bytes();
    }
}

/// Another index, another size.
fn renumber(lines: &mut [Vec<u8>], numbers: &mut Numbers) {
    let number = numbers.below(41);
    let is_index = numbers.below(2) == 0;
    for line in lines {
        if is_index && line.starts_with(b"index ") {
            *line = format!("index {number}\n").into_bytes();
        } else if !is_index && line.len() < 4 && line[0].is_ascii_digit() {
            *line = format!("{number}\n").into_bytes();
        }
    }
}

/// Another line of the journal: an honest one of another place, or one that names another paper.
fn forge_line(lines: &mut [Vec<u8>], numbers: &mut Numbers) {
    let index = numbers.below(37) as u64;
    let mut said = line(index);
    if numbers.below(2) == 0 {
        let named = paper(index).to_string();
        let forged = paper(numbers.below(37) as u64).to_string();
        said = String::from_utf8(said).unwrap().replace(&named, &forged).into_bytes();
    }
    if let Some(extra) = lines.iter_mut().find(|line| line.starts_with(b"extra ")) {
        *extra = format!("extra {}\n", crate::text::to_base64(said)).into_bytes();
    }
}

/// Whether `told` says nothing that `honest` does not: fewer signatures may be there, where they were not asked for.
fn says_no_more(told: &PaperProof, honest: &PaperProof) -> bool {
    let signed = &told.proved.signed;
    let mut same = told.clone();
    same.proved.signed.clone_from(&honest.proved.signed);
    same == *honest && signed.iter().all(|one| honest.proved.signed.contains(one))
}

/// So many of `all` as are tried: all in CI, a sixteenth by hand (`PROPTEST_CASES`, of which 256 are all and 32 are
/// usual).
fn share(all: u64) -> u64 {
    let asked = u64::from(Config::default().cases);
    if asked < 256 { all * asked / 512 } else { all }
}

/// Tampers with `all` proofs that are shown to these readers.
fn tamper(all: u64, seed: u64, readers: &[Who]) {
    let bench = Bench::new(readers);
    let mut numbers = Numbers(seed);
    let (mut refused, mut accepted) = (0_u64, 0_u64);
    for _ in 0..share(all) {
        let case = &bench.cases[numbers.below(bench.cases.len())];
        let reader = numbers.below(readers.len());
        let mut text = tampered(&bench, &case.text, &mut numbers);
        while !text.is_empty() && numbers.below(3) == 0 {
            text = tampered(&bench, &text, &mut numbers);
        }
        match PaperProof::check(&paper(case.index), &text, &bench.policies[reader]) {
            Err(_) => refused += 1,
            Ok(told) => {
                accepted += 1;
                let honest = bench.cases.iter().any(|case| says_no_more(&told, &case.told[reader]));
                assert!(honest, "{told:#?}\n{}", String::from_utf8_lossy(&text));
            }
        }
    }
    // A test that accepts nothing, or refuses little, tries nothing.
    assert!(refused > 3 * accepted && accepted > 0, "{refused} refused, {accepted} accepted");
}

// Half a million each, so that both run at once.

#[test]
fn no_tampered_proof_is_believed_by_readers_with_few_keys() {
    tamper(500_000, 2026, &READERS[1..3]);
}

#[test]
fn no_tampered_proof_is_believed_by_readers_with_all_keys() {
    tamper(500_000, 2027, &[READERS[0], READERS[3]]);
}

/// Whoever rewrites the journal and signs it by keys of his own is believed by nobody who has the right ones, under
/// whatever names his keys go.
#[test]
fn a_whole_log_of_other_keys_is_not_believed() {
    let (honest, stranger) = (Log::of(13), Log { seed: 50, ..Log::of(13) });
    let mut proof = stranger.proof(6);
    for who in READERS {
        let policy = honest.policy(who);
        assert!(PaperProof::check(&paper(6), proof.to_string().as_bytes(), &policy).is_err());
    }
    let own = honest.keys();
    let signatures = proof.checkpoint.note().signatures().iter().zip(&own);
    let borrowed =
        signatures.map(|(signature, key)| NoteSignature { id: key.verifier().id(), ..signature.clone() });
    let note = Note::of(proof.checkpoint.note().text(), borrowed.collect()).unwrap();
    proof.checkpoint = Checkpoint::parse(note.to_string().as_bytes()).unwrap();
    for who in READERS {
        let policy = honest.policy(who);
        let told = PaperProof::check(&paper(6), proof.to_string().as_bytes(), &policy);
        let is_false = matches!(
            told,
            Err(PaperFault::NotProved {
                why: VerifyProofFault::NotSigned { why: CheckpointFault::FalseSignature { .. } }
            })
        );
        assert!(is_false, "{told:?}");
    }
}
