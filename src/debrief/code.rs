//! A result as a short code: safe to read aloud, to type, to put in a link and in a QR.
//!
//! `kt1` and then signs of Bech32 (BIP 173: no 1, b, i, o; capitals do not matter), the last six of which are the checksum of
//! Bech32m (BIP 350). For codes up to 90 signs it finds every error in up to four signs, so every wrong sign and every
//! swap of neighbours, and in longer ones still every error in up to three. Before it stands one big number
//! ([`super::number`]): which case in which version, seat, seed, and for each decision which of those on offer it was.
//!
//! Words that are shared go along behind a `~`, with a checksum of their own that also covers the code.

use bech32::primitives::decode::CheckedHrpstring;
use bech32::primitives::iter::Fe32IterExt;
use bech32::{Bech32m, Fe32, Hrp};
use data_encoding::BASE64URL_NOPAD;

use super::number::{Number, Share};
use super::result::{Confidence, Known, PlayResult, Shared, TAGS};
use super::unreadable::Unreadable;
use super::vote::Vote;
use super::walk::walk;
use crate::play::{Case, MOST_DECISIONS, Pick, Silent, State, WrittenAgreements, agreements_open, apply, begin, draw, look_ups, moves};

/// Every code begins with this.
pub const BEGIN: &str = "kt1";

/// What a code is of: its first sign.
const RESULT: u8 = 0;
const VOTE: u8 = 1;

/// Longer codes than this are not looked at (the reach of the checksum).
const LONGEST: usize = 1_000;

/// At most so many answers go along with a code.
const MOST_SHARED: usize = 40;

/// What a code can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// A play.
    Result {
        /// Which of the known cases it is of.
        known: usize,
        /// The play.
        result: PlayResult,
        /// Whether words went along and did not arrive whole.
        lost_words: bool,
    },
    /// A vote.
    Vote {
        /// Which of the known cases it is about.
        known: usize,
        /// The vote.
        vote: Vote,
    },
}

/// The code of a result, without its words.
pub fn write(known: &Known, result: &PlayResult) -> String {
    let case = &known.case;
    let mut shares = head(known);
    shares.push(Share::even(result.tag % TAGS, TAGS));
    shares.push(Share::even(result.seat as u32, case.story().seats.0.len() as u32));
    seed_shares(result.seed, &mut shares);
    let mut made: Vec<usize> = Vec::new();
    let done = walk(case, result.seat, result.seed, &result.picks, &mut Silent, |_, state, pick| {
        pick_shares(case, state, pick, &mut shares);
        note_key(known, state, pick, &mut made);
    });
    debug_assert!(done.is_ok(), "a result is of a play that can be played");
    shares.extend(made.iter().map(|key| sure_share(result.sure(*key))));
    sealed(RESULT, &shares)
}

/// The code of a result with the words that go along.
pub fn write_with_words(known: &Known, result: &PlayResult) -> String {
    let code = write(known, result);
    if result.shared.is_empty() {
        return code;
    }
    let words = postcard::to_allocvec(&result.shared).unwrap_or_default();
    let mut bytes = words_sum(&code, &words).to_le_bytes().to_vec();
    bytes.extend(words);
    format!("{code}~{}", BASE64URL_NOPAD.encode(&bytes))
}

/// The code of a vote.
pub fn write_vote(known: &Known, vote: &Vote) -> String {
    let mut shares = head(known);
    shares.push(Share::even(vote.tag % TAGS, TAGS));
    let options = known.keys().get(vote.key).map_or(0, |key| key.options.len());
    shares.push(Share::even(vote.key as u32, known.keys().len() as u32));
    shares.push(Share::even(vote.option as u32, options as u32));
    shares.push(sure_share(vote.confidence));
    sealed(VOTE, &shares)
}

/// Reads a code, with or without the words behind it; spaces, hyphens and capitals do not matter.
///
/// # Errors
/// When it is no code, is damaged, or is of a case or version that is not among the known.
pub fn read(text: &str, known: &[Known]) -> Result<Read, Unreadable> {
    let (code, words) = match text.split_once('~') {
        Some((code, words)) => (code, Some(words)),
        None => (text, None),
    };
    let code = plain(code);
    let mut signs = open(&code)?.into_iter();
    let kind = signs.next().ok_or(Unreadable::TooShort)?;
    if kind > VOTE {
        return Err(Unreadable::Newer);
    }
    let mut number = Number::from_signs(signs);
    let at = find_case(&mut number, known)?;
    let case = &known[at];
    let read = if kind == RESULT {
        let mut result = read_result(&mut number, case).ok_or(Unreadable::NotAPlay)?;
        let shared = words.map(|words| read_words(&code, words));
        let lost_words = matches!(shared, Some(None));
        result.shared = shared.flatten().unwrap_or_default();
        Read::Result { known: at, result, lost_words }
    } else {
        Read::Vote { known: at, vote: read_vote(&mut number, case).ok_or(Unreadable::NotAPlay)? }
    };
    if number.is_done() { Ok(read) } else { Err(Unreadable::NotAPlay) }
}

