//! Routes in the words of the case: what somebody says and does to get there.

use std::rc::Rc;

use maud::{Markup, html};

use super::Sheet;
use crate::interop::words::fill;
use crate::play::Session;
use crate::play::view::ChoosableKind;
use crate::score::{Report, level};

impl Sheet<'_> {
    pub(super) fn routes(&self) -> Markup {
        let page = self.page;
        html! {
            p { (page.routes_about) }
            p { (page.replay) }
            @for (reach, _) in self.found {
                @if self.found.len() > 1 { h3 { (fill(page.seat, &[("name", &self.seat(&reach.seat))])) } }
                @for (reached, dimension) in self.dimensions(reach) {
                    @for (bound, words) in [(&reached.best, page.to_best), (&reached.worst, page.to_worst)] {
                        details {
                            summary {
                                (fill(words, &[
                                    ("name", self.words.of(&dimension.name)),
                                    ("level", &level(dimension, bound.found).to_string()),
                                    ("points", &bound.found.to_string()),
                                ]))
                            }
                            (self.route(&reach.seat, bound.seed, &bound.route))
                        }
                    }
                }
            }
        }
    }

    /// The decisions of a route, one by one.
    pub(super) fn route(&self, seat: &str, seed: u64, route: &[String]) -> Markup {
        html! {
            ol.route { @for step in self.told(seat, seed, route) { li { (step) } } }
            p.soft { (fill(self.page.seed, &[("seed", &seed.to_string())])) }
            p.soft { code { "--seat " (seat) " --seed " (seed) " --decisions \"" (route.join(",")) "\"" } }
        }
    }

    /// Each decision as somebody would say it.
    fn told(&self, seat: &str, seed: u64, route: &[String]) -> Vec<String> {
        let page = self.page;
        // A route that was found can be played; if not, its names still say what it is.
        let Ok(session) = Session::replay(Rc::clone(self.case), seat, seed, route) else { return route.to_vec() };
        let decisions = Report::new(&session, self.words, None).decisions;
        let told = decisions.into_iter().map(|decision| {
            let words = match (decision.chosen.decision.split_once(':'), decision.chosen.kind) {
                (Some(("put", _)), _) => page.put_to_her,
                (Some(("note", _)), _) => page.noted,
                (_, ChoosableKind::LookUp) => page.looked_up,
                (_, ChoosableKind::Say) => "“{what}”",
                _ => "{what}",
            };
            fill(words, &[("what", &decision.chosen.text)])
        });
        told.collect()
    }
}
