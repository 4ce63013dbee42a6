//! What came of it for the whole group: wishes, referrals, her month, ropes, levels.

use maud::{Markup, html};

use super::Sheet;
use crate::debrief::{LevelCount, wording};
use crate::interop::page::{Parts, bar, share};
use crate::interop::words::{fill, one_or_more};

impl Sheet<'_> {
    pub(super) fn wishes(&self) -> Markup {
        let (page, all) = (self.page, self.report.people);
        let table = html! {
            table.wide {
                thead { tr { th scope="col" { (page.wish) } @for step in page.wish_steps { th.number scope="col" { (step) } } } }
                tbody {
                    @for wish in &self.report.wishes {
                        tr {
                            th scope="row" {
                                (wish.about)
                                span.hers { "“" (wish.hers) "”" }
                                @if wish.hidden { span.soft { (page.hidden) } }
                            }
                            @for count in [wish.asked, wish.heard, wish.confirmed, wish.acted_on] { td.number { (count) (bar(count, all)) } }
                        }
                    }
                }
            }
        };
        html! {
            p { (fill(page.wishes_about, &[("all", &all.to_string())])) }
            (self.scroll(page.wishes, &table))
        }
    }

    pub(super) fn referrals(&self) -> Markup {
        let all: usize = self.report.referrals.iter().map(|(_, count)| count).sum();
        if all == 0 {
            return html! { p { (self.page.no_referrals) } };
        }
        let people = one_or_more(self.page.players, self.report.people);
        let rows = self.report.referrals.iter().map(|(kind, count)| (wording::referral(*kind, self.language).to_owned(), *count));
        html! {
            p { (fill(&one_or_more(self.page.referrals_about, all), &[("players", &people)])) }
            (self.bars(rows, all))
        }
    }

    pub(super) fn month(&self) -> Markup {
        let (page, all) = (self.page, self.report.people);
        if self.report.outcomes.is_empty() {
            return html! { p { (page.nothing_happened) } };
        }
        let table = html! {
            table.wide {
                thead { tr { @for (at, name) in page.month_columns.iter().enumerate() { th scope="col" .number[at == 4] { (name) } } } }
                tbody {
                    @for row in &self.report.outcomes {
                        tr {
                            td { (row.day) }
                            td { (wording::channel(row.by, self.language)) }
                            th scope="row" { (row.title) }
                            td { (wording::outcome(row.kind, self.language)) }
                            td.number { (self.of(row.people, all)) (bar(row.people, all)) }
                        }
                    }
                }
            }
        };
        self.scroll(page.month, &table)
    }

    pub(super) fn ropes(&self) -> Markup {
        let [none, one, more] = self.page.rope_counts;
        let name = |ropes: usize| match ropes {
            0 => none.to_owned(),
            1 => one.to_owned(),
            many => fill(more, &[("count", &many.to_string())]),
        };
        let rows = self.report.lassos.iter().enumerate().map(|(ropes, people)| (name(ropes), *people));
        html! {
            p { (self.page.ropes_about) }
            (self.bars(rows, self.report.people))
        }
    }

    /// A row for each dimension: how the group spreads over the levels, as a strip and as numbers.
    pub(super) fn levels(&self) -> Markup {
        let page = self.page;
        let level = |number: usize| fill(page.level, &[("level", &number.to_string())]);
        let spread = html! {
            table.wide.levels {
                thead {
                    tr {
                        th scope="col" { (page.about_what) }
                        th.spread scope="col" { (page.spread) }
                        @for number in 0..4 { th.number scope="col" { span.key data-level=(number) aria-hidden="true" {} (level(number)) } }
                    }
                }
                tbody {
                    @for row in &self.report.levels {
                        tr {
                            th scope="row" { (row.name) @if row.gate { span.soft { (page.gate) } } }
                            td.spread { (strip(row)) }
                            @for count in row.people { td.number { (count) } }
                        }
                    }
                }
            }
        };
        let words = html! {
            table.wide.small {
                thead { tr { th scope="col" { (page.about_what) } @for number in 0..4 { th scope="col" { (level(number)) } } } }
                tbody {
                    @for row in &self.report.levels {
                        tr { th scope="row" { (row.name) } @for words in &row.words { td { (words) } } }
                    }
                }
            }
        };
        html! {
            p { (one_or_more(page.levels_about, self.report.people)) }
            (self.scroll(page.levels, &spread))
            h3 { (page.level_words) }
            (self.scroll(page.level_words, &words))
        }
    }
}

/// The strip of a dimension. Its numbers stand in the cells beside it.
fn strip(row: &LevelCount) -> Markup {
    let all: usize = row.people.iter().sum();
    html! {
        span.strip aria-hidden="true" {
            @for (level, count) in row.people.iter().enumerate().filter(|(_, count)| **count > 0) {
                span data-level=(level) style={ "width:" (share(*count, all)) "%" } {}
            }
        }
    }
}