/// A code in groups of four signs, as people read it.
pub fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// A code without what people put between its signs.
pub(super) fn plain(code: &str) -> String {
    code.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '\u{2010}'..='\u{2015}')).flat_map(char::to_lowercase).collect()
}

/// Whether the checksum of a plain code is right.
pub(super) fn is_whole(code: &str) -> bool {
    code.starts_with(BEGIN) && code.len() <= LONGEST && CheckedHrpstring::new::<Bech32m>(code).is_ok()
}

fn hrp() -> Hrp {
    Hrp::parse_unchecked("kt")
}

fn sealed(kind: u8, shares: &[Share]) -> String {
    let signs = std::iter::once(kind).chain(Number::write(shares).into_signs());
    // Every number below 32 is a sign.
    signs.filter_map(|sign| Fe32::try_from(sign).ok()).with_checksum::<Bech32m>(&hrp()).chars().collect()
}

fn open(code: &str) -> Result<Vec<u8>, Unreadable> {
    let body = code.strip_prefix(BEGIN).ok_or(Unreadable::NotACode)?;
    if code.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    if let Some((at, found)) = body.chars().enumerate().find(|(_, sign)| Fe32::from_char(*sign).is_err()) {
        return Err(Unreadable::sign(BEGIN.len() + at, found, code));
    }
    // One sign that says what it is, and six of the checksum.
    if body.len() < 7 {
        return Err(Unreadable::TooShort);
    }
    match CheckedHrpstring::new::<Bech32m>(code) {
        Ok(checked) => Ok(checked.fe32_iter().map(|sign| sign.to_u8()).collect()),
        Err(_) => Err(Unreadable::Damaged { code: code.to_owned() }),
    }
}

/// Which case, and which version of it.
fn head(known: &Known) -> Vec<Share> {
    vec![Share::even(case_tag(&known.id), CASE_TAGS), Share::even(version(known), VERSIONS)]
}

const CASE_TAGS: u32 = 1 << 10;
const VERSIONS: u32 = 1 << 30;

fn case_tag(id: &str) -> u32 {
    crc32fast::hash(id.as_bytes()) % CASE_TAGS
}

fn version(known: &Known) -> u32 {
    known.case.story().content % VERSIONS
}

fn find_case(number: &mut Number, known: &[Known]) -> Result<usize, Unreadable> {
    let tag = number.read_even(CASE_TAGS);
    let found = number.read_even(VERSIONS);
    let same = |one: &Known| case_tag(&one.id) == tag;
    match known.iter().position(|one| same(one) && version(one) == found) {
        Some(at) => Ok(at),
        None => Err(known.iter().find(|one| same(one)).map_or(Unreadable::UnknownCase, |one| Unreadable::OtherVersion { case: one.id.clone() })),
    }
}

/// Bits of the sorts of seeds: those the game draws, those one can read aloud, and any.
const SEEDS: [u32; 3] = [17, 32, 64];

fn seed_shares(seed: u64, shares: &mut Vec<Share>) {
    let sort = SEEDS.iter().position(|bits| *bits == 64 || seed >> bits == 0).unwrap_or(2);
    shares.push(Share::even(sort as u32, SEEDS.len() as u32));
    for part in seed_parts(SEEDS[sort]) {
        shares.push(Share::even((seed >> part.0) as u32 & ((1 << part.1) - 1), 1 << part.1));
    }
}

fn read_seed(number: &mut Number) -> u64 {
    let sort = number.read_even(SEEDS.len() as u32) as usize;
    seed_parts(SEEDS[sort]).map(|part| u64::from(number.read_even(1 << part.1)) << part.0).sum()
}

/// First bit and count of bits.
fn seed_parts(bits: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..bits).step_by(16).map(move |from| (from, (bits - from).min(16)))
}

/// What can be decided in a state, with how many shares each has: looking something up is seldomer than going on.
struct Open<'c> {
    moves: Vec<Pick>,
    agreements: Option<&'c WrittenAgreements>,
    look_ups: Vec<Pick>,
}

const MOVE: u32 = 8;
const AGREEMENT: u32 = 24;
const LOOK_UP: u32 = 1;

impl<'c> Open<'c> {
    fn new(case: &'c Case, state: &State) -> Self {
        let mut open = Vec::new();
        moves(case, state, &mut open);
        Self { moves: open, agreements: agreements_open(case, state).map(|(agreements, _)| agreements), look_ups: look_ups(case, state).collect() }
    }

    fn of(&self) -> u32 {
        self.moves.len() as u32 * MOVE + self.agreements.map_or(0, |_| AGREEMENT) + self.look_ups.len() as u32 * LOOK_UP
    }

