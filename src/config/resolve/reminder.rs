//! `[[reminder]]`. Owns: what its keys mean together. Never touches: when anything is due.

use super::{Check, DIGEST_CRON};
use crate::config::Reminder;
use crate::config::table::ReminderTable;
use crate::config::word::{Appear, Line, Zone};
use crate::message::AddrSpec;
use crate::schedule::Crontab;
use crate::words::{About, Role};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;

/// When reminders with `every` are looked at.
const MORNING: &str = "0 8 * * *";

/// The longest name, in characters: it is the first line of an item, and the subject of a mail.
const NAME_CHARS: usize = 60;

/// The longest `text`, in characters: an item has at most 60 words.
const TEXT_CHARS: usize = 200;

impl Check<'_> {
    pub(super) fn reminders(&mut self, tables: Vec<ReminderTable>) -> Vec<Reminder> {
        let mut names = BTreeSet::new();
        let mut reminders = Vec::new();
        for table in tables {
            let (at, name) = (table.name.span(), &table.name.get_ref().0);
            if !names.insert(name.clone()) {
                self.fault(at, format!("there are two reminders `{name}`"), "give each its own name");
            }
            reminders.extend(self.reminder(table));
        }
        reminders
    }

    fn reminder(&mut self, table: ReminderTable) -> Option<Reminder> {
        let name = table.name;
        self.short(name.span(), &name.get_ref().0, NAME_CHARS);
        if let Some(text) = &table.text {
            self.short(text.span(), &text.get_ref().0, TEXT_CHARS);
        }
        match (&table.cron, &table.every) {
            (Some(_), Some(every)) => self.fault(
                every.span(),
                "a reminder has `cron` or `every`, not both",
                "leave one of them out",
            ),
            (None, None) => self.fault(
                name.span(),
                "this reminder never comes",
                "write `cron = \"0 9 * * MON\"`, or `every = \"30d\"` since you last did it",
            ),
            _ => {}
        }
        let about = self.about(table.person, table.circle, table.role);
        if let (Some(within), About::Nobody) = (&table.unless_contacted_within, &about) {
            self.fault(
                within.span(),
                "this needs somebody to have been written to",
                "write `person = \"dana@example.com\"` beside it, or `circle`, or `role`",
            );
        }
        let cron = match table.every {
            Some(_) => Crontab::parse(MORNING).ok(),
            None => self.cron(table.cron, DIGEST_CRON),
        };
        Some(Reminder {
            name: name.into_inner().0,
            cron: cron?,
            every: table.every.map(Spanned::into_inner),
            timezone: table.timezone.map(|Zone(zone)| zone),
            about,
            practice: table.practice.map(|name| name.0),
            unless_contacted_within: table.unless_contacted_within.map(Spanned::into_inner),
            text: table.text.map(|text| text.into_inner().0),
            at_once: table.deliver == Appear::Now,
        })
    }

    fn short(&mut self, at: Range<usize>, line: &str, most: usize) {
        let chars = line.chars().count();
        if chars > most {
            self.fault(at, format!("this has {chars} characters"), format!("write at most {most}"));
        }
    }

    fn about(
        &mut self,
        person: Option<Spanned<AddrSpec>>,
        circle: Option<Spanned<Line>>,
        role: Option<Spanned<Role>>,
    ) -> About {
        let mut about = Vec::new();
        about.extend(person.map(|one| (one.span(), About::Person(one.into_inner()))));
        about.extend(circle.map(|one| (one.span(), About::Circle(one.into_inner().0))));
        about.extend(role.map(|one| (one.span(), About::Role(one.into_inner()))));
        if let [_, (second, _), ..] = about.as_slice() {
            self.fault(
                second.clone(),
                "a reminder is about one person, one circle or one role",
                "leave all but one of them out, or write a `[[reminder]]` for each",
            );
        }
        about.into_iter().next().map_or(About::Nobody, |(_, about)| about)
    }
}
