//! The roads between passages: what can be reached, where one can go round in a circle, and whether there is a place that all
//! talk comes back to.

/// Passages as numbers, each with where its links go; a link that goes nowhere is left out.
pub(super) struct Graph {
    pub to: Vec<Vec<usize>>,
}

/// A passage that talk comes back to, and what goes out from it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hub {
    /// The passages on the way to it, in order.
    pub before: Vec<usize>,
    /// Itself.
    pub at: usize,
    /// Each passage its links go to, with everything that is reached from there without passing the hub.
    pub spokes: Vec<Spoke>,
}

/// What goes out from a hub.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoke {
    pub root: usize,
    pub passages: Vec<usize>,
    /// Whether it comes back to the hub.
    pub returns: bool,
}

impl Graph {
    fn links(&self, from: usize) -> &[usize] {
        self.to.get(from).map_or(&[], Vec::as_slice)
    }

    /// Everything reached from `start`, itself first, without entering what is in `shut`.
    pub fn reach(&self, start: usize, shut: &[usize]) -> Vec<usize> {
        let mut seen = vec![false; self.to.len()];
        shut.iter().chain([&start]).for_each(|at| {
            if let Some(seen) = seen.get_mut(*at) {
                *seen = true;
            }
        });
        let mut found = vec![start];
        let mut at = 0;
        while let Some(from) = found.get(at).copied() {
            at += 1;
            for to in self.links(from) {
                if let Some(seen) = seen.get_mut(*to)
                    && !std::mem::replace(seen, true)
                {
                    found.push(*to);
                }
            }
        }
        found
    }

    /// For each passage the number of its circle: passages that lead to each other have the same one. Passages that are in no
    /// circle have `None`. (Tarjan 1972, with a list instead of recursion: a story may be a chain of thousands.)
    pub fn circles(&self) -> Vec<Option<usize>> {
        const NEW: usize = usize::MAX;
        let count = self.to.len();
        let (mut index, mut low) = (vec![NEW; count], vec![0; count]);
        let (mut on_stack, mut stack, mut circles) = (vec![false; count], Vec::new(), vec![None; count]);
        let (mut next, mut number) = (0, 0);
        for root in 0..count {
            if index[root] != NEW {
                continue;
            }
            let mut work = vec![(root, 0usize)];
            while let Some((at, link)) = work.pop() {
                if link == 0 {
                    index[at] = next;
                    low[at] = next;
                    next += 1;
                    stack.push(at);
                    on_stack[at] = true;
                }
                match self.links(at).get(link).copied().filter(|to| *to < count) {
                    Some(to) => {
                        work.push((at, link + 1));
                        if index[to] == NEW {
                            work.push((to, 0));
                        } else if on_stack[to] {
                            low[at] = low[at].min(index[to]);
                        }
                    }
                    None => {
                        if low[at] == index[at] {
                            let begin = stack.iter().rposition(|on| *on == at).unwrap_or(0);
                            let members = stack.split_off(begin);
                            let circle = members.len() > 1 || self.links(at).contains(&at);
                            for member in members {
                                on_stack[member] = false;
                                circles[member] = circle.then_some(number);
                            }
                            number += usize::from(circle);
                        }
                        if let Some((parent, _)) = work.last() {
                            low[*parent] = low[*parent].min(low[at]);
                        }
                    }
                }
            }
        }
        circles
    }

