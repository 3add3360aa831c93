//! Who signed. Owns: whether somebody else's name stands under a mail of the owner's. Never touches: headers.
//!
//! A name alone is a nickname more often than a delegate, so only three things count: words that say it ("Jo, for
//! Marta", "Assistant to Marta Ruiz"), the name of a configured delegate, and, under a sign-off, a full name that
//! shares nothing with any of the owner's.

use crate::message::AddrSpec;
use crate::zones::Zones;
use std::collections::BTreeSet;

/// Between the delegate's name and the owner's.
const FOR: &[&str] = &[
    " for ",
    " on behalf of ",
    " i.a. ",
    " i. a. ",
    " im auftrag von ",
    " für ",
    " p.p. ",
    " pp ",
    " pour ",
    " de la part de ",
    " por ",
    " em nome de ",
    " en nombre de ",
    " per conto di ",
    " namens ",
    " för ",
];

/// What a delegate is to the owner, before the owner's name.
const ASSISTS: &[&str] = &[
    "assistant to",
    "assistant for",
    "secretary to",
    "secretary for",
    "office of",
    "assistentin von",
    "assistent von",
    "assistenz von",
    "sekretariat von",
    "büro von",
    "assistante de",
    "assistant de",
    "secrétariat de",
    "asistente de",
    "assistente de",
    "assistente di",
    "segreteria di",
    "assistent van",
];

/// Words of signatures that are no name's.
const NO_NAMES: &str = "\
    regards wishes sincerely thanks thank best kind yours truly warm cheers corp inc ltd llc gmbh \
    company department dept team vice president director manager engineer attorney counsel chief officer \
    senior assistant north south east west street suite road avenue merry christmas happy new year good \
    have take care see you sent from my the of and iphone ipad mobile phone love mit freundlichen grüßen \
    viele liebe grüße cordialement bien saludos abraço cordiali saluti met vriendelijke groet legal \
    group services bank university institute house global trading energy gas power america marketing \
    sales office law associate analyst general managing executive professor dr research blackberry \
    android outlook confidential privileged system systems software consulting international network \
    looking forward hope talk soon god bless to for with in at on is attached please mom dad all a your \
    our it this that no yes";

/// Words of the line above the name of who signs.
const SIGN_OFFS: &[&str] = &[
    "regards",
    "thanks",
    "sincerely",
    "best",
    "cheers",
    "yours",
    "grüße",
    "grüßen",
    "gruß",
    "cordialement",
    "saludos",
    "saluti",
    "cumprimentos",
    "abraço",
    "groet",
    "groeten",
    "hälsningar",
    "hilsen",
    "pozdrawiam",
    "уважением",
];

/// A line at the end of the text that may be a signature has at most so many characters.
const LAST_LINE: usize = 60;

fn is_no_name(word: &str) -> bool {
    NO_NAMES.split(' ').any(|other| other == word)
}

/// Whether somebody other than the owner signed, in the signature or, in so many words, on the last line above it.
/// `owner` are the owner's names as they stand in `From` lines and the config; `own` the owner's addresses.
pub(super) fn by_another(zones: &Zones, owner: &[&str], own: &[AddrSpec], delegates: &[AddrSpec]) -> bool {
    let signature = zones.signature.as_str();
    let lower = signature.to_lowercase();
    let last = zones.own.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    let last = if last.chars().count() <= LAST_LINE { last.to_lowercase() } else { String::new() };
    let mine = names_of(owner, own);
    let hers: BTreeSet<String> = delegates.iter().flat_map(|d| words(d.local())).collect();
    lower.lines().chain([last.as_str()]).any(|line| says_for(line, &mine, &hers) || assists(line, &mine))
        || first_name(&lower).is_some_and(|name| {
            !name.is_empty() && name.iter().all(|word| hers.contains(word) && !mine.contains(word))
        })
        || signs_in_full(signature, owner, &mine)
}

