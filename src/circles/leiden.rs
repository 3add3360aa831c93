//! Communities: people who stand beside each other more than their mail makes likely. Owns: the Leiden algorithm.
//! Never touches: who the people are.
//!
//! Traag, Waltman & van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities", with modularity
//! (Newman & Girvan 2004). Louvain (Blondel et al. 2008) is shorter, but may leave a community in two pieces when the
//! person between them moves out; here every community hangs together. Modularity at resolution 1 agreed best with the
//! departments of a public archive of sent mail; in very large mailboxes it joins the smallest circles (Fortunato &
//! Barthélemy 2007).
//!
//! The published algorithm visits nodes and chooses among merges by chance. Here nodes are visited by number, the best
//! merge is taken, among equals the one with the smaller number, and gains are compared as whole numbers: the same graph
//! always has the same communities. That is why no library does it: those at hand shuffle with a generator that may
//! change with their next version, add floats in the order of a hash map, and bring ten to forty packages along.

use super::graph::{Graph, Row};

mod moves;
mod pieces;

/// For each node its community, named by its smallest node.
pub(super) fn communities(graph: &Graph) -> Vec<usize> {
    // Of which node of the coarse graph each node is a part.
    let mut within: Vec<usize> = (0..graph.len()).collect();
    let mut coarse = graph.clone();
    let mut home: Row<usize> = (0..coarse.len()).collect();
    loop {
        home = moves::settled(&coarse, home);
        let (part, count) = numbered(&pieces::of(&coarse, &home));
        if count == coarse.len() {
            break;
        }
        // A part's community is named by its first part.
        let named = by_first(part.values().zip(home.values()));
        home = Row::new(count);
        part.values().zip(named).for_each(|(part, name)| home.put(part, name));
        within = within.into_iter().map(|node| part.at(node)).collect();
        coarse = coarse.merged(&part, count);
    }
    by_first(within.iter().map(|node| home.at(*node)).enumerate())
}

/// For each of `members` with their groups the first member of the same group.
fn by_first(members: impl Iterator<Item = (usize, usize)> + Clone) -> Vec<usize> {
    let groups = members.clone().map(|(_, group)| group + 1).max().unwrap_or(0);
    let mut first: Row<Option<usize>> = Row::new(groups);
    members
        .map(|(member, group)| {
            let name = first.at(group).unwrap_or(member);
            first.put(group, Some(name));
            name
        })
        .collect()
}

/// Parts numbered from 0 in the order of their first nodes, and how many there are.
fn numbered(part: &Row<usize>) -> (Row<usize>, usize) {
    let mut count = 0;
    let mut number: Row<usize> = Row::new(part.values().count());
    for (node, first) in by_first(part.values().enumerate()).into_iter().enumerate() {
        if first == node {
            number.put(node, count);
            count += 1;
        } else {
            number.put(node, number.at(first));
        }
    }
    (number, count)
}

/// What it is worth to a node of strength `k` to be in a group of strength `K` to which it is tied with weight `w`:
/// `w − k·K/2m`, times 2m so that it stays a whole number. `total` is 2m.
fn gain(total: u64, w: u64, k: u64, group: u64) -> i128 {
    i128::from(w) * i128::from(total) - i128::from(k) * i128::from(group)
}

/// Weights summed by group, for one node after the other.
struct Tally {
    sum: Row<u64>,
    met: Vec<usize>,
}

impl Tally {
    fn new(len: usize) -> Self {
        Self { sum: Row::new(len), met: Vec::new() }
    }

    fn count(&mut self, weights: impl Iterator<Item = (usize, u64)>) {
        for group in self.met.drain(..) {
            self.sum.put(group, 0);
        }
        for (group, weight) in weights {
            if self.sum.at(group) == 0 {
                self.met.push(group);
            }
            self.sum.put(group, self.sum.at(group) + weight);
        }
    }
}
