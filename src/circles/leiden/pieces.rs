//! The second step of the Leiden algorithm: communities are parted into pieces that hang together well.

use super::{Tally, gain};
use crate::circles::graph::{Graph, Row};
use std::cmp::Reverse;

/// For each node its piece. Every node begins alone and joins, once, the piece of its community where it gains most, when
/// both are well tied to the rest of the community.
pub(super) fn of(graph: &Graph, home: &Row<usize>) -> Row<usize> {
    let mut pieces = Pieces::alone(graph, home);
    let mut tally = Tally::new(graph.len());
    for node in 0..graph.len() {
        if pieces.joined.at(node) || !pieces.is_well_tied(node, home.at(node)) {
            continue;
        }
        let community = inside(graph, home, node);
        tally.count(community.map(|(other, weight)| (pieces.piece.at(other), weight)));
        if let Some(to) = pieces.best(node, home.at(node), &tally) {
            pieces.join(node, to, tally.sum.at(to));
        }
    }
    pieces.piece
}

/// A node's ties within its community.
fn inside(graph: &Graph, home: &Row<usize>, node: usize) -> impl Iterator<Item = (usize, u64)> {
    graph.ties(node).iter().copied().filter(move |(other, _)| home.at(*other) == home.at(node))
}

/// The pieces while they grow, each named by the node it began with.
struct Pieces {
    /// Twice the weight of the graph.
    total: u64,
    piece: Row<usize>,
    strength: Row<u64>,
    /// The weight between a piece and the rest of its community.
    outward: Row<u64>,
    /// Whether others joined a node: it stays.
    joined: Row<bool>,
    /// By community.
    whole: Row<u64>,
}

impl Pieces {
    fn alone(graph: &Graph, home: &Row<usize>) -> Self {
        let nodes = 0..graph.len();
        let mut whole = Row::new(graph.len());
        for (node, home) in home.values().enumerate() {
            whole.put(home, whole.at(home) + graph.strength(node));
        }
        let outward = |node| inside(graph, home, node).map(|(_, weight)| weight).sum();
        Self {
            total: graph.total(),
            piece: nodes.clone().collect(),
            strength: nodes.clone().map(|node| graph.strength(node)).collect(),
            outward: nodes.map(outward).collect(),
            joined: Row::new(graph.len()),
            whole,
        }
    }

    /// Whether a piece belongs to the rest of its community no less than chance would have it.
    fn is_well_tied(&self, piece: usize, community: usize) -> bool {
        let (own, whole) = (self.strength.at(piece), self.whole.at(community));
        gain(self.total, self.outward.at(piece), own, whole - own) >= 0
    }

    /// The piece that a node gains most by joining, the smallest name among equals; `None` when it loses by each.
    fn best(&self, node: usize, community: usize, tally: &Tally) -> Option<usize> {
        let worth = |piece: usize| {
            gain(self.total, tally.sum.at(piece), self.strength.at(node), self.strength.at(piece))
        };
        let fits = |piece: &usize| worth(*piece) >= 0 && self.is_well_tied(*piece, community);
        let pieces = tally.met.iter().copied().filter(fits);
        pieces.max_by_key(|piece| (worth(*piece), Reverse(*piece)))
    }

    /// Lets a lone node join a piece to which it is tied with `weight`.
    fn join(&mut self, node: usize, to: usize, weight: u64) {
        self.piece.put(node, to);
        self.outward.put(to, self.outward.at(to) + self.outward.at(node) - 2 * weight);
        self.strength.put(to, self.strength.at(to) + self.strength.at(node));
        self.joined.put(to, true);
    }
}
