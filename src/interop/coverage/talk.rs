//! What comes of the talk: wishes, offers, agreements and her answers.

use maud::{Markup, html};

use super::Sheet;
use crate::coverage::{OfferCount, Way};
use crate::debrief::wording as said;
use crate::interop::page::Parts;
use crate::interop::words::fill;

impl Sheet<'_> {
    /// The names of the four ways, as heads of columns.
    pub(super) fn heads(&self) -> Markup {
        html! { @for way in Way::PEOPLE { th.number scope="col" { (self.way(way)) } } }
    }

    pub(super) fn wishes(&self) -> Markup {
        let page = self.page;
        let table = html! {
            table.wide.even.grouped {
                thead { tr { th scope="col" { (page.wish) } th scope="col" { (page.step) } (self.heads()) } }
                @for wish in &self.report.wishes {
                    tbody {
                        @for (row, (name, counts)) in page.wish_steps.iter().zip([wish.asked, wish.heard, wish.confirmed]).enumerate() {
                            tr {
                                @if row == 0 {
                                    th scope="rowgroup" rowspan="3" {
                                        (wish.about)
                                        span.hers { "“" (wish.spot.text) "”" }
                                        @if wish.hidden { span.soft { (page.hidden) } }
                                    }
                                }
                                th.way scope="row" { (name) }
                                @for count in counts.each() { (self.cell(*count)) }
                            }
                        }
                    }
                }
            }
        };
        html! { p { (page.wishes_about) } (self.scroll(page.wishes, &table)) }
    }

    pub(super) fn offers(&self) -> Markup {
        let page = self.page;
        if self.report.offers.is_empty() {
            return html! { p { (page.no_offers) } };
        }
        let each: [fn(&OfferCount) -> u64; 7] = [
            |offer| offer.made,
            |offer| offer.yes,
            |offer| offer.no,
            |offer| offer.later,
            |offer| offer.noted,
            |offer| offer.dropped,
            |offer| offer.open,
        ];
        let table = html! {
            table.wide.grouped {
                thead { tr { th scope="col" { (page.offer) } th scope="col" { (page.way) } @for name in page.offer_ends { th.number scope="col" { (name) } } } }
                @for offer in &self.report.offers {
                    tbody {
                        @for (row, (way, count)) in Way::PEOPLE.into_iter().zip(offer.plays.each()).enumerate() {
                            tr {
                                @if row == 0 {
                                    th scope="rowgroup" rowspan="4" { (offer.spot.text) span.soft { (fill(page.offer_by, &[("name", &offer.by)])) } }
                                }
                                th.way scope="row" { (self.way(way)) }
                                @for how in each { td.number .none[how(count) == 0] { (self.percent(how(count), self.report.plays)) } }
                            }
                        }
                    }
                }
            }
        };
        html! { p { (page.offers_about) } (self.scroll(page.offers, &table)) }
    }

    pub(super) fn agreements(&self) -> Markup {
        let page = self.page;
        let table = html! {
            table.wide {
                thead { tr { th scope="col" { (page.way) } @for name in page.agreement_columns { th.number scope="col" { (name) } } } }
                tbody {
                    @for (way, count) in Way::PEOPLE.into_iter().zip(self.report.agreements.each()) {
                        tr {
                            th scope="row" { (self.way(way)) }
                            td.number { (self.decimal(count.made as f32 / self.report.plays.max(1) as f32, 1)) }
                            @for part in [count.yes, count.no, count.later, count.noted] { td.number .none[part == 0] { (self.percent(part, count.made)) } }
                        }
                    }
                }
            }
        };
        let replies = html! {
            table.wide.even {
                thead { tr { th scope="col" { (page.reply) } th scope="col" { (page.she_says) } (self.heads()) } }
                tbody {
                    @for reply in &self.report.replies {
                        tr {
                            th scope="row" { (self.spot(&reply.spot)) }
                            td { (said::answer(reply.answer, self.language)) }
                            @for count in reply.plays.each() { (self.cell(*count)) }
                        }
                    }
                }
            }
        };
        html! {
            p { (page.agreements_about) }
            (self.scroll(page.agreements, &table))
            @if !self.report.replies.is_empty() { h3 { (page.replies) } (self.scroll(page.replies, &replies)) }
        }
    }
}
