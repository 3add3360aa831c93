//! A graph of people: weighted, without direction, nobody tied to themselves. Owns: its form. Never touches: mails.

/// One value for each node; what lies outside has the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row<T>(Vec<T>);

impl<T: Copy + Default> Row<T> {
    pub(super) fn new(len: usize) -> Self {
        Self(vec![T::default(); len])
    }

    pub(super) fn at(&self, node: usize) -> T {
        self.0.get(node).copied().unwrap_or_default()
    }

    pub(super) fn put(&mut self, node: usize, value: T) {
        if let Some(place) = self.0.get_mut(node) {
            *place = value;
        }
    }

    pub(super) fn values(&self) -> impl Iterator<Item = T> + Clone {
        self.0.iter().copied()
    }
}

impl<T> FromIterator<T> for Row<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// The sum of all strengths stays below this power of two: exact as a float, and its square fits into 128 bits.
const BITS: u32 = 52;

/// Nodes are numbered from 0. Weights are whole numbers, so that equal sums are equal and their order never matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Graph {
    /// For each node its neighbours in order, each with the weight of the tie.
    ties: Vec<Vec<(usize, u64)>>,
    /// For each node the sum of its weights, and of those inside it when it stands for several.
    strength: Row<u64>,
    /// How many bits the weights were cut by.
    cut: u32,
}

impl Graph {
    /// The graph of `pairs`, which are sorted, each once, the smaller node first. All weights lose as many bits as the
    /// sum of them needs; none becomes nothing.
    pub(super) fn of(len: usize, pairs: &[(usize, usize, u128)]) -> Self {
        let total = pairs.iter().fold(0u128, |sum, (_, _, weight)| sum.saturating_add(*weight));
        // Twice the sum, and what lifting the smallest weights to 1 may add.
        let needed = u128::BITS - total.leading_zeros() + 2;
        let cut = needed.saturating_sub(BITS);
        let mut graph = Self { ties: vec![Vec::new(); len], strength: Row::new(len), cut };
        for &(one, other, weight) in pairs {
            graph.tie(one, other, ((weight >> cut) as u64).max(1));
        }
        graph.ties.iter_mut().for_each(|ties| ties.sort_unstable());
        graph
    }

    fn tie(&mut self, one: usize, other: usize, weight: u64) {
        for (from, to) in [(one, other), (other, one)] {
            if let Some(ties) = self.ties.get_mut(from) {
                ties.push((to, weight));
                self.strength.put(from, self.strength.at(from) + weight);
            }
        }
    }

    /// The graph in which each of `count` parts is one node; `part` tells each node's.
    pub(super) fn merged(&self, part: &Row<usize>, count: usize) -> Self {
        let mut merged = Self { ties: vec![Vec::new(); count], strength: Row::new(count), cut: self.cut };
        for (node, ties) in self.ties.iter().enumerate() {
            let own = part.at(node);
            merged.strength.put(own, merged.strength.at(own) + self.strength.at(node));
            let outwards = ties.iter().map(|(other, weight)| (part.at(*other), *weight));
            if let Some(row) = merged.ties.get_mut(own) {
                row.extend(outwards.filter(|(other, _)| *other != own));
            }
        }
        for row in &mut merged.ties {
            row.sort_unstable();
            row.dedup_by(|later, first| {
                let same = later.0 == first.0;
                first.1 += if same { later.1 } else { 0 };
                same
            });
        }
        merged
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.ties.len()
    }

    /// A node's neighbours in order, with the weights of the ties.
    pub(super) fn ties(&self, node: usize) -> &[(usize, u64)] {
        self.ties.get(node).map_or(&[], Vec::as_slice)
    }

    /// The sum of a node's weights.
    pub(super) fn strength(&self, node: usize) -> u64 {
        self.strength.at(node)
    }

    /// The sum of all strengths: twice that of all weights.
    pub(super) fn total(&self) -> u64 {
        self.strength.values().sum()
    }

    /// A weight as it was given, in units of `whole`.
    pub(super) fn in_units(&self, weight: u64, whole: u128) -> f64 {
        (u128::from(weight) << self.cut) as f64 / whole.max(1) as f64
    }
}
