//! One key decision on the page: how the group chose, what it led to, from which seat, how sure, the panels, and why.

use maud::{Markup, html};

use super::Sheet;
use crate::debrief::wording::{self, letter};
use crate::debrief::{Confidence, FEW, KeyReport, OptionReport, every_seat_apart, seats_apart};
use crate::interop::page::{Parts, bar, mean};
use crate::interop::words::{fill, one_or_more};

impl Sheet<'_> {
    pub(super) fn key(&self, key: &KeyReport) -> Markup {
        let page = self.page;
        html! {
            @if !key.about.is_empty() { p { (key.about) } }
            ol.options {
                @for (number, option) in key.options.iter().enumerate() { (self.option(key, number, option)) }
            }
            @if key.not_made > 0 { p.soft { (fill(page.not_made, &[("count", &key.not_made.to_string())])) } }
            @if !key.moved.is_empty() { (self.moved(key)) }
            div.tables {
                (self.by_seat(key))
                (self.sure(key))
                @if !self.report.panels.is_empty() { (self.panels(key)) }
            }
            @if !key.ask.is_empty() { div.ask { h3 { (page.ask) } p { (key.ask) } } }
            (self.reasons(key))
        }
    }

    fn option(&self, key: &KeyReport, number: usize, option: &OptionReport) -> Markup {
        let made = self.report.people - key.not_made.min(self.report.people);
        let second: usize = key.options.iter().map(|option| option.second).sum();
        html! {
            li {
                p.option { b { (letter(number)) } " " @if option.spoken { "“" (option.text) "”" } @else { (option.text) } }
                p.line { (bar(option.people, made)) span.count { (self.of(option.people, made)) } }
                @if key.second {
                    p.line.again { (bar(option.second, second)) span.count {
                        (fill(self.page.second_of, &[("count", &option.second.to_string()), ("all", &second.to_string())]))
                    } }
                }
                @if option.people > 0 { p.soft { (self.after(option)) } }
            }
        }
    }

    /// What happened to those who chose this, and how many ropes they ended with.
    fn after(&self, option: &OptionReport) -> String {
        let times = |(title, kind, count): &(String, crate::story::model::OutcomeKind, usize)| {
            let outcome = wording::outcome(*kind, self.language);
            fill(self.page.times, &[("count", &count.to_string()), ("title", title), ("outcome", outcome)])
        };
        let what: Vec<String> = option.led_to.iter().map(times).collect();
        let what = if what.is_empty() { self.page.nothing_of_this.to_owned() } else { what.join("; ") };
        let ropes = fill(self.page.ropes_mean, &[("count", &self.decimal(mean(&option.lassos), 1))]);
        fill(self.page.after, &[("what", &what), ("ropes", &ropes)])
    }

    fn moved(&self, key: &KeyReport) -> Markup {
        let page = self.page;
        html! {
            p.soft {
                (page.moved) " "
                @for (at, (from, to, count)) in key.moved.iter().enumerate() {
                    @if at > 0 { "; " }
                    (fill(&one_or_more(if from == to { page.stayed } else { page.moved_from_to }, *count),
                        &[("from", &letter(*from)), ("to", &letter(*to))]))
                }
                "."
            }
        }
    }

    fn letters(&self, key: &KeyReport) -> Vec<String> {
        (0..key.options.len()).map(letter).collect()
    }

    /// By seat, where nobody can be recognised by it: seats with few results are taken together.
    fn by_seat(&self, key: &KeyReport) -> Markup {
        let parts = seats_apart(&self.report.seats);
        let told = every_seat_apart(&self.report.seats);
        if parts.len() < 2 && !told {
            return html! { p.soft { (self.page.few_on_a_seat) } };
        }
        let mut columns = self.letters(key);
        // Where it came by for everybody, a column of noughts tells nothing.
        let missed = key.not_made > 0;
        columns.extend(missed.then(|| self.page.not_made_column.to_owned()));
        let row = |part: &Vec<usize>| {
            let seats = || part.iter().filter_map(|at| self.report.seats.get(*at));
            let of_part = |option: &OptionReport| part.iter().filter_map(|at| option.by_seat.get(*at)).sum();
            let mut counts: Vec<usize> = key.options.iter().map(of_part).collect();
            counts.extend(missed.then(|| seats().map(|seat| seat.people).sum::<usize>().saturating_sub(counts.iter().sum())));
            (seats().map(|seat| seat.name.as_str()).collect::<Vec<_>>().join(" + "), counts.into_iter().map(Some).collect())
        };
        let rows: Vec<_> = parts.iter().map(row).collect();
        self.counts(self.page.per_seat, self.page.seat, &columns, &rows, (!told).then_some(self.page.seats_together))
    }

    fn sure(&self, key: &KeyReport) -> Markup {
        let rows = |of: fn(&OptionReport) -> &[usize; 4]| -> Vec<(String, Vec<Option<usize>>)> {
            let row = |sure: Confidence| {
                let counts = key.options.iter().map(|option| of(option).get(sure as usize).copied()).collect();
                (wording::sure(sure, self.language).to_owned(), counts)
            };
            Confidence::ALL.into_iter().map(row).collect()
        };
        let second = key.options.iter().any(|option| option.second_sure != [0; 4]).then(|| rows(|option| &option.second_sure));
        let mut rows = rows(|option| &option.sure);
        let not_said = |option: &OptionReport| Some(option.people.saturating_sub(option.sure.iter().sum()));
        rows.push((self.page.not_said.to_owned(), key.options.iter().map(not_said).collect()));
        html! {
            (self.counts(self.page.how_sure, "", &self.letters(key), &rows, None))
            @if let Some(second) = second { (self.counts(self.page.second_sure, "", &self.letters(key), &second, None)) }
        }
    }

    fn panels(&self, key: &KeyReport) -> Markup {
        let row = |(at, panel): (usize, &crate::debrief::PanelNote)| {
            let counts = key.options.iter().map(|option| option.panels.get(at).copied().flatten().map(usize::from)).collect();
            (panel.name.clone(), counts)
        };
        let rows: Vec<_> = self.report.panels.iter().enumerate().map(row).collect();
        self.counts(self.page.panels, "", &self.letters(key), &rows, Some(self.page.panels_about))
    }

    /// Shared reasons by option. They stand in the order of the alphabet: in the order they came one could tell whose they are.
    fn reasons(&self, key: &KeyReport) -> Markup {
        let mut reasons: Vec<(usize, &str)> =
            key.options.iter().enumerate().flat_map(|(at, option)| option.reasons.iter().map(move |reason| (at, reason.as_str()))).collect();
        reasons.sort_unstable();
        html! {
            h3 { (self.page.why) }
            @if self.report.people < FEW && !reasons.is_empty() { p.soft { (self.page.few_reasons) } } @else if reasons.is_empty() { p.soft { (self.page.no_reasons) } } @else {
                ul.reasons { @for (at, reason) in reasons { li { b { (letter(at)) } " " (reason) } } }
            }
        }
    }
}
