//! Who lives in a sample mailbox. Owns: the invented people, their mail programs and languages, and what they work
//! on, read from one TOML file an owner. Never touches: stories.

use super::clients::Client;
use crate::message::AddrSpec;
use serde::Deserialize;

/// One invented person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Person {
    /// As in their `From` line.
    pub name: String,
    /// Only `.example` domains.
    pub addr: AddrSpec,
    /// What they write and quote with.
    pub client: Client,
    /// The language they write in (`en`, `de`, `fr`, `es`, `pt`).
    pub lang: String,
}

impl Person {
    /// What friends call them.
    pub fn given(&self) -> &str {
        let first = self.name.split_once(", ").map_or(self.name.as_str(), |(_, first)| first);
        first.split_whitespace().next().unwrap_or(first)
    }
}

/// Something people work on together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Topic {
    /// As a subject line and, in quotation marks, in every language.
    pub subject: String,
    /// What can be sent: "the headcount file".
    pub thing: String,
    /// What can be asked: "correct the headcount".
    #[serde(rename = "do")]
    pub task: String,
    /// What was done, in the past: "corrected the headcount".
    pub did: String,
    /// The attachment.
    pub file: String,
}

/// Something one may look for and another may find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// As somebody asks about it.
    pub asked: String,
    /// As it is told: other words around the telling ones.
    pub told: String,
}

/// Name, address, mail program, language.
pub type Row = (String, AddrSpec, Client, String);

fn people(rows: &[Row]) -> Vec<Person> {
    let person = |(name, addr, client, lang): &Row| Person {
        name: name.clone(),
        addr: addr.clone(),
        client: *client,
        lang: lang.clone(),
    };
    rows.iter().map(person).collect()
}

/// An owner's surroundings, as they stand in `owners/<owner>.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// The owner; `client` is the one used most.
    pub me: Person,
    /// Signature below long mails.
    pub signature: String,
    /// Legal boilerplate; empty for none.
    pub disclaimer: String,
    /// Other mail programs the owner uses now and then.
    pub also: Vec<Client>,
    /// How many days the mailbox goes back.
    pub days: i64,
    /// What the program would be configured with.
    pub config: String,
    /// Machines and service desks, no people.
    pub desks: Vec<Person>,
    /// Mailing lists; empty when the owner has none.
    pub lists: Vec<Person>,
    /// Sends for the owner.
    pub delegate: Option<Person>,
    /// The owner reports to them.
    pub boss: Option<Person>,
    /// Reports to the owner.
    pub report: Option<Person>,
    /// Stands under `[privacy] exclude`.
    pub excluded: Person,
    /// Everybody else.
    pub people: Vec<Row>,
    /// Those of the later stories, apart from the others so that these stay as they are.
    pub newcomers: Vec<Row>,
    /// The owner's own circle.
    pub team: Vec<Row>,
    /// A circle of another department or house.
    pub guests: Vec<Row>,
    /// A circle beside work.
    pub club: Vec<Row>,
    /// `role = "rival"` in the config.
    pub rivals: Vec<Person>,
    /// `public = "never"` in the config.
    pub modest: Person,
    /// Matters to look for, as they are asked for and as they are told of; no two share a telling word.
    pub matters: Vec<(String, String)>,
    /// Projects of several circles.
    pub projects: Vec<String>,
    /// Steps on the owner's path, as infinitives.
    pub steps: Vec<String>,
    /// What they work on: subject, thing, do, did, file.
    pub topics: Vec<(String, String, String, String, String)>,
}

impl Home {
    /// Everybody else, as people.
    pub fn pool(&self) -> Vec<Person> {
        people(&self.people)
    }

    /// The people of the later stories.
    pub fn newcomers(&self) -> Vec<Person> {
        people(&self.newcomers)
    }

    /// The owner's own circle.
    pub fn team(&self) -> Vec<Person> {
        people(&self.team)
    }

    /// A circle of another department or house.
    pub fn guests(&self) -> Vec<Person> {
        people(&self.guests)
    }

    /// A circle beside work.
    pub fn club(&self) -> Vec<Person> {
        people(&self.club)
    }

    /// What people look for and find.
    pub fn matters(&self) -> Vec<Matter> {
        let matter = |(asked, told): &(String, String)| Matter { asked: asked.clone(), told: told.clone() };
        self.matters.iter().map(matter).collect()
    }

    /// The topics, by name.
    pub fn subjects(&self) -> Vec<Topic> {
        let topic = |(subject, thing, task, did, file): &(String, String, String, String, String)| Topic {
            subject: subject.clone(),
            thing: thing.clone(),
            task: task.clone(),
            did: did.clone(),
            file: file.clone(),
        };
        self.topics.iter().map(topic).collect()
    }
}
