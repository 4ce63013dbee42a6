//! Large stories to measure with, and how long something takes.

use std::fmt::Write;
use std::time::{Duration, Instant};

/// Steps in one topic.
const DEPTH: usize = 5;
/// So many samples each, and a sample goes on for at least so long: some systems count a thread's time in steps of 4 ms.
const SAMPLES: usize = 9;
const LONG_ENOUGH: Duration = Duration::from_millis(100);

/// A story of so many nodes, with all that a case has: seats, wishes, conditions that wait for each other, agreements, points.
pub fn story(nodes: usize) -> String {
    let topics = nodes / DEPTH;
    let wishes = topics.min(200);
    let names = |count: usize, letter: char| (0..count).map(|n| format!("\"{letter}{n}\"")).collect::<Vec<_>>().join(", ");
    let mut out = String::from(
        "Story(format: 1, language: \"nl\", title: \"Een heel grote zaak\", resident: \"mia\", invitation: [\"Mia komt bij je langs.\"],\n",
    );
    out += "people: {\"mia\": (name: \"Mia\"), \"sam\": (name: \"Sam\"), \"eva\": (name: \"Eva\"), \"bo\": (name: \"Bo\")},\n";
    out += "seats: {\"loket\": (person: \"sam\"), \"wijk\": (person: \"eva\"), \"buur\": (person: \"bo\")},\ncounters: {\"moed\": (max: 9)},\nwishes: {\n";
    for n in 0..wishes {
        let _ = writeln!(out, "    \"w{n}\": (hers: \"Ik wil nummer {n} graag zelf doen.\"),");
    }
    let _ = writeln!(out, "}},\nservices: {{\"klus\": (name: \"de klussendienst\"), \"koor\": (name: \"het koor\")}},");
    let _ = writeln!(out, "table: (present: [\"mia\"], topics: [{}], done: \"Klaar\"),\ntopics: {{", names(topics, 't'));
    for n in 0..topics {
        let when = if n % 3 == 2 { format!("when: Any([Chose(\"t{}.a\"), Heard(\"w{}\")]), ", n - 1, (n * 7) % wishes) } else { String::new() };
        let _ = writeln!(out, "\"t{n}\": (title: \"Vraag naar onderwerp {n}\", {when}lines: [Say(\"mia\", \"Ik wil het over nummer {n} hebben.\")],");
        answers(&mut out, n, 0, wishes);
        out += "moments: {\n";
        for step in 1..DEPTH {
            let _ = writeln!(
                out,
                "\"m{step}\": (lines: [Say(\"mia\", \"Daar dacht ik gisteren {step} keer aan.\"), If(when: Heard(\"w{}\"), then: [Think(\"mia\", \"Dat weet zij nog.\")])],",
                n % wishes
            );
            answers(&mut out, n, step, wishes);
            out += "),\n";
        }
        out += "}),\n";
    }
    out += "},\nagreements: (sentence: \"Voor {need} naar {service}.\", done: \"Klaar\", answers: [(when: With(service: \"koor\"), answer: No), (answer: Yes)], parts: (\n";
    let needs: String = (0..wishes.min(100)).map(|n| format!("\"n{n}\": (text: \"nummer {n}\", wish: \"w{n}\", when: Heard(\"w{n}\")), ")).collect();
    let _ =
        writeln!(out, "need: (ask: \"Waarvoor?\", options: {{{needs}}}), service: (ask: \"Waarheen?\", options: {{\"klus\": (), \"koor\": ()}}))),");
    out += "month: (outcomes: {\"goed\": (when: With(service: \"klus\"), kind: Delivered, day: 3, title: \"Het lukt\"), \"niet\": (kind: DeadEnd, day: 9, title: \"Stil\")}),\n";
    out += "rubric: {\"wens\": (name: \"Haar wens\", weight: 1, at: (1, 2, 3), levels: [\"Nul\", \"Een\", \"Twee\", \"Drie\"]), \"ja\": (name: \"Haar ja\", weight: 1, at: (1, 2, 3), levels: [\"Nul\", \"Een\", \"Twee\", \"Drie\"])})\n";
    out
}

fn answers(out: &mut String, topic: usize, step: usize, wishes: usize) {
    let (place, wish) = (topic * DEPTH + step, (topic + step) % wishes);
    let to = if step + 1 < DEPTH { format!("to: \"m{}\", ", step + 1) } else { String::new() };
    let ask = format!(
        "\"a\": (say: \"Wat wilt u met nummer {place}?\", then: [Hear(\"w{wish}\"), Add(\"moed\", 1)], {to}points: {{\"wens\": 1}}, why: \"Je vroeg het haar.\")"
    );
    let act = format!(
        "\"b\": (act: \"Bel meteen over nummer {place}\", {to}lines: [Think(\"mia\", \"Dat gaat hard, zeg.\")], points: {{\"ja\": -1}}, why: \"Je belde over haar heen.\")"
    );
    let wait = format!(
        "\"c\": (say: \"Zullen we nummer {place} laten rusten?\", when: Any([AtLeast(\"moed\", 2), Seat(\"wijk\")]), points: {{\"ja\": 1}}, why: \"Je liet haar kiezen.\")"
    );
    let order = match place % 3 {
        0 => [&ask, &act, &wait],
        1 => [&act, &wait, &ask],
        _ => [&wait, &ask, &act],
    };
    let _ = writeln!(out, "choices: {{{}, {}, {}}},", order[0], order[1], order[2]);
}

/// The fastest and the middle one of some samples.
pub fn times(mut run: impl FnMut()) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..SAMPLES)
        .map(|_| {
            let begun = spent();
            for runs in 1.. {
                run();
                let passed = spent().saturating_sub(begun);
                if passed >= LONG_ENOUGH {
                    return passed / runs;
                }
            }
            Duration::ZERO
        })
        .collect();
    times.sort_unstable();
    (times[0], times[SAMPLES / 2])
}

/// The time that this thread had a processor, where the system tells (Linux); otherwise the time on the clock. On a machine
/// that does other work too, the clock mostly tells about that.
fn spent() -> Duration {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat").ok().and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

pub fn say((fastest, middle): (Duration, Duration)) -> String {
    format!("{fastest:.1?} (middle {middle:.1?})")
}
