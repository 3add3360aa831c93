//! Who the newest mails in Sent are from. Proposals only: the owner knows.

use super::Step;
use crate::cli::Failure;
use crate::config::Account;
use crate::mailbox::imap::Look;
use crate::message::AddrSpec;
use crate::person::is_person;
use std::collections::BTreeMap;
use std::fmt::Write;

/// An address on at least so many of them may be another of the owner's, or a delegate's.
const OFTEN: u32 = 3;

/// So many addresses are told.
const MOST: usize = 3;

/// Whose mail lies there, and who sent for them.
pub(super) fn steps(account: &Account, look: &Look) -> Vec<Step> {
    if look.looked_at == 0 {
        return Vec::new();
    }
    std::iter::once(from(account, look)).chain(deputies(account, look)).collect()
}

fn is_own(account: &Account, address: &AddrSpec) -> bool {
    account.address == *address || account.aliases.contains(address)
}

fn from(account: &Account, look: &Look) -> Step {
    let newest = look.looked_at;
    let mine: u32 = look.senders.iter().filter(|(a, _)| is_own(account, a)).map(|(_, count)| count).sum();
    let others = |wanted: bool| {
        list(&look.senders, |a| {
            !is_own(account, a) && !account.delegates.contains(a) && is_person(a) == wanted
        })
    };
    let (people, desks) = (others(true), others(false));
    let mut said = if mine == 0 {
        format!("none of the newest {newest} is from you")
    } else {
        format!("{mine} of the newest {newest} are from you")
    };
    if let Some(people) = &people {
        let _ = write!(
            said,
            "; others are from {people}: add what is yours to `aliases`, who sends for you to `delegates`"
        );
    }
    if let Some(desks) = &desks {
        let _ = write!(
            said,
            "; {desks} may be shared mailboxes: add one to `aliases` only if you alone write from it"
        );
    }
    let fails = mine == 0 && (people.is_some() || desks.is_some());
    let done = if fails { Err(Failure::config(said)) } else { Ok(said) };
    Step::of("from", account.address.to_string(), done)
}

/// Mail that bears the owner's `From` and another's `Sender`.
fn deputies(account: &Account, look: &Look) -> Option<Step> {
    let told = list(&look.deputies, |a| !is_own(account, a) && !account.delegates.contains(a))?;
    let said = format!(
        "of the newest {} some were sent for you by {told}: add who does so to `delegates`; such mail counts as \
         contact, never as your words",
        look.looked_at
    );
    Some(Step::of("sender", account.address.to_string(), Ok(said)))
}

/// `ana@example.com (12), bo@example.com (3)`: those that are wanted and often there, most often first.
fn list(counts: &BTreeMap<AddrSpec, u32>, wanted: impl Fn(&AddrSpec) -> bool) -> Option<String> {
    let mut found: Vec<(&AddrSpec, &u32)> =
        counts.iter().filter(|(address, count)| **count >= OFTEN && wanted(address)).collect();
    found.sort_by_key(|(address, count)| (std::cmp::Reverse(**count), *address));
    let told: Vec<String> =
        found.iter().take(MOST).map(|(address, count)| format!("{address} ({count})")).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use std::path::Path;

    fn said(senders: &[(&str, u32)], deputies: &[(&str, u32)]) -> Vec<(bool, String)> {
        let text = "[[account]]\naddress = \"me@x.example\"\naliases = [\"m.e@x.example\"]\n\
                    delegates = [\"jo@x.example\"]\nmaildir = \"/m\"\n";
        let config = Config::parse(text, Path::new("c.toml")).unwrap();
        let counts = |rows: &[(&str, u32)]| -> BTreeMap<AddrSpec, u32> {
            rows.iter().map(|(text, count)| (AddrSpec::parse(text).unwrap(), *count)).collect()
        };
        let look = Look {
            messages: 900,
            looked_at: senders.iter().map(|(_, count)| count).sum(),
            senders: counts(senders),
            deputies: counts(deputies),
        };
        steps(&config.accounts[0], &look).into_iter().map(|step| (step.ok, step.said)).collect()
    }

    #[test]
    fn own_mail_needs_no_advice() {
        let all = said(
            &[("me@x.example", 90), ("m.e@x.example", 8), ("jo@x.example", 9), ("cy@x.example", 2)],
            &[],
        );
        assert_eq!(all, [(true, "98 of the newest 109 are from you".to_owned())]);
        assert!(said(&[], &[]).is_empty());
    }

    #[test]
    fn other_addresses_shared_mailboxes_and_delegates_are_told_apart() {
        let all = said(
            &[("me@x.example", 90), ("miller@home.example", 12), ("info@x.example", 7)],
            &[("kim@x.example", 5), ("jo@x.example", 9), ("bo@x.example", 1)],
        );
        let [(true, from), (true, sender)] = all.as_slice() else { panic!("{all:?}") };
        assert!(from.contains("others are from miller@home.example (12): add what is yours"), "{from}");
        assert!(from.contains("info@x.example (7) may be shared mailboxes"), "{from}");
        assert!(sender.contains("sent for you by kim@x.example (5): add"), "{sender}");
    }

    #[test]
    fn a_mailbox_of_strangers_is_a_fault() {
        let all = said(&[("info@x.example", 7)], &[]);
        assert!(!all[0].0 && all[0].1.starts_with("none of the newest 7 is from you"), "{all:?}");
    }
}
