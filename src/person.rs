//! Who counts as a person and what to call them. Owns: role addresses, the mapping address → person, names. Never
//! touches: what was said.

use crate::message::{AddrSpec, Address};
use crate::words::{Mail, Person, PersonId, Rules};
use std::collections::{BTreeMap, BTreeSet, HashMap};

mod behaviour;
mod full_name;
mod merge;
mod name;
mod owner;
mod role;

pub use behaviour::lists_by_behaviour;
pub use merge::{Proposal, propose};
pub use name::{matches_author, tidy};
pub use owner::{learn_own, namesakes, same_surname, surname};

/// Whether a human being reads this address, as far as the address tells: `infante@` is a person, `info@` is none.
pub fn is_person(address: &AddrSpec) -> bool {
    !role::is_role(address) && !role::has_list_shape(address)
}

/// Words of a display name behind which a desk or a machine answers.
const DESK_WORDS: &[&str] = &[
    "billing",
    "care",
    "center",
    "centre",
    "department",
    "dept",
    "desk",
    "github",
    "helpdesk",
    "jira",
    "kundenservice",
    "newsletter",
    "notifications",
    "office",
    "payroll",
    "reception",
    "sales",
    "service",
    "services",
    "support",
    "system",
    "team",
    "ticket",
    "tickets",
];

/// Whether a display name is a desk's: `Order Team`, `Travel Desk`.
fn is_desk(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| DESK_WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether the address is a list by the config or by its shape (`-list@`, `groups.`, `lists.`).
pub fn is_list(address: &AddrSpec, rules: &Rules) -> bool {
    role::has_list_shape(address) || rules.lists.iter().any(|pattern| pattern.covers(address))
}

/// Whether the config keeps this address out of everything.
pub fn is_excluded(address: &AddrSpec, rules: &Rules) -> bool {
    rules.exclude.iter().any(|pattern| pattern.covers(address))
}

/// Whether items may be about this address: a person, not the owner, not a delegate, not excluded, no list.
pub fn may_appear(address: &AddrSpec, rules: &Rules) -> bool {
    !rules.is_own(address)
        && !rules.delegates.contains(address)
        && !is_list(address, rules)
        && !is_excluded(address, rules)
        && is_person(address)
}

/// Everybody the owner wrote to, with the mapping from their addresses.
#[derive(Clone, Debug, Default)]
pub struct People {
    people: Vec<Person>,
    by_address: HashMap<AddrSpec, PersonId>,
}

/// What is known of one address while people are gathered.
#[derive(Default)]
struct Seen<'a> {
    /// The display names as written, and how often.
    names: BTreeMap<&'a str, u32>,
    last: i64,
}

impl People {
    /// Gathers the people of `mails`: every recipient who [`may_appear`] and does not behave like a list, addresses of
    /// one person joined only where the config's `aliases` say so.
    pub fn gather<'a>(mails: impl IntoIterator<Item = &'a Mail>, rules: &Rules) -> Self {
        let mails: Vec<&Mail> = mails.into_iter().collect();
        let lists = lists_by_behaviour(&mails);
        let mut seen: HashMap<&AddrSpec, Seen<'_>> = HashMap::new();
        for mail in &mails {
            for Address { name, addr } in mail.to.iter().chain(&mail.cc).chain(&mail.bcc) {
                let entry = seen.entry(addr).or_default();
                entry.last = entry.last.max(mail.at.timestamp());
                if let Some(name) = name {
                    *entry.names.entry(name).or_default() += 1;
                }
            }
        }
        seen.retain(|address, _| {
            may_appear(address, rules) && (rules.names(address) || !lists.contains(address))
        });
        Self::join(&seen.into_iter().collect(), rules)
    }

    fn join(seen: &BTreeMap<&AddrSpec, Seen<'_>>, rules: &Rules) -> Self {
        let mut groups: BTreeMap<&AddrSpec, Vec<&AddrSpec>> = BTreeMap::new();
        // An address book may hold more people than the mailbox: looked up from the aliases, not from the people.
        let heads = rules.heads();
        for address in seen.keys() {
            groups.entry(heads.get(address).copied().unwrap_or(address)).or_default().push(address);
        }
        let mut all = Self::default();
        for (main, mut addresses) in groups {
            let id = PersonId(all.people.len() as u32);
            addresses.sort_by_key(|a| (std::cmp::Reverse(seen.get(*a).map_or(0, |s| s.last)), *a));
            let known = addresses.iter().filter_map(|a| seen.get(*a)).flat_map(|known| &known.names);
            let tidied: Vec<(String, u32)> = known.map(|(name, count)| (tidy(name), *count)).collect();
            let mut names: BTreeMap<&str, u32> = BTreeMap::new();
            for (name, count) in &tidied {
                *names.entry(name).or_default() += count;
            }
            let rule = rules.people.get(main);
            let name = rule
                .and_then(|r| r.name.clone())
                .or_else(|| name::commonest(&names))
                .unwrap_or_else(|| name::from_address(main));
            let listed = rules.names(main);
            let own = rules
                .own_name
                .as_deref()
                .is_some_and(|own| own.contains(' ') && own.eq_ignore_ascii_case(&name));
            if !listed && (is_desk(&name) || own) {
                continue;
            }
            for address in &addresses {
                all.by_address.insert((*address).clone(), id);
            }
            all.people.push(Person {
                id,
                short: name::short(&name),
                name,
                addresses: addresses.into_iter().cloned().collect(),
                roles: rule.and_then(|r| r.role).into_iter().collect::<BTreeSet<_>>(),
                department: rule.and_then(|r| r.department.clone()),
                dates: rule.map(|r| r.dates.clone()).unwrap_or_default(),
                listed,
                every_days: rule.and_then(|r| r.every_days),
                public_never: rule.is_some_and(|r| r.public_never),
            });
        }
        all
    }

    /// The person behind an address, when they may appear.
    pub fn id(&self, address: &AddrSpec) -> Option<PersonId> {
        self.by_address.get(address).copied()
    }

    /// The person with this key.
    pub fn get(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0 as usize)
    }

    /// Everybody, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// People whose name or address contains `query`, case-blind; an exact address or name wins alone.
    pub fn find(&self, query: &str) -> Vec<&Person> {
        let wanted = query.to_lowercase();
        let exact: Vec<&Person> = self
            .iter()
            .filter(|p| p.name.to_lowercase() == wanted || p.addresses.iter().any(|a| a.as_str() == wanted))
            .collect();
        if !exact.is_empty() {
            return exact;
        }
        self.iter()
            .filter(|p| {
                p.name.to_lowercase().contains(&wanted)
                    || p.addresses.iter().any(|a| a.as_str().contains(&wanted))
            })
            .collect()
    }
}
