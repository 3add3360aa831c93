//! Circles: who stands beside whom on the owner's mail, the owner left out, and what follows from it as far as that mail
//! shows. Owns: the co-recipient graph, its communities and their names, where a person stands between others. Never
//! touches: whether any of it becomes an item.
//!
//! Nothing is kept between two rounds: the sums are exact whole numbers, so what a scan brought could be added to
//! yesterday's with the same outcome, but to count 100,000 mails to 3,000 people anew takes an eighth of a second.

use crate::tie::{HISTORY_DAYS, History, Tie, strength};
use crate::words::PersonId;
use chrono::Duration;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

mod beside;
mod graph;
mod leiden;
mod name;
mod position;
#[cfg(test)]
mod tests;

use beside::Sums;
use graph::Graph;

/// Betweenness is counted among so many people, those with the strongest ties to the owner.
const STRONGEST: usize = 500;
/// "Lately" for the circle where the owner is at home, in days before the newest mail.
const LATELY: i64 = 180;
/// Two people are no circle that could be lost from sight.
const LOST_CIRCLE: usize = 3;
/// A tie into a circle has so many mails of theirs …
const TIE_EXCHANGES: usize = 2;
/// … or so many of the owner's to them on the `To` line.
const TIE_DIRECT: usize = 3;

/// People who stand beside each other more than chance would have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The department, domain or person that says whose it is; circles of one name are told apart.
    pub name: String,
    /// Two at least, by key.
    pub members: Vec<PersonId>,
}

/// The circles of one history and what its co-recipient graph says of each person.
#[derive(Clone, Debug, Default)]
pub struct Circles {
    graph: Graph,
    /// What a mail of the newest day to just two people weighs.
    whole: u128,
    all: Vec<Circle>,
    circle_of: BTreeMap<PersonId, usize>,
    /// Among whom betweenness is counted, as nodes.
    strongest: Vec<usize>,
    /// Counted when somebody asks: no practice does.
    betweenness: OnceLock<BTreeMap<PersonId, f64>>,
    home: Option<usize>,
    only_ties: BTreeSet<PersonId>,
}

impl Circles {
    /// Draws the graph of a history and finds its circles.
    pub fn of(history: &History) -> Self {
        let mut sums = Sums::default();
        history.mails.iter().for_each(|mail| sums.add(mail, &history.people));
        let pairs: Vec<_> =
            sums.pairs().into_iter().map(|(one, other, sum)| (node(one), node(other), sum)).collect();
        let graph = Graph::of(history.people.len(), &pairs);
        let circles = circles(history, &graph);
        let places = circles.iter().enumerate();
        let circle_of =
            places.flat_map(|(at, circle)| circle.members.iter().map(move |id| (*id, at))).collect();
        Self {
            whole: history.mails.last().map_or(0, beside::whole),
            strongest: strongest(history, &graph),
            betweenness: OnceLock::new(),
            home: home(history, &circles),
            only_ties: circles.iter().filter_map(|circle| only_tie(history, circle)).collect(),
            graph,
            all: circles,
            circle_of,
        }
    }

    /// The circle of a person; `None` when they never stood beside anybody, or with nobody more than chance.
    pub fn circle(&self, person: PersonId) -> Option<&Circle> {
        self.all.get(*self.circle_of.get(&person)?)
    }

    /// Every circle, the largest first, then by name.
    pub fn all(&self) -> &[Circle] {
        &self.all
    }

    /// Burt's constraint, low for who stands between people who don't know each other; `None` when they never stood
    /// beside anybody. Formula and source stand in `circles/position`.
    pub fn constraint(&self, person: PersonId) -> Option<f64> {
        position::constraint(&self.graph, node(person))
    }

    /// The share of pairs of others, 0…1, whose shortest ways lead over this person, among the 500 with the strongest ties
    /// (`T_720`) to the owner who stood beside anybody; 0 for all others. See `circles/position`.
    pub fn betweenness(&self, person: PersonId) -> f64 {
        let counted = self.betweenness.get_or_init(|| betweenness(&self.graph, &self.strongest));
        counted.get(&person).copied().unwrap_or_default()
    }

