//! Which addresses may be one person's. Owns: proposals, each with its reason. Never touches: whether one is applied,
//! which only the owner says.
//!
//! Two addresses are proposed when they bear one full name, or when one bears a name that the other spells. They are
//! not when they ever stood on one mail, bear names that differ, or more than one person fits.

mod groups;
mod known;
mod pairs;

use super::People;
use crate::message::AddrSpec;
use crate::words::{Mail, Rules};
use groups::{Groups, told};

/// Two addresses that may be one person's.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Proposal {
    /// The address that would stand for the person: the config's, else the one written to most.
    pub keep: AddrSpec,
    /// The one that would join it.
    pub join: AddrSpec,
    /// Why, as half a sentence.
    pub because: String,
}

/// Proposes what to join among the people of `mails`. Those the config has as two stay two. In the order of the
/// addresses that would be kept, then of those that would join.
pub fn propose(mails: &[Mail], people: &People, rules: &Rules) -> Vec<Proposal> {
    let heads = rules.heads();
    let mut known = known::know(mails, people);
    for (address, it) in &mut known {
        it.named = rules.names(heads.get(address).copied().unwrap_or(address));
    }
    let mut pairs = pairs::pairs(&known);
    // The strongest reason first; then the alphabet, so that the outcome is always the same.
    pairs.sort_by(|a, b| (b.2, a.0, a.1).cmp(&(a.2, b.0, b.1)));
    let mut groups = Groups::default();
    for (a, b, reason) in pairs {
        groups.join(a, b, reason, &known);
    }
    let mut proposals: Vec<Proposal> =
        groups.members.values().flat_map(|members| told(members, &groups.reasons, &known)).collect();
    for proposal in &mut proposals {
        if let Some(head) = heads.get(&proposal.keep) {
            proposal.keep = (*head).clone();
        }
    }
    proposals.sort_by(|a, b| (&a.keep, &a.join).cmp(&(&b.keep, &b.join)));
    proposals
}

#[cfg(test)]
mod tests;
