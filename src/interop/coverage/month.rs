//! The month: a lane for each way of playing, and a row for everything that can happen.

use maud::{Markup, html};

use super::Sheet;
use super::scores::point;
use crate::coverage::{OutcomeNote, Way};
use crate::debrief::wording as said;
use crate::interop::page::{Parts, bar};
use crate::interop::words::fill;
use crate::story::model::OutcomeKind;

/// Days of the month.
const DAYS: u8 = 30;

impl Sheet<'_> {
    pub(super) fn month(&self) -> Markup {
        let page = self.page;
        if self.report.outcomes.is_empty() {
            return html! { p { (page.no_month) } };
        }
        let [good, bad] = page.lane_key;
        html! {
            p { (page.month_about) }
            p.keys aria-hidden="true" { span.key.good {} (good) " " span.key.bad {} (bad) }
            ul.lanes {
                @for (at, way) in Way::PEOPLE.into_iter().enumerate() { li { (self.lane(at, way)) } }
            }
            (self.scroll(page.month, &self.table_of_month()))
        }
    }

    /// The month of one way: on each day as high as what happens then is frequent.
    fn lane(&self, at: usize, way: Way) -> Markup {
        let plays = self.report.plays.max(1) as f32;
        let count = |outcome: &OutcomeNote| outcome.plays.each().get(at).map_or(0, |count| **count) as f32 / plays;
        let is_good = |outcome: &&OutcomeNote| outcome.kind == OutcomeKind::Delivered;
        let mut days: Vec<(u8, f32, f32)> = (1..=DAYS).map(|day| (day, 0.0, 0.0)).collect();
        for outcome in &self.report.outcomes {
            if let Some((_, good, bad)) = days.get_mut(usize::from(outcome.day.clamp(1, DAYS)) - 1) {
                *(if is_good(&outcome) { good } else { bad }) += count(outcome);
            }
        }
        // The highest day of any way is as high as the lane.
        let highest = self.highest_day();
        let all: f32 = self.report.outcomes.iter().map(count).sum();
        let good: f32 = self.report.outcomes.iter().filter(is_good).map(count).sum();
        let scale = |height: f32| height * 20.0 / highest;
        html! {
            span.name { (self.way(way)) }
            span.month {
                svg.lane viewBox="0 0 30 20" preserveAspectRatio="none" aria-hidden="true" {
                    rect.track x="0" y="0" width="30" height="20" {}
                    @for week in [7, 14, 21, 28] { rect.grid x=(week) y="0" width="0.05" height="20" {} }
                    @for (day, good, bad) in days.iter().filter(|(_, good, bad)| good + bad > 0.0) {
                        @let x = point(f32::from(*day) - 0.9);
                        rect.bad x=(x) y=(point(20.0 - scale(*bad))) width="0.8" height=(point(scale(*bad))) {}
                        rect.good x=(x) y=(point(20.0 - scale(good + bad))) width="0.8" height=(point(scale(*good))) {}
                    }
                }
                span.days aria-hidden="true" { span { "1" } span { "10" } span { "20" } span { "30" } }
            }
            span.said { (fill(self.page.lane, &[("all", &self.decimal(all, 1)), ("good", &self.decimal(good, 1))])) }
        }
    }

    fn highest_day(&self) -> f32 {
        let mut highest: f32 = 0.0;
        for at in 0..Way::PEOPLE.len() {
            for day in 1..=DAYS {
                let outcomes = self.report.outcomes.iter().filter(|outcome| outcome.day.clamp(1, DAYS) == day);
                let sum: u64 = outcomes.filter_map(|outcome| outcome.plays.each().get(at).map(|count| **count)).sum();
                highest = highest.max(sum as f32 / self.report.plays.max(1) as f32);
            }
        }
        highest.max(0.001)
    }

    fn table_of_month(&self) -> Markup {
        let page = self.page;
        html! {
            table.wide.even {
                thead {
                    tr {
                        th.number scope="col" { (page.day) }
                        th scope="col" { (page.what) }
                        th scope="col" { (page.how) }
                        @for way in Way::PEOPLE { th.number scope="col" { (self.way(way)) } }
                    }
                }
                tbody {
                    @for outcome in &self.report.outcomes {
                        tr {
                            td.number { (outcome.day) }
                            th scope="row" { (self.spot(&outcome.spot)) }
                            td { (said::outcome(outcome.kind, self.language)) @if outcome.event { span.soft { (page.of_event) } } }
                            @for count in outcome.plays.each() { (self.cell(*count)) }
                        }
                    }
                }
            }
        }
    }

    /// A share of all plays, with a bar.
    pub(super) fn cell(&self, count: u64) -> Markup {
        html! { td.number { (self.percent(count, self.report.plays)) (bar(count as usize, self.report.plays as usize)) } }
    }
}
