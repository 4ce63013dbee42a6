//! What there is to look at, what matters most first.

use super::Sheet;
use crate::interop::words::fill;
use crate::score::{DimensionReach, level};
use crate::story::model::Dimension;

/// A highest total below this is worth a look, in percent.
const LOW: u16 = 85;

/// Highest totals may differ so many percent between seats.
const APART: u16 = 10;

impl Sheet<'_> {
    /// Each as what there is and what to do about it.
    pub(super) fn find(&self) -> Vec<(String, &'static str)> {
        let page = self.page;
        let mut found = Vec::new();
        let top = |reached: &DimensionReach, dimension: &Dimension| level(dimension, reached.best.found);
        for (at, name, seats) in self.seats_where(|reached, dimension| top(reached, dimension) < 3) {
            let best = self.found.iter().filter_map(|(reach, _)| {
                let reached = reach.dimensions.get(at)?;
                Some(top(reached, &self.case.story().rubric.0.get(at)?.1)).filter(|level| *level < 3)
            });
            let level = best.max().unwrap_or(0).to_string();
            let [what, help] = page.top_out_of_reach;
            found.push((fill(what, &[("name", &name), ("level", &level), ("seats", &seats)]), help));
        }
        let low: Vec<_> = self.found.iter().filter(|(_, best)| best.percent < LOW).collect();
        if let Some(percent) = low.iter().map(|(_, best)| best.percent).min() {
            let seats = self.listed(low.iter().map(|(reach, _)| self.seat(&reach.seat)).collect());
            let [what, help] = page.low_total;
            found.push((fill(what, &[("percent", &percent.to_string()), ("seats", &seats)]), help));
        }
        let by_total = |(_, best): &&(_, crate::score::BestTotal)| best.percent;
        if let (Some((high, best)), Some((low, worst))) = (self.found.iter().max_by_key(by_total), self.found.iter().min_by_key(by_total))
            && best.percent - worst.percent >= APART
        {
            let [what, help] = page.seats_differ;
            let (best, worst) = (best.percent.to_string(), worst.percent.to_string());
            found.push((fill(what, &[("high", &self.seat(&high.seat)), ("low", &self.seat(&low.seat)), ("best", &best), ("worst", &worst)]), help));
        }
        for (_, name, seats) in self.seats_where(|reached, dimension| level(dimension, reached.worst.found) > 0) {
            let [what, help] = page.floor_too_high;
            found.push((fill(what, &[("name", &name), ("seats", &seats)]), help));
        }
        for (_, name, seats) in self.seats_where(|reached, _| !reached.best.exact() || !reached.worst.exact()) {
            let [what, help] = page.estimated;
            found.push((fill(what, &[("name", &name), ("seats", &seats)]), help));
        }
        found
    }

    /// Dimensions for which something is so from some seats: number, name, and the seats by name.
    fn seats_where(&self, is: impl Fn(&DimensionReach, &Dimension) -> bool) -> Vec<(usize, String, String)> {
        let rubric = self.case.story().rubric.0.iter().enumerate();
        rubric
            .filter_map(|(at, (_, dimension))| {
                let seats = self.found.iter().filter(|(reach, _)| reach.dimensions.get(at).is_some_and(|reached| is(reached, dimension)));
                let seats: Vec<String> = seats.map(|(reach, _)| self.seat(&reach.seat)).collect();
                (!seats.is_empty()).then(|| (at, self.words.of(&dimension.name).to_owned(), self.listed(seats)))
            })
            .collect()
    }

    pub(super) fn listed(&self, names: Vec<String>) -> String {
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{}{}{last}", rest.join(", "), self.page.and),
            _ => names.concat(),
        }
    }
}
