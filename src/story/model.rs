//! What a teacher writes, as types. The fields and words are explained, with examples, in `docs/story-format.md`;
//! whoever has read this file and that page knows the game.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::debrief::{Apart, Debrief};
use super::reader::{Each, each};
use super::span::{Span, Spanned};
use super::table::Map;

/// The newest format number this program reads; older numbers keep working.
pub const FORMAT: u32 = 1;

/// A name of something, as the author wrote it.
pub type Name = Spanned<String>;

/// Which text of a story this is: an index into [`Story::texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

/// A text for a person to read. Never markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The words, in the language the story is written in.
    pub words: Spanned<String>,
    /// Its number in the story, given after reading.
    pub id: TextId,
}

// In a story that is packed for the pages a text is its number: the words travel apart, each language in its own file.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Ok(Self { words: Spanned::default(), id: TextId(u32::deserialize(deserializer)?) });
        }
        Ok(Self { words: Spanned::deserialize(deserializer)?, id: TextId::default() })
    }
}

impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { self.words.serialize(serializer) } else { self.id.0.serialize(serializer) }
    }
}

/// Named things in the order they were written. Double names are kept, so that the checker can point at them.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub Vec<(Name, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The thing with this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
    }

    /// Its place in the order.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(key, _)| key.value == name)
    }

    /// The place in the order of every name, for who looks up many; of a double name the first.
    pub(crate) fn numbers(&self) -> Map<&str, usize> {
        let mut numbers = Map::with_capacity_and_hasher(self.0.len(), Default::default());
        for (number, name) in self.names().enumerate() {
            numbers.entry(name).or_insert(number);
        }
        numbers
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.value.as_str())
    }

    /// Name and thing, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.value.as_str(), value))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Named<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((name, Each(thing))) = map.next_entry()? {
                    entries.extend(thing.map(|thing| (name, thing)));
                }
                Ok(Named(entries))
            }
        }
        deserializer.deserialize_map(Entries(std::marker::PhantomData))
    }
}

impl<T: serde::Serialize> serde::Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, thing)| (name, thing)))
    }
}

/// `"a"` or `["a", "b"]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OneOrMore(pub Vec<Name>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Clone)]
        struct Names(Vec<String>);
        impl<'de> Deserialize<'de> for Names {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Either;
                impl<'de> Visitor<'de> for Either {
                    type Value = Names;
                    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                        f.write_str("text")
                    }
                    fn visit_str<E: de::Error>(self, name: &str) -> Result<Names, E> {
                        Ok(Names(vec![name.to_owned()]))
                    }
                    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Names, A::Error> {
                        let mut names = Vec::new();
                        while let Some(name) = seq.next_element()? {
                            names.push(name);
                        }
                        Ok(Names(names))
                    }
                }
                deserializer.deserialize_any(Either)
            }
        }
        if !deserializer.is_human_readable() {
            return Ok(Self(Vec::deserialize(deserializer)?));
        }
        let Spanned { value: Names(names), span } = Spanned::<Names>::deserialize(deserializer)?;
        Ok(Self(names.into_iter().map(|value| Spanned { value, span }).collect()))
    }
}

impl serde::Serialize for OneOrMore {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

macro_rules! form {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty $(= $must:ident)?),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    };
}
pub(super) use form;

form! {
    /// A whole case.
    Story {
        /// The format number, see [`FORMAT`].
        format: Spanned<u32>,
        /// The language it is written in, as a BCP 47 tag: `nl`.
        language: String,
        /// Its title.
        title: Text,
        /// One or two sentences for the list of cases.
        #[serde(default)] summary: Text,
        /// About how many minutes a play takes.
        #[serde(default)] minutes: u16,
        /// Where it stands in the list of cases, small numbers first.
        #[serde(default)] order: u16,
        /// The person whose life it is.
        resident: Name,
        /// Paragraphs, read before a seat is chosen.
        #[serde(deserialize_with = "each")] invitation: Vec<Text>,
        /// Everybody, the resident and the player's own person included.
        people: Named<Person>,
        /// Who one can play.
        seats: Named<Seat>,
        /// Life domains (leefgebieden).
        #[serde(default)] domains: Named<Text>,
        /// What she wants, spoken or hidden.
        #[serde(default)] wishes: Named<Wish>,
        /// The social map (sociale kaart).
        #[serde(default)] services: Named<Service>,
        /// Things on the table.
        #[serde(default)] things: Named<Thing>,
        /// Numbers the author keeps.
        #[serde(default)] counters: Named<Counter>,
        /// What guests can offer.
        #[serde(default)] offers: Named<Offer>,
        /// The chapter before the talk.
        #[serde(default)] prepare: Option<Hub>,
        /// The talk itself.
        table: Hub,
        /// What can be talked about.
        #[serde(default)] topics: Named<Topic>,
        /// Talk that starts by itself.
        #[serde(default)] interruptions: Named<Interruption>,
        /// How agreements are put together.
        #[serde(default)] agreements: Option<Agreements>,
        /// What becomes of them.
        #[serde(default)] month: Month,
        /// What is scored.
        #[serde(default)] rubric: Named<Dimension>,
        /// Points given when the month is over.
        #[serde(default, deserialize_with = "each")] marks: Vec<Mark>,
        /// What is said in the look-back.
        #[serde(default)] lookback: Lookback,
        /// What a group looks back with.
        #[serde(default)] debrief: Apart<Debrief>,
        /// Where rules and facts come from.
        #[serde(default)] sources: Named<Source>,
        /// Every text of the story with its stable id, in order; filled by [`super::lines::number`].
        #[serde(skip)] texts: Vec<TextRow>,
        /// Tells one version of a case from another, see [`super::content`]; filled when it is loaded or unpacked.
        #[serde(skip)] content: u32,
    }
}