/// Words of the owner's names and addresses, in lower case.
fn names_of(owner: &[&str], own: &[AddrSpec]) -> BTreeSet<String> {
    let locals = own.iter().map(AddrSpec::local);
    owner.iter().copied().chain(locals).flat_map(words).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// `Jo, for Marta`: another name, a word for it, the owner's name (or, when a delegate signs, nobody's).
fn says_for(line: &str, mine: &BTreeSet<String>, hers: &BTreeSet<String>) -> bool {
    let line = format!(
        " {} ",
        line.replace([',', '(', ')', '-', '/'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
    );
    FOR.iter().filter_map(|word| line.split_once(word)).any(|(before, behind)| {
        let (before, behind) = (words(before), words(behind));
        let short = (1..=3).contains(&before.len()) && (1..=3).contains(&behind.len());
        let another = before.iter().all(|word| !mine.contains(word) && !is_no_name(word));
        let delegate = before.iter().any(|word| hers.contains(word));
        short && another && (delegate || behind.iter().all(|word| mine.contains(word)))
    })
}

fn assists(line: &str, mine: &BTreeSet<String>) -> bool {
    ASSISTS.iter().filter_map(|word| line.split_once(word)).any(|(_, behind)| {
        let named = words(behind);
        named.first().is_some_and(|word| mine.contains(word)) && named.get(1).is_none_or(|w| mine.contains(w))
    })
}

/// The words of the first line that is no greeting at the end.
fn first_name(signature: &str) -> Option<Vec<String>> {
    signature
        .lines()
        .map(words)
        .filter(|words| !words.is_empty())
        .find(|words| !words.iter().any(|word| is_no_name(word)))
        .filter(|words| words.len() <= 3)
}

/// A full name under a sign-off that is nobody's of the owner: no word is the owner's, no other line names the owner, and
/// the owner's own full name is known.
fn signs_in_full(signature: &str, owner: &[&str], mine: &BTreeSet<String>) -> bool {
    let known = owner.iter().any(|name| name.contains(' ') && words(name).len() >= 2);
    let all = words(signature);
    if !known || all.iter().any(|word| mine.contains(word)) {
        return false;
    }
    let mut lines = signature.lines().map(str::trim).filter(|line| !line.is_empty());
    let signs_off = |line: &str| words(line).iter().any(|word| SIGN_OFFS.contains(&word.as_str()));
    // A name alone may be an answer, a motto or a company.
    let Some(line) = lines.next().filter(|line| signs_off(line)).and_then(|_| lines.next()) else {
        return false;
    };
    let parts: Vec<&str> = line.split_whitespace().collect();
    let name_like = |part: &&str| {
        let bare = part.trim_end_matches(['.', ',']);
        bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '\'')
    };
    let full = |part: &&str| part.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (2..=3).contains(&parts.len())
        && parts.iter().all(name_like)
        && parts.first().is_some_and(full)
        && parts.last().is_some_and(full)
        && !words(line).iter().any(|word| is_no_name(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(signature: &str) -> bool {
        let own = [AddrSpec::parse("marta.ruiz@corp.example").unwrap()];
        let delegates = [AddrSpec::parse("jo.lind@corp.example").unwrap()];
        let zones = Zones { signature: signature.to_owned(), ..Zones::default() };
        by_another(&zones, &["Marta Ruiz"], &own, &delegates)
    }

    #[test]
    fn others_are_told_from_the_owner() {
        for another in [
            "Jo, for Marta",
            "Jo (for Marta Ruiz)",
            "Nadia, on behalf of Marta",
            "Nadia\nAssistant to Marta Ruiz",
            "Regards,\nNadia Keller\n555-0100",
            "Jo Lind",
            "Jo",
        ] {
            assert!(signed(another), "{another}");
        }
        for own in [
            "",
            "Marta",
            "Best,\nM",
            "MR",
            "Marta Ruiz\nAssistant Director",
            "Nadia Keller\nfor the team\nMarta",
            "Tita",
            "Carpe Diem",
            "Acme Widgets\nTel 123",
            "Kind Regards",
            "Corp Trading",
            "Thanks for everything,\nMarta",
            "Sent from my iPhone",
            "Thank you for your help",
            "Director\nCorp",
            "Mum",
        ] {
            assert!(!signed(own), "{own}");
        }
    }

    #[test]
    fn without_a_full_name_nobody_is_another() {
        let zones = Zones { signature: "Nadia Keller".to_owned(), ..Zones::default() };
        assert!(!by_another(&zones, &["Marta"], &[], &[]));
        assert!(!by_another(&zones, &[], &[], &[]));
    }

    #[test]
    fn the_last_line_of_the_text_may_say_it_too() {
        let own = [AddrSpec::parse("marta.ruiz@corp.example").unwrap()];
        let last = |line: &str| {
            let zones = Zones { own: format!("The plan is attached.\n\n{line}"), ..Zones::default() };
            by_another(&zones, &["Marta Ruiz"], &own, &[])
        };
        assert!(last("Jo, for Marta") && last("Nadia (on behalf of Marta Ruiz)"));
        assert!(!last("Thanks for everything, Marta") && !last("It is for Marta") && !last("Nadia Keller"));
    }
}
