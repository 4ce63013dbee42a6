//! One deliberate mistake of each kind, planted in a copy of *De schone keuken*: just that is told, on the exact line and
//! column. A `¦` in what is planted marks the place; it is taken out before the story is read.

use keukentafel::check::{check, check_play};
use keukentafel::play::Case;
use keukentafel::story::span::position;
use keukentafel::story::{Diagnostic, load_translation};

const STORY: &str = include_str!("../scenarios/de-schone-keuken/story.ron");
const ENGLISH: &str = include_str!("../scenarios/de-schone-keuken/en.ron");

/// Code, line and column of all that is told.
fn places(told: &[Diagnostic], source: &str) -> Vec<(&'static str, usize, usize)> {
    let place = |one: &Diagnostic| position(source, one.span.start);
    told.iter().map(|one| (one.problem.code(), place(one).line, place(one).column)).collect()
}

/// Puts a mistake into a text: the text without the marks, and the line and column of each mark.
#[track_caller]
fn plant(text: &str, original: &str, mistake: &str) -> (String, Vec<(usize, usize)>) {
    assert!(text.contains(original), "{original} is not in the file");
    let mut source = text.replacen(original, mistake, 1);
    let mut marks = Vec::new();
    while let Some(at) = source.find('¦') {
        let place = position(&source, at as u32);
        marks.push((place.line, place.column));
        source.replace_range(at..at + '¦'.len_utf8(), "");
    }
    (source, marks)
}

/// A story with changes made to it, what must be told of it, and where.
#[track_caller]
fn with_mistakes(changes: &[(&str, &str)], codes: &[&'static str]) -> (String, Vec<(&'static str, usize, usize)>) {
    let mut source = STORY.to_owned();
    for (original, mistake) in changes {
        assert!(source.contains(original), "{original} is not in the story");
        source = source.replacen(original, mistake, 1);
    }
    let (source, marks) = plant(&source, "", "");
    assert_eq!(codes.len(), marks.len(), "a mark for every code");
    let expected = codes.iter().zip(&marks).map(|(code, (line, column))| (*code, *line, *column)).collect();
    (source, expected)
}

