//! Where a person stands between others. Owns: Burt's constraint and betweenness. Never touches: circles.

use super::graph::{Graph, Row};

/// Burt's constraint `Σ_j (p_ij + Σ_q p_iq·p_qj)²` over the neighbours j of i, with q ≠ i, j and `p_ij` the share of i's
/// weight that goes to j (Burt 1992, "Structural Holes", ch. 2). Low when a person's contacts don't know each other, 1 for
/// a single contact, somewhat above for two who do (9/8). `None` without neighbours.
pub(super) fn constraint(graph: &Graph, node: usize) -> Option<f64> {
    let share = |of: usize, weight: u64| weight as f64 / graph.strength(of) as f64;
    let mut direct: Row<f64> = Row::new(graph.len());
    for &(other, weight) in graph.ties(node) {
        direct.put(other, share(node, weight));
    }
    let squares = graph.ties(node).iter().map(|&(other, weight)| {
        let around = graph.ties(other).iter().filter(|(between, _)| *between != node);
        // p_iq is nought for whoever is no neighbour.
        let indirect =
            around.fold(0.0, |sum, &(between, weight)| sum + direct.at(between) * share(between, weight));
        (share(node, weight) + indirect).powi(2)
    });
    squares.fold(None, |sum, square| Some(sum.unwrap_or(0.0) + square))
}

/// Betweenness of each of `chosen` in the graph between them: the share of pairs of others whose shortest ways lead over
/// them, 0…1 (Freeman 1977; Brandes 2001, "A faster algorithm for betweenness centrality").
///
/// A way is as long as it has ties, whatever their weight: counting shortest ways needs equal lengths to be equal, which
/// sums of 1/weight are by chance only, and a bridge is most often a weak tie (Granovetter 1973).
pub(super) fn betweenness(graph: &Graph, chosen: &[usize]) -> Vec<f64> {
    let mut place: Row<Option<usize>> = Row::new(graph.len());
    chosen.iter().enumerate().for_each(|(at, node)| place.put(*node, Some(at)));
    let among = |node: &usize| graph.ties(*node).iter().filter_map(|(other, _)| place.at(*other)).collect();
    let ties: Vec<Vec<usize>> = chosen.iter().map(among).collect();
    let mut between: Row<f64> = Row::new(chosen.len());
    for start in 0..chosen.len() {
        for (node, dependency) in Ways::from(start, &ties).dependencies(&ties) {
            between.put(node, between.at(node) + dependency);
        }
    }
    // Each pair was seen from both its ends, so the sum is over ordered pairs of others.
    let pairs = chosen.len().saturating_sub(1) * chosen.len().saturating_sub(2);
    between.values().map(|sum| sum / pairs.max(1) as f64).collect()
}

/// The shortest ways from one node to all it reaches.
struct Ways {
    /// Nodes in the order of their distance, the start first.
    order: Vec<usize>,
    distance: Row<Option<usize>>,
    /// How many shortest ways lead to each node.
    count: Row<f64>,
}

impl Ways {
    fn from(start: usize, ties: &[Vec<usize>]) -> Self {
        let mut ways =
            Self { order: vec![start], distance: Row::new(ties.len()), count: Row::new(ties.len()) };
        ways.distance.put(start, Some(0));
        ways.count.put(start, 1.0);
        let mut next = 0;
        while let Some(node) = ways.order.get(next).copied() {
            next += 1;
            let further = ways.distance.at(node).map(|distance| distance + 1);
            for &other in ties.get(node).into_iter().flatten() {
                if ways.distance.at(other).is_none() {
                    ways.distance.put(other, further);
                    ways.order.push(other);
                }
                if ways.distance.at(other) == further {
                    ways.count.put(other, ways.count.at(other) + ways.count.at(node));
                }
            }
        }
        ways
    }

    /// For each node but the start how much of the ways to all others leads over it.
    fn dependencies(&self, ties: &[Vec<usize>]) -> Vec<(usize, f64)> {
        let mut sum: Row<f64> = Row::new(ties.len());
        let mut found = Vec::with_capacity(self.order.len());
        for &node in self.order.iter().skip(1).rev() {
            let behind = self.distance.at(node).map(|distance| distance + 1);
            let over =
                ties.get(node).into_iter().flatten().filter(|other| self.distance.at(**other) == behind);
            let own = over.fold(0.0, |own, &other| {
                own + self.count.at(node) / self.count.at(other) * (1.0 + sum.at(other))
            });
            sum.put(node, own);
            found.push((node, own));
        }
        found
    }
}