/// A text with the id that translations use.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRow {
    /// For example `topics.werk.choices.bellen.say`.
    pub path: String,
    /// The words in the story's own language.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// Whose words they are.
    pub voice: Voiced,
}

/// Whose words a text is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Voiced {
    /// Nobody's: the game shows it.
    #[default]
    Nobody,
    /// The player says or does it.
    Player,
    /// This person says it.
    Says(String),
    /// This person thinks it.
    Thinks(String),
}

form! {
    /// Somebody.
    Person {
        /// What she or he is called.
        name: Text,
        /// What she or he is: "gemeente, Werk & Inkomen".
        #[serde(default)] role: Text,
        /// The name of a drawing.
        #[serde(default)] look: String,
        /// A sentence about this person.
        #[serde(default)] about: Text,
        /// What this person may and may not do.
        #[serde(default)] mandate: Text,
    }
}

form! {
    /// A place to play from.
    Seat {
        /// The person one plays.
        person: Name,
        /// Who you are.
        #[serde(default)] about: Text,
        /// What you may and may not do.
        #[serde(default)] mandate: Text,
        /// What you know.
        #[serde(default)] knows: Text,
        /// What pulls at you.
        #[serde(default)] tempts: Text,
    }
}

form! {
    /// Something she wants.
    Wish {
        /// In her own words.
        hers: Text,
        /// In three words, for the notebook.
        #[serde(default)] about: Text,
        /// The life domain.
        #[serde(default)] domain: Option<Name>,
        /// Whether she keeps it to herself until somebody asks.
        #[serde(default)] hidden: bool,
    }
}

form! {
    /// An entry of the social map.
    Service {
        /// Its name.
        name: Text,
        /// What it is.
        #[serde(default)] what: Text,
        /// Who it is for.
        #[serde(default)] who: Text,
        /// Which door: who may apply, and how.
        #[serde(default)] door: Text,
        /// What it costs and how long it takes.
        #[serde(default)] cost: Text,
        /// What it may and may not do.
        #[serde(default)] may: Text,
        /// Where this comes from.
        #[serde(default)] sources: Vec<Name>,
    }
}

form! {
    /// Something on the table one can pick up and look at.
    Thing {
        /// What it is.
        name: Text,
        /// The name of a drawing.
        #[serde(default)] look: String,
        /// When it can be looked at.
        #[serde(default)] when: Option<When>,
        /// What happens when it is looked at.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What is then seen and said.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
    }
}

form! {
    /// A number the author keeps.
    Counter {
        /// Its value at the start.
        #[serde(default)] start: i16,
        /// It never gets smaller than this.
        #[serde(default)] min: i16,
        /// It never gets larger than this.
        max: i16,
    }
}

form! {
    /// A chapter of topics in free order.
    Hub {
        /// What is seen and said first.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// Topics that can be taken, in the order of the buttons.
        #[serde(default)] topics: Vec<Name>,
        /// At most so many topics; all when left out.
        #[serde(default)] turns: Option<Spanned<u16>>,
        /// The words for finishing the chapter.
        done: Text,
        /// Topics without which the chapter cannot be finished.
        #[serde(default)] must: Vec<Name>,
        /// Who is there.
        #[serde(default)] present: Vec<Name>,
        /// Whose empty chair is seen while that person is not there.
        #[serde(default)] chairs: Vec<Name>,
    }
}

