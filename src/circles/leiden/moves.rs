//! The first step of the Leiden algorithm: nodes move to the community where they gain most.

use super::{Tally, gain};
use crate::circles::graph::{Graph, Row};
use std::collections::{BTreeSet, VecDeque};

/// The communities, beginning with `home`, after every node has moved until none gains by moving. Each move raises the
/// modularity, which is a whole number here, so there is an end.
pub(super) fn settled(graph: &Graph, home: Row<usize>) -> Row<usize> {
    let mut moves = Moves::new(graph, home);
    let mut queue: VecDeque<usize> = (0..graph.len()).collect();
    let mut waits: Row<bool> = queue.iter().map(|_| true).collect();
    while let Some(node) = queue.pop_front() {
        waits.put(node, false);
        let to = moves.best(node);
        if to == moves.home.at(node) {
            continue;
        }
        moves.go(node, to);
        for &(other, _) in graph.ties(node) {
            if moves.home.at(other) != to && !waits.at(other) {
                waits.put(other, true);
                queue.push_back(other);
            }
        }
    }
    moves.home
}

/// The communities while nodes move.
struct Moves<'a> {
    graph: &'a Graph,
    total: u64,
    home: Row<usize>,
    /// By community.
    strength: Row<u64>,
    size: Row<usize>,
    /// Names that no community has.
    free: BTreeSet<usize>,
    tally: Tally,
}

impl<'a> Moves<'a> {
    fn new(graph: &'a Graph, home: Row<usize>) -> Self {
        let (mut strength, mut size) = (Row::new(graph.len()), Row::new(graph.len()));
        for (node, home) in home.values().enumerate() {
            strength.put(home, strength.at(home) + graph.strength(node));
            size.put(home, size.at(home) + 1);
        }
        let free = size.values().enumerate().filter(|(_, size)| *size == 0).map(|(name, _)| name).collect();
        Self { graph, total: graph.total(), home, strength, size, free, tally: Tally::new(graph.len()) }
    }

    /// Where a node gains most: where it is when that is no less than elsewhere, else the smallest name among equals.
    fn best(&mut self, node: usize) -> usize {
        let (own, from) = (self.graph.strength(node), self.home.at(node));
        self.tally.count(self.graph.ties(node).iter().map(|(other, weight)| (self.home.at(*other), *weight)));
        let stay = gain(self.total, self.tally.sum.at(from), own, self.strength.at(from) - own);
        let mut best = (stay, from);
        // To be alone is worth nothing, which may be more than to stay.
        if stay < 0 && self.size.at(from) > 1 {
            best = (0, self.free.first().copied().unwrap_or(from));
        }
        for &to in self.tally.met.iter().filter(|to| **to != from) {
            let worth = gain(self.total, self.tally.sum.at(to), own, self.strength.at(to));
            if worth > best.0 || (worth == best.0 && best.1 != from && to < best.1) {
                best = (worth, to);
            }
        }
        best.1
    }

    fn go(&mut self, node: usize, to: usize) {
        let (own, from) = (self.graph.strength(node), self.home.at(node));
        self.home.put(node, to);
        self.strength.put(from, self.strength.at(from) - own);
        self.strength.put(to, self.strength.at(to) + own);
        self.size.put(from, self.size.at(from) - 1);
        self.size.put(to, self.size.at(to) + 1);
        self.free.remove(&to);
        if self.size.at(from) == 0 {
            self.free.insert(from);
        }
    }
}
