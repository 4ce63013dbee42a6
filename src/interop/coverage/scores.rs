//! Where each way of playing ends: spreads, fairness, levels and ropes.

use maud::{Markup, html};

use super::Sheet;
use crate::coverage::{Quartiles, Way, WayScore, wording};
use crate::interop::page::{Parts, bar};
use crate::interop::words::fill;

impl Sheet<'_> {
    pub(super) fn scores(&self) -> Markup {
        if self.report.dimensions.is_empty() {
            return html! { p { (self.page.not_scored) } };
        }
        let several = self.report.seats.len() > 1;
        html! {
            p { (self.page.scores_about) }
            @if several { h3 { (self.page.all_seats) } }
            (self.spreads(&self.report.ways))
            @if several {
                @for seat in &self.report.seats {
                    h3 { (fill(self.page.seat, &[("name", &seat.name)])) }
                    (self.spreads(&seat.ways))
                }
            }
        }
    }

    /// A row for each way: a picture of the spread, and the same in words.
    fn spreads(&self, ways: &[WayScore]) -> Markup {
        html! {
            ul.spreads {
                @for score in ways.iter().filter(|score| score.way != Way::Longest) {
                    li {
                        span.name { (self.way(score.way)) }
                        (spread(&score.total))
                        span.said { (self.spread_in_words(&score.total)) }
                    }
                }
                li.axis aria-hidden="true" { span.name {} span.days { @for mark in [0, 25, 50, 75, 100] { span { (mark) } } } }
            }
        }
    }

    fn spread_in_words(&self, total: &Quartiles) -> String {
        let number = |number: i16| number.to_string();
        let figures = [
            ("median", number(total.median)),
            ("lower", number(total.lower)),
            ("upper", number(total.upper)),
            ("lowest", number(total.lowest)),
            ("highest", number(total.highest)),
        ];
        let figures: Vec<(&str, &str)> = figures.iter().map(|(name, figure)| (*name, figure.as_str())).collect();
        fill(self.page.spread_row, &figures)
    }

    pub(super) fn fair(&self) -> Markup {
        if self.report.fairness.is_empty() {
            return html! { p { (self.page.not_scored) } };
        }
        html! {
            p { (self.page.fair_about) }
            dl.fair {
                @for fair in &self.report.fairness {
                    div .no[!fair.yes] {
                        dt { (wording::question(fair.question, self.language)) }
                        dd { (wording::answer(fair, self.language)) }
                    }
                }
            }
        }
    }

    /// A row for each dimension and way: how the plays spread over the levels, as a strip and as numbers.
    pub(super) fn levels(&self) -> Markup {
        let page = self.page;
        if self.report.dimensions.is_empty() {
            return html! { p { (page.not_scored) } };
        }
        let level = |number: usize| fill(page.level, &[("level", &number.to_string())]);
        let table = html! {
            table.wide.levels {
                thead {
                    tr {
                        th scope="col" { (page.dimension) }
                        th scope="col" { (page.way) }
                        th.spread scope="col" { (page.spread) }
                        @for number in 0..4 { th.number scope="col" { span.key data-level=(number) aria-hidden="true" {} (level(number)) } }
                    }
                }
                @for (at, dimension) in self.report.dimensions.iter().enumerate() {
                    tbody {
                        @for (row, score) in self.people().enumerate() {
                            @let plays = score.levels.get(at).copied().unwrap_or_default();
                            tr {
                                @if row == 0 {
                                    th scope="rowgroup" rowspan="4" { (dimension.name) @if dimension.gate { span.soft { (page.gate) } } }
                                }
                                th.way scope="row" { (self.way(score.way)) }
                                td.spread { (strip(plays)) }
                                @for count in plays { td.number { (self.percent(count, score.plays)) } }
                            }
                        }
                    }
                }
            }
        };
        let words = html! {
            table.wide.small {
                thead { tr { th scope="col" { (page.dimension) } @for number in 0..4 { th scope="col" { (level(number)) } } } }
                tbody {
                    @for dimension in &self.report.dimensions {
                        tr { th scope="row" { (dimension.name) } @for words in &dimension.levels { td { (words) } } }
                    }
                }
            }
        };
        html! {
            p { (page.levels_about) }
            (self.scroll(page.levels, &table))
            h3 { (page.level_words) }
            (self.scroll(page.level_words, &words))
        }
    }

    pub(super) fn ropes(&self) -> Markup {
        let page = self.page;
        let table = html! {
            table.wide {
                thead { tr { th scope="col" { (page.way) } @for name in page.rope_counts { th.number scope="col" { (name) } } } }
                tbody {
                    @for score in self.people() {
                        tr {
                            th scope="row" { (self.way(score.way)) }
                            @for (at, count) in ropes(&score.ropes).into_iter().enumerate() {
                                td.number data-ropes=(at) { (self.percent(count, score.plays)) (bar(count as usize, score.plays as usize)) }
                            }
                        }
                    }
                }
            }
        };
        html! { p { (page.ropes_about) } (self.scroll(page.ropes, &table)) }
    }

    /// The scores of the four ways a person could play.
    pub(super) fn people(&self) -> impl Iterator<Item = &WayScore> {
        self.report.ways.iter().filter(|score| score.way != Way::Longest)
    }
}

/// No rope, one, two, three or more.
fn ropes(counts: &[u64]) -> [u64; 4] {
    let at = |number: usize| counts.get(number).copied().unwrap_or(0);
    [at(0), at(1), at(2), counts.iter().skip(3).sum()]
}

/// A line from the lowest to the highest, a box around the middle half, a stroke in the middle. Its words stand beside it.
fn spread(total: &Quartiles) -> Markup {
    let [lowest, lower, median, upper, highest] =
        [total.lowest, total.lower, total.median, total.upper, total.highest].map(|number| f32::from(number.clamp(0, 100)));
    // So narrow that it would not be seen is drawn a little wider.
    let wide = |from: f32, to: f32| (to - from).max(0.8);
    html! {
        svg.box viewBox="0 0 102 14" preserveAspectRatio="none" aria-hidden="true" {
            g transform="translate(1 0)" {
                rect.track x="0" y="0" width="100" height="14" {}
                @for quarter in [25, 50, 75] { rect.grid x=(quarter) y="0" width="0.2" height="14" {} }
                rect.line x=(point(lowest)) y="6.4" width=(point(wide(lowest, highest))) height="1.2" {}
                rect.half x=(point(lower)) y="2" width=(point(wide(lower, upper))) height="10" {}
                rect.middle x=(point(median - 0.4)) y="1" width="0.8" height="12" {}
            }
        }
    }
}

pub(super) fn point(place: f32) -> String {
    format!("{place:.1}")
}

/// The strip of a dimension. Its numbers stand in the cells beside it.
fn strip(plays: [u64; 4]) -> Markup {
    let all: u64 = plays.iter().sum();
    html! {
        span.strip aria-hidden="true" {
            @for (level, count) in plays.iter().enumerate().filter(|(_, count)| **count > 0) {
                span data-level=(level) style={ "width:" (crate::interop::page::share(*count as usize, all as usize)) "%" } {}
            }
        }
    }
}
