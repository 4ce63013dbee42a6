//! What the group says about the case itself, for whoever writes it or chooses it.

use maud::{Markup, html};

use super::Sheet;
use crate::debrief::{FEWEST, Item, Verdict, wording};
use crate::interop::page::Parts;
use crate::interop::words::fill;

impl Sheet<'_> {
    pub(super) fn item_analysis(&self) -> Markup {
        let page = self.page;
        let fewest = FEWEST.to_string();
        if self.items.is_empty() {
            return html! { p { (fill(page.no_items, &[("fewest", &fewest)])) } };
        }
        let (fine, look_at): (Vec<&Item>, Vec<&Item>) = self.items.iter().partition(|item| matches!(item.verdict, Verdict::Fair | Verdict::Good));
        html! {
            p { (fill(page.items_about, &[("all", &self.report.people.to_string())])) }
            ul.items { @for item in look_at { (self.item(item)) } }
            @if !fine.is_empty() {
                h3 { (page.items_fine) }
                ul.items { @for item in fine { (self.item(item)) } }
            }
            p.soft { (fill(page.items_how, &[("fewest", &fewest)])) }
        }
    }

    fn item(&self, item: &Item) -> Markup {
        let discrimination = self.decimal(item.discrimination, 2);
        html! {
            li {
                p { b.verdict { (wording::verdict(item.verdict, self.language)) } " “" (item.best) "”" }
                p { (wording::say(item, self.language)) @if let Some(never) = wording::never_taken(item, self.language) { " " (never) } }
                p.soft { (fill(self.page.item_figures, &[("place", &item.place), ("discrimination", &discrimination)])) }
            }
        }
    }
}