    /// Every pick with its shares; an agreement is still to be filled in.
    fn all(&self) -> impl Iterator<Item = (Option<Pick>, Share)> + '_ {
        let moves = self.moves.iter().map(|pick| (Some(*pick), MOVE));
        let agreement = self.agreements.iter().map(|_| (None, AGREEMENT));
        let look_ups = self.look_ups.iter().map(|pick| (Some(*pick), LOOK_UP));
        let (of, mut from) = (self.of(), 0);
        moves.chain(agreement).chain(look_ups).map(move |(pick, size)| {
            let share = Share { from, size, of };
            from += size;
            (pick, share)
        })
    }
}

fn pick_shares(case: &Case, state: &State, pick: Pick, shares: &mut Vec<Share>) {
    let open = Open::new(case, state);
    let wanted = if matches!(pick, Pick::Agree { .. }) { None } else { Some(pick) };
    shares.extend(open.all().find(|(known, _)| *known == wanted).map(|(_, share)| share));
    if let (Pick::Agree { put, parts }, Some(agreements)) = (pick, open.agreements) {
        shares.push(Share::even(u32::from(put), 2));
        for slot in &agreements.slots {
            let codes = codes(case, state, slot);
            let at = codes.iter().position(|code| *code == parts[slot.slot as usize]).unwrap_or(0);
            shares.push(Share::even(at as u32, codes.len() as u32));
        }
    }
}

fn read_pick(case: &Case, state: &State, number: &mut Number) -> Option<Pick> {
    let open = Open::new(case, state);
    let pick = number.read(open.of(), |at| open.all().find(|(_, share)| share.from <= at && at - share.from < share.size))?;
    if let Some(pick) = pick {
        return Some(pick);
    }
    let put = number.read_even(2) == 1;
    let mut parts = [0; 8];
    for slot in &open.agreements?.slots {
        let codes = codes(case, state, slot);
        parts[slot.slot as usize] = *codes.get(number.read_even(codes.len() as u32) as usize)?;
    }
    Some(Pick::Agree { put, parts })
}

/// What can be filled in at a part of an agreement; 0 is nothing.
fn codes(case: &Case, state: &State, slot: &crate::play::WrittenSlot) -> Vec<u8> {
    let empty = slot.slot.may_be_empty().then_some(0);
    empty.into_iter().chain(slot.options.iter().filter(|option| state.open(case, &option.when)).map(|option| option.code)).collect()
}

fn note_key(known: &Known, state: &State, pick: Pick, made: &mut Vec<usize>) {
    made.extend(known.keys().decided(&known.case, state, pick).filter(|key| !made.contains(key)));
}

fn sure_share(sure: Option<Confidence>) -> Share {
    Share::even(sure.map_or(0, |sure| sure as u32 + 1), 5)
}

fn read_sure(number: &mut Number) -> Option<Confidence> {
    (number.read_even(5) as usize).checked_sub(1).and_then(Confidence::from_number)
}

fn read_result(number: &mut Number, known: &Known) -> Option<PlayResult> {
    let case = &known.case;
    let tag = number.read_even(TAGS);
    let seat = number.read_even(case.story().seats.0.len() as u32) as usize;
    let seed = read_seed(number);
    let mut state = begin(case, seat, draw(case, seed).1, &mut Silent).ok()?;
    let (mut picks, mut made) = (Vec::new(), Vec::new());
    while state.goes_on() {
        let pick = read_pick(case, &state, number)?;
        note_key(known, &state, pick, &mut made);
        apply(case, &mut state, pick, &mut Silent).ok()?;
        picks.push(pick);
        if picks.len() > MOST_DECISIONS {
            return None;
        }
    }
    let mut result = PlayResult { seat, seed, picks, tag, confidence: Vec::new(), shared: Vec::new() };
    for key in made {
        if let Some(sure) = read_sure(number) {
            result.be_sure(key, sure);
        }
    }
    Some(result)
}

fn read_vote(number: &mut Number, known: &Known) -> Option<Vote> {
    let tag = number.read_even(TAGS);
    let key = number.read_even(known.keys().len() as u32) as usize;
    let options = known.keys().get(key)?.options.len();
    let option = number.read_even(options as u32) as usize;
    Some(Vote { key, option, confidence: read_sure(number), tag })
}

fn words_sum(code: &str, words: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(code.as_bytes());
    hasher.update(words);
    hasher.finalize()
}

/// The words behind a code; nothing when they are not whole or do not belong to it.
fn read_words(code: &str, words: &str) -> Option<Vec<Shared>> {
    let bytes = BASE64URL_NOPAD.decode(words.as_bytes()).ok()?;
    let (sum, words) = bytes.split_first_chunk::<4>()?;
    if u32::from_le_bytes(*sum) != words_sum(code, words) {
        return None;
    }
    let shared: Vec<Shared> = postcard::from_bytes(words).ok()?;
    // Made by us they are clean already; made by somebody else they become so.
    Some(shared.into_iter().take(MOST_SHARED).filter_map(|one| Shared::new(one.question, &one.words)).collect())
}
