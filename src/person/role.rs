//! Addresses behind which no person answers. Owns: role words, robots, lists by their shape. Never touches: what the
//! config says.

use crate::message::AddrSpec;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Letters and digits of a local part that no person chose: `reply` codes, hashes, ids.
const CODE_LENGTH: usize = 24;

/// Pairs of neighbouring tokens with the meaning of one word (`no-reply`, `do_not_reply`, `mailer-daemon`).
const PAIRS: &[(&str, &str)] = &[
    ("no", "reply"),
    ("not", "reply"),
    ("no", "address"),
    ("mailer", "daemon"),
    ("customer", "service"),
    ("customer", "care"),
    ("conf", "room"),
    ("meeting", "room"),
    ("auto", "reply"),
    ("all", "employees"),
    ("all", "hands"),
    ("all", "staff"),
    ("human", "resources"),
    ("service", "client"),
    ("ne", "pas"),
    ("nicht", "antworten"),
    ("no", "responder"),
    ("nao", "responda"),
    ("non", "rispondere"),
];

/// Domains, and what lies below them, at which machines answer.
const ROBOT_DOMAINS: &[&str] = &[
    "reply.github.com",
    "noreply.github.com",
    "reply.gitlab.com",
    "resource.calendar.google.com",
    "group.calendar.google.com",
    "calendar.google.com",
    "zendesk.com",
    "freshdesk.com",
    "helpscout.net",
    "intercom-mail.com",
    "reply.craigslist.org",
    "bounce.google.com",
    "atlassian.net",
];

/// First labels of domains, or labels within, at which lists live.
const LIST_LABELS: &[&str] = &[
    "groups",
    "lists",
    "list",
    "listserv",
    "googlegroups",
    "yahoogroups",
    "listes",
    "listas",
    "liste",
    "lista",
    "mailman",
    "sympa",
    "freelists",
    "vger",
    "mailinglist",
    "mailinglists",
    "maillist",
    "egroups",
    "onelist",
];

/// Endings of local parts that lists and their robots have.
const LIST_ENDINGS: &[&str] = &[
    "-list",
    "-l",
    "-users",
    "-user",
    "-dev",
    "-devel",
    "-announce",
    "-discuss",
    "-discussion",
    "-request",
    "-owner",
    "-bounces",
    "-subscribe",
    "-unsubscribe",
    "-help",
    "-members",
    "-all",
    "_list",
];

struct Words {
    any: BTreeSet<&'static str>,
    alone: BTreeSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { any: BTreeSet::new(), alone: BTreeSet::new() };
    for line in include_str!("roles.txt").lines() {
        match line.split_once(':') {
            Some(("any", list)) => words.any.extend(list.split_whitespace()),
            Some(("alone", list)) => words.alone.extend(list.split_whitespace()),
            _ => {}
        }
    }
    words
});

/// Whether a machine, a desk or a list answers, as far as the address tells.
pub fn is_role(address: &AddrSpec) -> bool {
    let local = address.local();
    // `support2@` is as much a desk as `support@`.
    let tokens: Vec<&str> = local
        .split(|c: char| !c.is_alphanumeric())
        .map(|token| token.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|token| !token.is_empty())
        .collect();
    let any = tokens.iter().any(|token| WORDS.any.contains(token));
    let dotted = local.contains('.');
    let leads = tokens.len() == 1 || !dotted;
    let alone = leads && tokens.first().is_some_and(|token| WORDS.alone.contains(token));
    let pair = tokens.iter().zip(tokens.iter().skip(1)).any(|(a, b)| PAIRS.contains(&(*a, *b)));
    any || alone || pair || is_code(local) || is_robot_domain(address.domain())
}

/// Ids and return paths (VERP): no letters at all, or one long run of letters mixed with digits.
fn is_code(local: &str) -> bool {
    let wordless = !local.chars().any(char::is_alphabetic);
    let coded = local.split(|c: char| !c.is_alphanumeric()).any(|token| {
        let digits = token.chars().filter(char::is_ascii_digit).count();
        token.chars().count() >= CODE_LENGTH && digits >= 4
    });
    wordless || coded || local.contains('=') || local.starts_with("bounce")
}

fn is_robot_domain(domain: &str) -> bool {
    ROBOT_DOMAINS
        .iter()
        .any(|robot| domain.strip_suffix(robot).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether the address has the shape of a list's: `-list@`, `groups.`, `lists.`, `owner-`.
pub fn has_list_shape(address: &AddrSpec) -> bool {
    let local = address.local().split('+').next().unwrap_or_default();
    // The last label is no list's: `x@list` is a host of somebody's.
    let labels: Vec<&str> = address.domain().split('.').collect();
    let inner = labels.get(..labels.len().saturating_sub(1)).unwrap_or_default();
    LIST_ENDINGS.iter().any(|end| local.len() > end.len() && local.ends_with(end))
        || local.starts_with("owner-")
        || local.starts_with("list-")
        || inner.iter().any(|label| LIST_LABELS.contains(label))
        || address.domain() == "groups.io"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(text: &str) -> bool {
        is_role(&AddrSpec::parse(text).unwrap())
    }

    #[test]
    fn people_are_no_desks() {
        for yes in [
            "infante@x.example",
            "ana.sousa@x.example",
            "m..sharp@x.example",
            "salesman@x.example",
            "d@x.example",
            "steve.jobs@x.example",
            "franz.list@x.example",
            "emily.post@x.example",
            "emily_post@x.example",
            "ana+work@x.example",
            "supporterfan@x.example",
            "john.page@x.example",
            "ana1984@x.example",
            "christopher.montgomery-featherstonehaugh@x.example",
            "listera@x.example",
        ] {
            assert!(!role(yes), "{yes}");
        }
    }

    #[test]
    fn desks_and_machines_are_known_in_many_languages() {
        for no in [
            "info@x.example",
            "no-reply@x.example",
            "noreply-abc1@x.example",
            "do_not.reply@x.example",
            "mailer-daemon@x.example",
            "support+42@x.example",
            "support2@x.example",
            "it-support@x.example",
            "1234@x.example",
            "reply+aa77bc@x.example",
            "bounce+17=ana@x.example",
            "kontakt@x.example",
            "buchhaltung@x.example",
            "contabilidad@x.example",
            "facturation@x.example",
            "facturen@x.example",
            "ksiegowosc@x.example",
            "muhasebe@x.example",
            "vendas.lisboa@x.example",
            "jobs-berlin@x.example",
            "jobs@x.example",
            "post@x.example",
            "tickets@x.example",
            "ab12@reply.github.com",
            "c_1884f0abc@resource.calendar.google.com",
            "help@shop.zendesk.com",
            "0a1b2c3d4e5f60718293a4b5c6d7@x.example",
            "conf-room-3@x.example",
            "all.employees@x.example",
            "nao-responda@x.example",
        ] {
            assert!(role(no), "{no}");
        }
    }

    #[test]
    fn lists_have_a_shape() {
        let list = |text: &str| has_list_shape(&AddrSpec::parse(text).unwrap());
        for yes in [
            "linux-list@x.example",
            "friends@groups.example",
            "a@lists.x.example",
            "a@mail.lists.x.example",
            "a@googlegroups.com",
            "a@groups.io",
            "dev@vger.x.example",
            "rust-users@x.example",
            "owner-walkers@x.example",
            "walkers-request@x.example",
        ] {
            assert!(list(yes), "{yes}");
        }
        for no in ["ana@x.example", "dana.list@x.example", "-l@x.example", "a@playlists.example", "a@list"] {
            assert!(!list(no), "{no}");
        }
    }
}