form! {
    /// Something to talk about.
    Topic {
        /// The words on its button.
        title: Text,
        /// A small remark under it.
        #[serde(default)] about: Option<Text>,
        /// Whom one addresses.
        #[serde(default)] who: Option<Name>,
        /// When it is open.
        #[serde(default)] when: Option<When>,
        /// Whether it can be taken more than once.
        #[serde(default)] again: bool,
        /// The words for leaving it early, where that is possible.
        #[serde(default)] leave: Option<Text>,
        /// What happens when it starts.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What is said first.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// What the player can answer.
        #[serde(default)] choices: Named<Choice>,
        /// The moment to go on to when there is no open choice.
        #[serde(default)] to: Option<Name>,
        /// Later steps.
        #[serde(default)] moments: Named<Moment>,
    }
}

form! {
    /// Talk that starts by itself.
    Interruption {
        /// It starts the first time this holds, between two decisions at the table.
        when: When,
        /// What happens when it starts.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What is said first.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// What the player can answer.
        #[serde(default)] choices: Named<Choice>,
        /// The moment to go on to when there is no open choice.
        #[serde(default)] to: Option<Name>,
        /// Later steps.
        #[serde(default)] moments: Named<Moment>,
    }
}

form! {
    /// A later step of a talk.
    Moment {
        /// What happens when it starts.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What is said.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// What the player can answer.
        #[serde(default)] choices: Named<Choice>,
        /// The moment to go on to when there is no open choice.
        #[serde(default)] to: Option<Name>,
    }
}

form! {
    /// Something the player can say or do.
    Choice {
        /// What the player says …
        #[serde(default)] say: Option<Text>,
        /// … or does.
        #[serde(default)] act: Option<Text>,
        /// When it is on offer.
        #[serde(default)] when: Option<When>,
        /// Whether it can be chosen more than once.
        #[serde(default)] again: bool,
        /// What happens.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What is said and seen after that.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// The moment to go on to; without it the talk is done.
        #[serde(default)] to: Option<Name>,
        /// What it is worth, per dimension.
        #[serde(default)] points: Named<i16>,
        /// The author's reason, for the look-back.
        #[serde(default)] why: Option<Text>,
        /// What that reason rests on.
        #[serde(default)] sources: Vec<Name>,
    }
}

form! {
    /// What a guest offers.
    Offer {
        /// Who offers it.
        by: Name,
        /// As in: the offer of …
        title: Text,
        /// The agreement it becomes when it is carried out.
        #[serde(default)] parts: PartNames,
        /// What is said when the player comes back to it.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// What happens then.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
        /// What the player can answer.
        #[serde(default)] choices: Named<Choice>,
        /// The moment to go on to when there is no open choice.
        #[serde(default)] to: Option<Name>,
        /// Later steps.
        #[serde(default)] moments: Named<Moment>,
    }
}

/// The parts an agreement is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// For what.
    Need,
    /// Which service.
    Service,
    /// Who does what.
    Who,
    /// The named person there.
    Contact,
    /// When.
    When,
    /// Does she go along, or is it done for her.
    Way,
    /// What may be told about her.
    Tell,
    /// When do we check back.
    Check,
}

impl Slot {
    /// All of them, in their usual order.
    pub const ALL: [Self; 8] = [Self::Need, Self::Service, Self::Who, Self::Contact, Self::When, Self::Way, Self::Tell, Self::Check];

    /// The word the author uses for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Service => "service",
            Self::Who => "who",
            Self::Contact => "contact",
            Self::When => "when",
            Self::Way => "way",
            Self::Tell => "tell",
            Self::Check => "check",
        }
    }

    /// The slot with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.word() == word)
    }

    /// Whether an agreement may leave it empty.
    pub fn may_be_empty(self) -> bool {
        !matches!(self, Self::Need | Self::Service)
    }
}