    /// Who stood beside a person, by key, with the weight `Σ 1/(n−1)·2^(−age/720 d)`: 1 for a mail of the newest day to
    /// just these two.
    pub fn beside(&self, person: PersonId) -> impl Iterator<Item = (PersonId, f64)> {
        let units = |weight| self.graph.in_units(weight, self.whole);
        self.graph
            .ties(node(person))
            .iter()
            .map(move |(other, weight)| (PersonId(*other as u32), units(*weight)))
    }

    /// To how many circles a person and those who stood beside them belong.
    pub fn reach(&self, person: PersonId) -> usize {
        let others = self.graph.ties(node(person)).iter().map(|(other, _)| PersonId(*other as u32));
        let circles: BTreeSet<usize> =
            others.chain([person]).filter_map(|id| self.circle_of.get(&id).copied()).collect();
        circles.len()
    }

    /// The circle that most of the owner's mails went to in the last 180 days before the newest, the larger among equals.
    pub fn home(&self) -> Option<&Circle> {
        self.all.get(self.home?)
    }

    /// Whether this person is the owner's only tie into their circle of three or more: the only one with two mails of theirs
    /// seen or three written straight to them. Such bridges decay; nine in ten are gone within a year (Burt 2002, "Bridge
    /// decay", Social Networks 24).
    pub fn only_tie(&self, person: PersonId) -> bool {
        self.only_ties.contains(&person)
    }
}

/// People are the nodes of the graph, by their keys.
fn node(person: PersonId) -> usize {
    person.0 as usize
}

/// The communities of two and more, named, in the order of [`Circles::all`].
fn circles(history: &History, graph: &Graph) -> Vec<Circle> {
    let mut groups: BTreeMap<usize, Vec<PersonId>> = BTreeMap::new();
    for (node, group) in leiden::communities(graph).into_iter().enumerate() {
        groups.entry(group).or_default().push(PersonId(node as u32));
    }
    let groups: Vec<Vec<PersonId>> = groups.into_values().filter(|members| members.len() > 1).collect();
    let names = name::names(history, &groups);
    let mut circles: Vec<Circle> =
        names.into_iter().zip(groups).map(|(name, members)| Circle { name, members }).collect();
    circles.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then_with(|| a.name.cmp(&b.name)));
    circles
}

/// The people with the strongest ties of all who stood beside anybody, by key.
fn strongest(history: &History, graph: &Graph) -> Vec<usize> {
    let Some(newest) = history.mails.last().map(|mail| mail.at) else { return Vec::new() };
    let beside = history.people.iter().map(|person| person.id).filter(|id| !graph.ties(node(*id)).is_empty());
    let mut ranked: Vec<(f64, PersonId)> =
        beside.map(|id| (strength(history.tie(id), newest, HISTORY_DAYS), id)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut strongest: Vec<usize> = ranked.into_iter().take(STRONGEST).map(|(_, id)| node(id)).collect();
    strongest.sort_unstable();
    strongest
}

/// Betweenness among these nodes.
fn betweenness(graph: &Graph, strongest: &[usize]) -> BTreeMap<PersonId, f64> {
    let found = position::betweenness(graph, strongest);
    strongest.iter().map(|node| PersonId(*node as u32)).zip(found).collect()
}

/// See [`Circles::home`]: every mail counts once for each circle it reached.
fn home(history: &History, circles: &[Circle]) -> Option<usize> {
    let since = history.mails.last()?.at - Duration::days(LATELY);
    let lately = |circle: &Circle| {
        let contacts = circle.members.iter().flat_map(|id| &history.tie(*id).contacts);
        contacts
            .filter(|contact| contact.at >= since)
            .map(|contact| contact.mail)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let counts = circles.iter().map(lately).enumerate().filter(|(_, count)| *count > 0);
    counts.max_by_key(|(at, count)| (*count, Reverse(*at))).map(|(at, _)| at)
}

/// The one member of a circle to whom the owner has a tie.
fn only_tie(history: &History, circle: &Circle) -> Option<PersonId> {
    let mut tied = circle.members.iter().filter(|id| is_tie(history.tie(**id)));
    let only = tied.next().filter(|_| tied.next().is_none());
    only.filter(|_| circle.members.len() >= LOST_CIRCLE).copied()
}

fn is_tie(tie: &Tie) -> bool {
    tie.exchanges.len() >= TIE_EXCHANGES
        || tie.contacts.iter().filter(|contact| contact.direct).count() >= TIE_DIRECT
}