    /// The hub that a story which begins at `start` turns around, if it has one: passages with one road lead to a passage with
    /// more roads, at least one of them comes back, and none of them meet. `shut` is not entered.
    pub fn hub(&self, start: usize, shut: &[usize]) -> Option<Hub> {
        let mut before = Vec::new();
        let mut at = start;
        loop {
            let mut links: Vec<usize> = self.links(at).iter().copied().filter(|to| !shut.contains(to)).collect();
            links.dedup();
            match links[..] {
                [only] if only != at && !before.contains(&only) && before.len() < 50 => {
                    before.push(at);
                    at = only;
                }
                _ => break,
            }
        }
        let mut roots: Vec<usize> = Vec::new();
        for to in self.links(at) {
            if !roots.contains(to) && *to != at {
                roots.push(*to);
            }
        }
        if roots.len() < 2 || roots.iter().any(|root| shut.contains(root) || before.contains(root)) {
            return None;
        }
        // Where roads that do not come back begin: another talk may end by going there.
        let comes_back = |root: &usize| self.reach(*root, &[]).iter().any(|from| self.links(*from).contains(&at));
        let (back, away): (Vec<usize>, Vec<usize>) = roots.iter().copied().partition(comes_back);
        if back.is_empty() {
            return None;
        }
        let mut closed: Vec<usize> = shut.iter().copied().chain([at]).collect();
        closed.extend(&away);
        let spokes: Vec<Spoke> =
            roots.iter().map(|root| Spoke { root: *root, passages: self.reach(*root, &closed), returns: back.contains(root) }).collect();
        // Nothing on the way to the hub may be come back to, and no passage belongs to two talks.
        let mut owned = vec![false; self.to.len()];
        before.iter().chain([&at]).for_each(|at| {
            if let Some(owned) = owned.get_mut(*at) {
                *owned = true;
            }
        });
        let apart = spokes
            .iter()
            .flat_map(|spoke| &spoke.passages)
            .all(|passage| owned.get_mut(*passage).is_some_and(|owned| !std::mem::replace(owned, true)));
        apart.then_some(Hub { before, at, spokes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn graph(to: &[&[usize]]) -> Graph {
        Graph { to: to.iter().map(|links| links.to_vec()).collect() }
    }

    #[test]
    fn circles_are_found() {
        let circles = graph(&[&[1], &[2, 3], &[1], &[3], &[0]]).circles();
        assert_eq!(circles.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, true, false]);
        assert_eq!(circles[1], circles[2]);
        assert_ne!(circles[1], circles[3]);
    }

    #[test]
    fn a_long_chain_and_a_long_circle_are_no_trouble() {
        let chain = Graph { to: (1..200_000).map(|to| vec![to]).chain([vec![]]).collect() };
        assert!(chain.circles().iter().all(Option::is_none));
        let circle = Graph { to: (1..200_000).map(|to| vec![to]).chain([vec![0]]).collect() };
        assert!(circle.circles().iter().all(Option::is_some));
    }

    #[test]
    fn a_hub_has_roads_that_come_back_and_do_not_meet() {
        // 0 → 1, the hub; 2 and 3 come back, 4 is the way on.
        let hub = graph(&[&[1], &[2, 3, 4], &[5, 1], &[1], &[], &[1]]).hub(0, &[]).unwrap();
        assert_eq!((hub.before.clone(), hub.at), (vec![0], 1));
        assert_eq!(
            hub.spokes.iter().map(|spoke| (spoke.root, spoke.returns, spoke.passages.len())).collect::<Vec<_>>(),
            [(2, true, 2), (3, true, 1), (4, false, 1)]
        );
        // Roads that meet.
        assert_eq!(graph(&[&[1, 2], &[3, 0], &[3, 0], &[]]).hub(0, &[]), None);
        // None comes back.
        assert_eq!(graph(&[&[1, 2], &[], &[]]).hub(0, &[]), None);
    }

    proptest! {
        #[test]
        fn two_passages_share_a_circle_when_they_lead_to_each_other(links in prop::collection::vec(prop::collection::vec(0usize..8, 0..4), 8..9)) {
            let graph = Graph { to: links };
            let circles = graph.circles();
            let leads = |from: usize, to: usize| graph.links(from).iter().any(|next| graph.reach(*next, &[]).contains(&to));
            for a in 0..8 {
                for b in 0..8 {
                    let same = circles[a].is_some() && circles[a] == circles[b];
                    prop_assert_eq!(same, leads(a, b) && leads(b, a));
                }
            }
        }
    }
}