macro_rules! per_slot {
    ($(#[$doc:meta])* $name:ident: $type:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields, default)]
        #[allow(missing_docs)]
        pub struct $name {
            pub need: $type,
            pub service: $type,
            pub who: $type,
            pub contact: $type,
            pub when: $type,
            pub way: $type,
            pub tell: $type,
            pub check: $type,
        }

        impl $name {
            /// What stands at this slot.
            pub fn at(&self, slot: Slot) -> &$type {
                match slot {
                    Slot::Need => &self.need,
                    Slot::Service => &self.service,
                    Slot::Who => &self.who,
                    Slot::Contact => &self.contact,
                    Slot::When => &self.when,
                    Slot::Way => &self.way,
                    Slot::Tell => &self.tell,
                    Slot::Check => &self.check,
                }
            }

            /// The same, to change.
            pub fn at_mut(&mut self, slot: Slot) -> &mut $type {
                match slot {
                    Slot::Need => &mut self.need,
                    Slot::Service => &mut self.service,
                    Slot::Who => &mut self.who,
                    Slot::Contact => &mut self.contact,
                    Slot::When => &mut self.when,
                    Slot::Way => &mut self.way,
                    Slot::Tell => &mut self.tell,
                    Slot::Check => &mut self.check,
                }
            }
        }
    };
}

per_slot! {
    /// One filled-in agreement, by name.
    PartNames: Option<Name>
}
per_slot! {
    /// What can be filled in.
    Parts: Option<Part>
}
per_slot! {
    /// What a condition asks of an agreement.
    PartPattern: Option<OneOrMore>
}

form! {
    /// One gap in the sentence of an agreement.
    Part {
        /// The question for it.
        ask: Text,
        /// What follows from leaving it empty.
        #[serde(default)] empty: Option<Text>,
        /// What can be filled in.
        options: Named<PartOption>,
    }
}

form! {
    /// One thing that can be filled in.
    PartOption {
        /// The words in the sentence; for a service its name when left out.
        #[serde(default)] text: Option<Text>,
        /// When it can be chosen.
        #[serde(default)] when: Option<When>,
        /// The wish this need belongs to.
        #[serde(default)] wish: Option<Name>,
    }
}

form! {
    /// How agreements are made.
    Agreements {
        /// What is seen and said first.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// The sentence, with a `{slot}` for each part.
        sentence: Text,
        /// At most so many.
        #[serde(default = "six")] most: Spanned<u16>,
        /// The words for closing the table.
        done: Text,
        /// Topics that open in this chapter.
        #[serde(default)] topics: Vec<Name>,
        /// The gaps.
        parts: Parts,
        /// What she says; the first that holds counts.
        #[serde(deserialize_with = "each")] answers: Vec<Reply>,
    }
}

fn six() -> Spanned<u16> {
    Spanned { value: 6, span: Span::default() }
}

form! {
    /// Her answer to an agreement.
    Reply {
        /// When she says this.
        #[serde(default)] when: Option<When>,
        /// Yes, no or later.
        answer: Answer,
        /// Her words.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// What happens.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
    }
}

/// What she says to an offer or an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum Answer {
    Yes,
    No,
    Later,
}

#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields, default)]
/// What becomes of the agreements.
pub struct Month {
    /// What is seen first.
    #[serde(deserialize_with = "each")]
    pub lines: Vec<Line>,
    /// For each agreement the first that holds.
    pub outcomes: Named<Outcome>,
    /// What happens besides.
    pub events: Named<Event>,
    /// What is seen last.
    #[serde(deserialize_with = "each")]
    pub ending: Vec<Line>,
}

form! {
    /// What becomes of one agreement, or of an event.
    Outcome {
        /// When.
        #[serde(default)] when: Option<When>,
        /// How it turned out.
        kind: OutcomeKind,
        /// What kind of referral it was, for the ledger.
        #[serde(default)] referral: Option<Referral>,
        /// Day of the month, 1 to 30.
        day: Spanned<u8>,
        /// How it reaches her.
        #[serde(default)] by: Channel,
        /// In a few words.
        title: Text,
        /// What is said and seen.
        #[serde(default, deserialize_with = "each")] lines: Vec<Line>,
        /// The reason a player can trace.
        #[serde(default)] why: Option<Text>,
        /// What that rests on.
        #[serde(default)] sources: Vec<Name>,
        /// What it is worth, per dimension.
        #[serde(default)] points: Named<i16>,
        /// What happens.
        #[serde(default, deserialize_with = "each")] then: Vec<Effect>,
    }
}

form! {
    /// Something that happens besides the agreements.
    Event {
        /// Whether the seed draws it: one of all with `draw` comes.
        #[serde(default)] draw: bool,
        /// The first that holds happens.
        outcomes: Named<Outcome>,
    }
}

/// How an agreement turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum OutcomeKind {
    Delivered,
    Distorted,
    Refused,
    DeadEnd,
    Unwanted,
}

/// What kind of referral it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum Referral {
    Right,
    WrongParty,
    WrongDoor,
    TooEarly,
    Cold,
    NoConsent,
    MessageChanged,
}

impl Referral {
    /// All of them, the right one first.
    pub const ALL: [Self; 7] = [Self::Right, Self::WrongParty, Self::WrongDoor, Self::TooEarly, Self::Cold, Self::NoConsent, Self::MessageChanged];
}

/// How something reaches her.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum Channel {
    #[default]
    Phone,
    Letter,
    Door,
    Visit,
}

