//! `[people."…"]`. Owns: that every address stands for one person. Never touches: who is one in the mail.

use super::Check;
use crate::config::table::PersonTable;
use crate::config::word::Public;
use crate::message::AddrSpec;
use crate::words::{PersonRule, Role, RuleSource};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

impl Check<'_> {
    pub(super) fn people(
        &mut self,
        tables: Vec<(Spanned<AddrSpec>, PersonTable)>,
        own: &BTreeSet<AddrSpec>,
    ) -> BTreeMap<AddrSpec, PersonRule> {
        let mut people = BTreeMap::new();
        let mut taken: BTreeMap<AddrSpec, AddrSpec> = BTreeMap::new();
        for (address, table) in tables {
            let head = address.get_ref().clone();
            for each in std::iter::once(&address).chain(&table.aliases) {
                self.claim(each, &head, own, &mut taken);
            }
            if let Some(every) = table.every.as_ref().filter(|_| table.role != Some(Role::Boss)) {
                self.fault(
                    every.span(),
                    "a rhythm of check-ins is for a boss only",
                    "write `role = \"boss\"` beside it, or leave it out",
                );
            }
            people.insert(head, rule(table));
        }
        people
    }

    fn claim(
        &mut self,
        address: &Spanned<AddrSpec>,
        head: &AddrSpec,
        own: &BTreeSet<AddrSpec>,
        taken: &mut BTreeMap<AddrSpec, AddrSpec>,
    ) {
        let (at, address) = (address.span(), address.get_ref().clone());
        if own.contains(&address) {
            self.fault(at, "this is your own address", "leave it out: people are the others");
        } else if let Some(other) = taken.insert(address.clone(), head.clone()) {
            let hint = format!("it is already an address of [people.\"{other}\"]; leave it in one place");
            self.fault(at, format!("`{address}` stands here twice"), hint);
        }
    }
}

fn rule(table: PersonTable) -> PersonRule {
    PersonRule {
        source: RuleSource::Config,
        role: table.role,
        department: table.department.map(|line| line.0),
        dates: Vec::new(),
        name: table.name.map(|line| line.0),
        aliases: table.aliases.into_iter().map(Spanned::into_inner).collect(),
        every_days: table.every.map(|every| every.into_inner().0),
        public_never: table.public == Public::Never,
    }
}