/// Plants mistakes in the story; what is told must be these codes at the marks, in the order of the file, and nothing else.
#[track_caller]
fn planted(changes: &[(&str, &str)], codes: &[&'static str]) {
    let (source, expected) = with_mistakes(changes, codes);
    assert_eq!(places(&check("story.ron", source.as_bytes()).diagnostics, &source), expected);
}

macro_rules! planted {
    ($($name:ident: $($original:expr => $mistake:expr),+; $($code:literal)+;)*) => {
        $(#[test] fn $name() { planted(&[$(($original, $mistake)),+], &[$($code),+]); })*
    };
}

#[test]
fn the_shipped_story_has_nothing_to_tell() {
    assert_eq!(check("story.ron", STORY.as_bytes()).diagnostics, []);
}

// How it is written.
planted! {
    curly_quotes: r#"title: "De schone keuken""# => "title: ¦“De schone keuken”"; "K110";
    a_quote_that_does_not_end: r#"title: "De schone keuken","# => r#"title: ¦"De schone keuken,"#; "K111";
    a_quote_inside_a_text: r#"title: "De schone keuken""# => r#"title: "De "¦schone" keuken""#; "K112";
    an_unknown_escape: r#"title: "De schone keuken""# => r#"title: ¦"De schone\keuken""#; "K113";
    a_text_without_quotes: r#"title: "De schone keuken""# => "title: ¦De schone keuken"; "K114";
    a_sign_that_does_not_belong: "minutes: 5," => "minutes: 5 ¦%,"; "K115";
    a_forgotten_comma: "minutes: 5," => "minutes: ¦5"; "K120";
    a_semicolon: "minutes: 5," => "minutes: 5¦;"; "K121";
    an_equals_sign: "minutes: 5," => "minutes ¦= 5,"; "K122";
    a_forgotten_colon: r#""wim": (name"# => r#"¦"wim" (name"#; "K123";
    a_decimal_comma: "minutes: 5," => "minutes: 2,¦5,"; "K124";
    a_list_that_is_not_closed: r#"topics: ["keuken", "kastjes", "blij", "terug"],"# => r#"topics: ¦["keuken", "kastjes", "blij", "terug","#; "K125";
    a_bracket_that_closes_nothing: r#"topics: ["keuken", "kastjes", "blij", "terug"],"# => r#"topics: ["keuken", "kastjes", "blij", "terug"]¦],"#; "K126";
    a_quoted_field_name: "minutes: 5," => "¦\"minutes\": 5,"; "K127";
    a_name_without_quotes: r#""wim": (name"# => r#"¦wim: (name"#; "K128";
    a_missing_value: "minutes: 5," => "¦minutes: ,"; "K129";
    not_a_number: "minutes: 5," => "minutes: ¦5min,"; "K131";
}

// What the fields are.
planted! {
    a_misspelt_field: "minutes: 5," => "¦minuts: 5,"; "K201";
    a_field_twice: "minutes: 5," => "minutes: 5, ¦minutes: 6,"; "K202";
    a_missing_field: "    table: (" => "    table: ¦(", r#"done: "Ga naar de afspraken","# => ""; "K203";
    an_unknown_mood: r#"Mood("corrie", Tired),"# => r#"Mood("corrie", ¦Moe),"#; "K204";
    a_text_for_a_number: "minutes: 5," => r#"minutes: ¦"vijf","#; "K205";
    too_few_things: r#"Mood("corrie", Tired),"# => r#"¦Mood("corrie"),"#; "K206";
    another_form: "\nStory(" => "\n¦Verhaal("; "K207";
    a_number_below_zero: "minutes: 5," => "minutes: ¦-5,"; "K208";
    a_day_that_no_month_has: "day: 24, by: Letter,\n                title: \"Alleen gemeld\"" => "day: ¦40, by: Letter,\n                title: \"Alleen gemeld\""; "K208";
    a_format_of_later: "format: 1," => "format: ¦2,"; "K209";
}

// Names and structure.
planted! {
    a_name_that_points_nowhere: r#"Say("corrie", "Koffie?"# => r#"Say(¦"corie", "Koffie?"#; "K301";
    a_service_that_is_not_there: r#"service: "klus", when: "donderdag")"# => r#"service: ¦"klusje", when: "donderdag")"#; "K301";
    a_choice_that_is_not_there: r#"Chose("keuken.zelf"),"# => r#"Chose(¦"keuken.zelve"),"#; "K301";
    a_moment_that_is_not_there: r#"to: "donderdag","# => r#"to: ¦"donderdagen","#; "K301";
    a_name_twice: "\"samen\": (say" => "¦\"kantoor\": (say"; "K302";
    a_name_with_a_capital: r#""nodig": (say"# => r#"¦"Nodig": (say"#; "K303";
    said_and_done: r#""radio": (say"# => r#"¦"radio": (act: "Zet de radio aan", say"#; "K304";
    points_without_a_reason: r#"points: {"wens": 1}, why: "Je keek rond en vroeg ernaar. Soms ligt een wens gewoon op tafel.","# => r#"points: {¦"wens": 1},"#; "K305";
    a_level_too_few: "\"wens\": (name: \"Waarvoor zij kracht wil\"" => "¦\"wens\": (name: \"Waarvoor zij kracht wil\"", r#"levels: ["Je loste de keuken op, of niets.", "# => "levels: ["; "K308";
    a_condition_about_no_agreement: r#"when: Not(Heard("zingen")),"# => r#"when: Not(Filled(¦"need")),"#; "K306";
    a_gap_that_is_no_part: r#"sentence: "Voor {need}"# => r#"sentence: ¦"Voor {wie} en {need}"#; "K307";
    levels_that_do_not_rise: r#""warm": (name: "Niet alleen op pad", weight: 15, at: (1, 2, 3)"# => r#"¦"warm": (name: "Niet alleen op pad", weight: 15, at: (1, 3, 2)"#; "K309";
    an_empty_text: r#"title: "De schone keuken""# => r#"title: ¦"""#; "K310";
    a_counter_that_starts_outside: "    things: {" => "    counters: {¦\"moed\": (start: 9, max: 3)},\n    things: {"; "K312";
}

// How it plays.
planted! {
    a_topic_in_no_list: r#""blij", "terug"],"# => r#""terug"],"#, "\"blij\": (\n            title" => "¦\"blij\": (\n            title"; "K401";
    a_fact_that_is_never_set: r#"Not(Is("koffie_eerst"))"# => r#"Not(Is(¦"koffie_erst"))"#; "K402";
    a_wish_that_nothing_lets_her_tell: r#"then: [Ask("kastjes"), Hear("kastjes")]"# => r#"then: [Ask("kastjes")]"#, r#""kastjes": (hers"# => r#"¦"kastjes": (hers"#; "K403";
    an_offer_that_is_never_made: r#"then: [Offer("gerard")],"# => "", "\"gerard\": (\n            by" => "¦\"gerard\": (\n            by"; "K404";
    a_moment_no_way_leads_to: r#"to: "donderdag","# => "", r#""donderdag": (choices"# => r#"¦"donderdag": (choices"#; "K405";
    a_moment_that_leads_to_itself: r#""zin": (choices"# => r#"¦"kring": (to: "kring"), "zin": (choices"#; "K406";
    an_event_with_no_last_outcome: r#""benauwd": (draw"# => r#"¦"benauwd": (draw"#, "\"benauwd_alleen\": (" => "\"benauwd_alleen\": (when: Chose(\"keuken.zelf\"),"; "K407";
    no_last_answer: r#"sentence: ""# => r#"sentence: ¦""#, "(answer: Yes,\n                lines: [Say(\"corrie\", \"Iemand" => "(when: Heard(\"zingen\"), answer: Yes,\n                lines: [Say(\"corrie\", \"Iemand"; "K408";
    an_outcome_after_the_last: r#"when: Agreement(All([With(service: ["hulp", "ergo"]), SheSaid(Yes), Filled("check")])),"# => "", r#""wacht_stil": ("# => r#"¦"wacht_stil": ("#; "K409";
    an_offer_she_cannot_answer: r#"then: [Answer("gerard", No)],"# => "", r#"then: [Answer("gerard", No)],"# => "", "\"gerard\": (\n            by" => "¦\"gerard\": (\n            by"; "K410";
    a_must_that_is_not_listed: "turns: 3," => "turns: 3, must: [¦\"papier\"],"; "K411";
    one_event_to_draw: r#""benauwd": (draw: true, "# => r#""benauwd": ("#, r#""wachtlijst": (draw"# => r#"¦"wachtlijst": (draw"#; "K412";
    a_person_nobody_sees: "    people: {" => "    people: {¦\"bo\": (name: \"Bo\"),"; "K413";
    somebody_who_speaks_from_nowhere: "    people: {" => "    people: {\"bo\": (name: \"Bo\"),", r#"Say("corrie", "Koffie?"# => r#"Say(¦"bo", "Koffie?"#; "K414";
    a_domain_without_a_wish: "domains: {" => "domains: { ¦\"geld\": \"Geld\","; "K415";
    a_source_nobody_cites: "    sources: {" => "    sources: { ¦\"wet\": (title: \"Een wet\", kind: Public),"; "K416";
    a_service_nobody_can_choose: "    services: {" => "    services: { ¦\"bank\": (name: \"de bank\"),"; "K417";
    a_fact_nobody_asks_for: r#"Set("koffie_eerst")"# => r#"Set("koffie_eerst"), Set(¦"rustig")"#; "K418";
    a_counter_that_never_changes: "    things: {" => "    counters: {¦\"moed\": (max: 3)},\n    things: {", r#"when: LookedUp("klus")"# => r#"when: All([LookedUp("klus"), AtMost("moed", 2)])"#; "K419";
    a_counter_nobody_asks_for: "    things: {" => "    counters: {¦\"moed\": (max: 3)},\n    things: {", r#"Set("koffie_eerst")"# => r#"Set("koffie_eerst"), Add("moed", 1)"#; "K426";
    the_same_condition_twice: "\"ergo_goed\": (\n                when: With(service: \"ergo\")" => "¦\"ergo_goed\": (\n                when: With(service: \"hulp\")"; "K427";
    the_same_words_twice: r#""radio": (say: "Er zijn mooie zenders met oude liedjes. Zal ik die opzoeken?""# => r#"¦"radio": (say: "Vroeger? Vertel eens.""#; "K428";
    more_turns_than_topics: "turns: 3,\n        done: " => "turns: ¦9,\n        done: "; "K429";
    more_musts_than_turns: "turns: 3," => r#"turns: 3, must: ["keuken", "kastjes", "blij", ¦"terug"],"#; "K430";
    a_topic_that_never_opens: r#"when: Any([Heard("keuken"), Heard("zingen")]),"# => r#"when: Any([Coming(¦"wim"), All([Heard("zingen"), Not(Heard("zingen"))])]),"#; "K440";
    a_choice_that_is_never_open: r#"when: LookedUp("klus")"# => r#"when: All([LookedUp("klus"), Coming(¦"wim")])"#; "K441";
    an_interruption_that_never_starts: "klaar is.\n            when: Any([" => "klaar is.\n            when: All([Coming(¦\"wim\"), Any([", "]),\n            then: [Offer(\"gerard\")]" => "])]),\n            then: [Offer(\"gerard\")]"; "K442";
    a_thing_nobody_can_look_at: r#"look: "folder", "# => r#"look: "folder", when: Coming(¦"wim"), "#; "K443";
    lines_that_are_never_shown: r#"If(when: Open("gerard")"# => r#"If(when: Coming(¦"wim")"#; "K444";
    lines_that_are_never_otherwise: r#"If(when: Visited("blij")"# => r#"If(when: Not(Coming(¦"wim"))"#; "K445";
    a_part_nobody_can_choose: r#""koor": (when: Heard("zingen"))"# => r#""koor": (when: Coming(¦"wim"))"#; "K446";
    an_answer_she_never_gives: r#"when: With(need: "keuken", service: "koor"), answer"# => r#"when: All([With(need: "keuken", service: "koor"), Coming(¦"wim")]), answer"#; "K447";
    an_outcome_that_never_comes_about: "when: Not(SheSaid(Yes))," => r#"when: All([Not(SheSaid(Yes)), Coming(¦"wim")]),"#; "K448";
    a_remark_that_is_never_made: r#"when: Outcome("gerard_deur"), text"# => r#"when: Coming(¦"wim"), text"#; "K449";
    a_number_a_counter_never_comes_to: "    things: {" => "    counters: {\"moed\": (max: 3)},\n    things: {", r#"Set("koffie_eerst")"# => r#"Set("koffie_eerst"), Add("moed", 1)"#, r#"when: LookedUp("klus")"# => r#"when: All([LookedUp("klus"), AtLeast(¦"moed", 2)])"#; "K450";
    ones_own_person_that_speaks: r#"Say("wim", "Dan is dat geregeld.")"# => r#"Say(¦"jij", "Dan is dat geregeld.")"#; "K456";
}

// What a group looks back with.
planted! {
    more_votes_than_people: "people: 12,\n                chose: {\n                    \"keuken\"" => "people: 11,\n                chose: {\n                    ¦\"keuken\"", r#""gerard": {"vraag": 7, "straks": 5}"# => r#"¦"gerard": {"vraag": 7, "straks": 5}"#; "K421" "K421";
    a_vote_about_nothing: "title: \"Alleen spelen en inleveren\"," => "vote: true, title: ¦\"Alleen spelen en inleveren\","; "K422";
    a_step_that_is_longer_when_short: "title: \"Alleen spelen" => "title: ¦\"Alleen spelen", "title: \"Haar maand\",\n                    show: Month,\n                    short: 5" => "title: ¦\"Haar maand\",\n                    show: Month,\n                    short: 9"; "K424" "K423";
    minutes_that_do_not_add_up: "short: 45," => "short: 46,", "title: \"Alleen spelen" => "title: ¦\"Alleen spelen"; "K424";
    a_key_decision_nobody_shows: "key_decisions: {" => "key_decisions: { ¦\"blij\": (at: [\"blij\"], title: \"Wat vroeg jij?\"),"; "K425";
    a_key_decision_about_nothing: "key_decisions: {" => "key_decisions: { ¦¦\"niets\": (at: [], title: \"Wat schreef jij?\"),"; "K420" "K425";
}

// What it scores, and what gives an answer away.
planted! {
    a_dimension_nobody_scores: "    rubric: {" => "    rubric: { ¦\"moed\": (name: \"Moed\", weight: 1, at: (1, 2, 3), levels: [\"Nul\", \"Een\", \"Twee\", \"Drie\"]),"; "K501";
    a_top_out_of_reach: r#""warm": (name: "Niet alleen op pad", weight: 15, at: (1, 2, 3)"# => r#"¦"warm": (name: "Niet alleen op pad", weight: 15, at: (1, 2, 30)"#; "K502";
    a_first_level_out_of_reach: r#""warm": (name: "Niet alleen op pad", weight: 15, at: (1, 2, 3)"# => r#"¦"warm": (name: "Niet alleen op pad", weight: 15, at: (28, 29, 30)"#; "K503";
    a_gate_that_never_opens: r#""ja": (name: "Haar ja", weight: 25, gate: true, at: (1, 2, 4)"# => r#"¦"ja": (name: "Haar ja", weight: 25, gate: true, at: (20, 30, 40)"#; "K504";
    choices_that_all_score_alike: "\"lied\": (act" => "¦\"lied\": (act", r#"why: "Je schreef wat het besluit"# => r#"points: {"wens": 1}, why: "Je schreef wat het besluit"#; "K505";
    a_mark_nobody_gets: r#"(when: Agreement(All([SheSaid(Yes), With(check: "twee_weken")]))"# => r#"(when: Coming(¦"wim")"#; "K506";
    a_mark_everybody_gets: r#"(when: Agreement(All([SheSaid(Yes), With(check: "twee_weken")]))"# => r#"(when: Not(Coming(¦"wim"))"#; "K507";
    a_dimension_without_weight: r#""warm": (name: "Niet alleen op pad", weight: 15"# => r#"¦"warm": (name: "Niet alleen op pad", weight: 0"#; "K508";
    two_levels_alike: r#"levels: ["Zij moest het zelf uitzoeken.", "# => r#"levels: ["Er was soms een naam.", ¦"#; "K510";
    no_points_at_all: r#"points: {"wens": 1}, why: "Je keek rond"# => r#"points: {¦"wens": 0}, why: "Je keek rond"#; "K511";
    an_answer_far_longer_than_another: r#"say: "Er zijn mooie zenders"# => r#"say: ¦"Wat een goed idee van u, en daar kan ik echt iets mee vandaag. Er zijn mooie zenders"#; "K554";
}

// Language.
planted! {
    a_sentence_without_end: r#"summary: "Poetsen"# => r#"summary: "¦Wie een keuken heeft die elke woensdag helemaal schoon moet zijn omdat dat altijd zo was, en wie dan op donderdag moe op bed ligt, weet dat poetsen"#; "K611";
    many_long_words: r#"summary: "Poetsen"# => r#"summary: "¦Ondersteuningsplannen bevorderen zelfredzaamheidscoaching en huishoudondersteuning. Poetsen"#; "K612";
    a_pile_of_passives: r#"summary: "Poetsen"# => r#"summary: "De keuken wordt gepoetst en ¦wordt gezien. Poetsen"#; "K613";
    a_word_out_of_letters: r#"kost mevrouw Corrie al"# => r#"kost mevrouw Corrie ¦thans al"#; "K614";
}

#[test]
fn a_translation_of_a_line_that_is_not_there() {
    let story = check("story.ron", STORY.as_bytes()).story.expect("the shipped story loads");
    let (source, marks) = plant(ENGLISH, "\"title\": (", "¦\"titel\": (");
    let (_, told) = load_translation(&story, "en.ron", source.as_bytes());
    assert_eq!(places(&told, &source), [("K603", marks[0].0, marks[0].1)]);
}

#[test]
fn a_translation_that_is_stale() {
    let story = check("story.ron", STORY.as_bytes()).story.expect("the shipped story loads");
    let (source, marks) = plant(ENGLISH, "\"title\": (\"De schone keuken\"", "¦\"title\": (\"De vuile keuken\"");
    let (_, told) = load_translation(&story, "en.ron", source.as_bytes());
    assert_eq!(places(&told, &source), [("K602", marks[0].0, marks[0].1)]);
}

/// What only playing shows: on top of what is told from the text.
#[track_caller]
fn played(changes: &[(&str, &str)], codes: &[&'static str]) {
    let (source, expected) = with_mistakes(changes, codes);
    let case = Case::new(check("story.ron", source.as_bytes()).story.expect("it can be played")).expect("a case");
    assert_eq!(places(&check_play("story.ron", source.as_bytes(), &case), &source), expected);
}

#[test]
fn the_shipped_story_has_nothing_to_tell_when_played() {
    played(&[], &[]);
}

#[test]
fn a_moment_that_runs_dry_is_found_by_playing() {
    played(
        &[("\"zin\": (choices", "¦\"zin\": (choices"), ("\"beperking\": (act: \"Schrijf", "\"beperking\": (when: Heard(\"zingen\"), act: \"Schrijf")],
        &["K451"],
    );
}

#[test]
fn a_chapter_that_cannot_be_finished_is_found_by_playing() {
    played(&[("turns: 3,\n        done: ", "turns: 3, must: [\"papier\"],\n        done: ¦")], &["K460"]);
}

#[test]
fn a_talk_that_never_ends_is_found_by_playing() {
    played(
        &[
            ("\"zin\": (choices: {", "¦\"zin\": (choices: {"),
            ("\"lied\": (act", "\"lied\": (again: true, to: \"zin\", act"),
            ("\"beperking\": (act", "\"beperking\": (again: true, to: \"zin\", act"),
        ],
        &["K461"],
    );
}

#[test]
fn a_praised_choice_that_ends_worse_is_found_by_playing() {
    // Who asks on is worth a point; who does not gets five for it when the month is over.
    let mark =
        "    marks: [\n        (when: Any([Chose(\"keuken.zelf\"), Chose(\"keuken.uren\")]), points: {\"wens\": 9, \"ja\": 9}, why: \"Het lukte.\"),";
    let (source, expected) = with_mistakes(&[("    marks: [", mark), ("\"daarna\": (say", "¦\"daarna\": (say")], &["K509"]);
    let case = Case::new(check("story.ron", source.as_bytes()).story.expect("it can be played")).expect("a case");
    assert_eq!(places(&check_play("story.ron", source.as_bytes(), &case), &source), expected);
}

#[test]
fn more_services_than_can_be_told_apart() {
    let many: String = (0..250).map(|number| format!("\"dienst{number}\": (name: \"dienst {number}\"), ")).collect();
    let (source, _) = plant(STORY, "    services: {", &format!("    services: {{ {many}"));
    let told = check("story.ron", source.as_bytes()).diagnostics;
    assert_eq!(told.iter().filter(|one| one.problem.code() == "K314").count(), 1);
}

#[test]
fn a_file_with_twenty_mistakes_tells_all_twenty() {
    let changes = [
        ("minutes: 5,", "¦minuts: 5,"),
        ("look: \"silver\", about", "¦loock: \"silver\", about"),
        ("\"huis\": \"Huishouden\"", "\"huis\": ¦12"),
        ("domain: \"huis\"", "domain: ¦\"huiss\""),
        ("cost: \"Vijf euro", "¦costs: \"Vijf euro"),
        ("Say(\"corrie\", \"Dus die aanvraag", "Say(¦\"corry\", \"Dus die aanvraag"),
        ("service: \"klus\", when: \"donderdag\"", "service: ¦\"kluss\", when: \"donderdag\""),
        ("then: [Note(\"gerard\")]", "then: [Note(¦\"gerhard\")]"),
        ("points: {\"ja\": -2}", "points: {¦\"jaa\": -2}"),
        ("when: LookedUp(\"klus\")", "when: LookedUp(¦\"klusje\")"),
        ("Mood(\"corrie\", Hopeful), Say(\"corrie\", \"Met jou", "Mood(\"corrie\", ¦Hoopvol), Say(\"corrie\", \"Met jou"),
        ("topics: [\"keuken\", ", "topics: [¦\"keukens\", "),
        ("present: [\"corrie\", \"wim\"", "present: [\"corrie\", ¦\"win\""),
        ("sources: [\"002\"],\n                ),\n                \"uren\"", "sources: [¦\"02\"],\n                ),\n                \"uren\""),
        ("to: \"donderdag\"", "to: ¦\"dinsdag\""),
        ("Is(\"samen_lopen\")", "Is(¦\"samen_loop\")"),
        ("kind: Unwanted, referral: NoConsent, day: 4", "kind: ¦Unwantd, referral: NoConsent, day: 4"),
        ("day: 9, by: Phone,\n                title: ", "day: ¦99, by: Phone,\n                title: "),
        ("Outcome(\"hulp_goed\")", "Outcome(¦\"hulpgoed\")"),
        ("wish: \"keuken\"", "wish: ¦\"keukn\""),
    ];
    let codes = [
        "K201", "K201", "K205", "K301", "K201", "K301", "K301", "K301", "K301", "K301", "K204", "K301", "K301", "K301", "K301", "K301", "K402",
        "K204", "K208", "K301",
    ];
    let (source, marks) = with_mistakes(&changes, &codes);
    let found: Vec<(usize, usize)> =
        places(&check("story.ron", source.as_bytes()).diagnostics, &source).iter().map(|(_, line, column)| (*line, *column)).collect();
    for (_, line, column) in &marks {
        assert!(found.contains(&(*line, *column)), "nothing is told at {line}:{column}: {found:?}");
    }
    assert_eq!(marks.len(), 20);
}