form! {
    /// One thing that is scored.
    Dimension {
        /// Its name.
        name: Text,
        /// How heavy it counts in the total.
        weight: u16,
        /// Whether level 0 here keeps the total low.
        #[serde(default)] gate: bool,
        /// How many points make level 1, 2 and 3.
        at: (i16, i16, i16),
        /// What the four levels are, in plain words.
        #[serde(deserialize_with = "each")] levels: Vec<Text>,
        /// What that rests on.
        #[serde(default)] sources: Vec<Name>,
    }
}

form! {
    /// Points for how the whole went.
    Mark {
        /// When they are given.
        when: When,
        /// What it is worth, per dimension.
        points: Named<i16>,
        /// The author's reason.
        #[serde(default)] why: Option<Text>,
        /// What that rests on.
        #[serde(default)] sources: Vec<Name>,
    }
}

#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields, default)]
/// What is said in the look-back.
pub struct Lookback {
    /// Her month in her own words: all that hold, in order.
    #[serde(deserialize_with = "each")]
    pub her: Vec<Remark>,
    /// Commentators.
    #[serde(deserialize_with = "each")]
    pub voices: Vec<Voice>,
    /// Questions to write or talk about, beside Korthagen's five steps.
    #[serde(deserialize_with = "each")]
    pub questions: Vec<Text>,
    /// One question about what the player's organisation should learn from it (the reactions the Werkplaats Sociaal Domein gathered: beleidsleren).
    pub policy: Option<Text>,
    /// One question about the system itself (the same: double loop).
    pub system: Option<Text>,
}

form! {
    /// A sentence that is said when something holds.
    Remark {
        /// When.
        #[serde(default)] when: Option<When>,
        /// What.
        text: Text,
    }
}

form! {
    /// Somebody who looks from a standpoint of their own.
    Voice {
        /// Its name.
        name: Text,
        /// The standpoint.
        #[serde(default)] about: Text,
        /// Whose it is.
        #[serde(default)] sources: Vec<Name>,
        /// The first two that hold are said.
        #[serde(deserialize_with = "each")] remarks: Vec<Remark>,
    }
}

form! {
    /// Where something comes from.
    Source {
        /// Its title.
        title: Text,
        /// What sort of source.
        kind: SourceKind,
        /// What was taken from it.
        #[serde(default)] about: Text,
        /// Where it can be read.
        #[serde(default)] link: Option<String>,
    }
}

/// What sort of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
pub enum SourceKind {
    /// A document the case is built on.
    Seed,
    /// A public document.
    Public,
    /// Made up for the game.
    Invented,
}

/// A line of talk.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub enum Line {
    /// Somebody says this.
    Say(Name, Text),
    /// Somebody thinks this, and it shows.
    Think(Name, Text),
    /// This is seen.
    Tell(Text),
    /// A face changes.
    Mood(Name, Mood),
    /// Only when it holds.
    If {
        /// The condition.
        when: When,
        /// What is shown when it holds.
        #[serde(default, deserialize_with = "each")]
        then: Vec<Line>,
        /// What is shown when it does not.
        #[serde(default, deserialize_with = "each")]
        otherwise: Vec<Line>,
    },
}

/// The eight moods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum Mood {
    #[default]
    Calm,
    Happy,
    Hopeful,
    Surprised,
    Worried,
    Sad,
    Angry,
    Tired,
}

/// What a choice brings about.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum Effect {
    Ask(Name),
    Hear(Name),
    Confirm(Name),
    Offer(Name),
    Answer(Name, Answer),
    Note(Name),
    Drop(Name),
    Set(Name),
    Clear(Name),
    Add(Name, i16),
    Arrive(Name),
    Depart(Name),
    NextTime(Name),
    Mood(Name, Mood),
    OnePlan,
    EndChapter,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[allow(missing_docs)]
pub enum When {
    All(#[serde(deserialize_with = "each")] Vec<When>),
    Any(#[serde(deserialize_with = "each")] Vec<When>),
    Not(Box<When>),
    Heard(Name),
    Asked(Name),
    Confirmed(Name),
    Visited(Name),
    Chose(Name),
    Seat(Name),
    Open(Name),
    Noted(Name),
    Answered(Name, Answer),
    Seen(Name),
    LookedUp(Name),
    Present(Name),
    Coming(Name),
    Is(Name),
    AtLeast(Name, i16),
    AtMost(Name, i16),
    Event(Name),
    Outcome(Name),
    Lassos(u8),
    Agreement(Box<When>),
    With(PartPattern),
    Filled(Name),
    PutToHer,
    SheSaid(Answer),
    FromOffer(Name),
}
