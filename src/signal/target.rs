//! To whom a sentence is said. Owns: names in greetings. Never touches: what the sentence does.

use super::Target;
use super::count::words as words_in;
use crate::message::{AddrSpec, Address, Recipients};

/// Characters before the first comma in which a greeting stands.
const GREETING_CHARS: usize = 40;
/// Words of a greeting ("good morning Ravi"); more is a sentence.
const GREETING_WORDS: usize = 4;
/// Words that join two names, in the languages with stop-words.
const JOINERS: [&str; 14] = ["and", "&", "+", "und", "et", "y", "e", "en", "/", "och", "ve", "и", "та", "і"];

/// What follows a name in a greeting without spaces.
const HONORIFICS: [&str; 9] = ["さん", "さま", "様", "先生", "部長", "課長", "님", "씨", "老师"];

/// The person a mail is said to when its greeting names nobody: the one on `To`.
pub(super) fn of_mail(recipients: &Recipients) -> Target {
    let one = match recipients.to.as_slice() {
        [one] => Some(one),
        [] => recipients.all().next().filter(|_| recipients.all().nth(1).is_none()),
        _ => None,
    };
    one.map_or(Target::Everybody, |one| Target::Person(one.addr.clone()))
}

/// Words that greet more than one.
const SEVERAL: [&str; 8] = ["all", "everyone", "everybody", "team", "folks", "guys", "both", "colleagues"];

/// Whether the first line greets several although one stands on `To` ("Hi all," with the others in `Cc`).
pub(super) fn greets_several(own: &str, recipients: &Recipients) -> bool {
    let line = own.trim_start().lines().next().unwrap_or_default();
    let short = words_in(line) <= GREETING_WORDS;
    let words: Vec<String> = line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    recipients.all().nth(1).is_some() && short && words.iter().any(|word| SEVERAL.contains(&word.as_str()))
}

/// The one recipient whom a sentence or a line greets by name ("Ravi, could you…", "Hi Ravi,").
pub(super) fn greeted(sentence: &str, recipients: &Recipients) -> Option<AddrSpec> {
    let start = sentence.trim_start();
    let stop = start
        .char_indices()
        .take(GREETING_CHARS)
        .find(|(_, c)| matches!(c, ',' | ':' | '!' | '\n' | ';' | '、' | '，' | '：' | '！'));
    let end = match stop {
        Some((at, _)) => at,
        None if start.chars().nth(GREETING_CHARS).is_none() => start.len(),
        None => return None,
    };
    let words: Vec<String> = start
        .get(..end)?
        .split_whitespace()
        .take(GREETING_WORDS + 1)
        .map(|word| word.trim_matches('-').to_lowercase())
        .collect();
    if words.len() > GREETING_WORDS || words.iter().any(|word| JOINERS.contains(&word.as_str())) {
        return None;
    }
    // "Hi Ben, hi Ana," and "Hi Ben, Ana,": the whole first line greets.
    let line = start.lines().next().unwrap_or_default();
    let others: Vec<String> = line.split([',', ' ', ':', ';']).map(str::to_lowercase).collect();
    let short = line.split_whitespace().count() <= 2 * GREETING_WORDS;
    if short && recipients.all().filter(|address| is_named(address, &others)).nth(1).is_some() {
        return None;
    }
    let mut named = recipients.all().filter(|address| is_named(address, &words));
    let one = named.next()?;
    named.next().is_none().then(|| one.addr.clone())
}

/// Whether one of `words` is a name of this address: of its display name, else of its local part.
fn is_named(address: &Address, words: &[String]) -> bool {
    let name = address.name.as_deref().unwrap_or_else(|| address.addr.local()).to_lowercase();
    name.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|part| part.chars().nth(1).is_some())
        .any(|part| words.iter().any(|word| word == part || is_called(part, word)))
}

/// Whether `word` is the surname, or the whole of `name`, with an honorific ("田中さん" for 田中太郎).
fn is_called(name: &str, word: &str) -> bool {
    let called = HONORIFICS.iter().find_map(|honorific| word.strip_suffix(honorific));
    called.is_some_and(|called| {
        called.chars().nth(1).is_some() && (name.starts_with(called) || name.ends_with(called))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipients(to: &[(&str, &str)]) -> Recipients {
        let to = to
            .iter()
            .map(|(name, addr)| Address {
                name: (!name.is_empty()).then(|| (*name).to_owned()),
                addr: AddrSpec::parse(addr).unwrap(),
            })
            .collect();
        Recipients { to, ..Recipients::default() }
    }

    #[test]
    fn greetings_name_one_of_several() {
        let two = recipients(&[("Menon, Ravi", "r.menon@example.com"), ("", "ana.sousa@example.com")]);
        assert_eq!(of_mail(&two), Target::Everybody);
        assert_eq!(greeted("Ravi, could you look?", &two).unwrap().as_str(), "r.menon@example.com");
        assert_eq!(greeted("Hi Ana", &two).unwrap().as_str(), "ana.sousa@example.com");
        assert_eq!(greeted("Hi Ravi and Ana,", &two), None);
        assert_eq!(greeted("Hi all,", &two), None);
        assert_eq!(greeted("Hi Ravi, hi Ana,", &two), None);
        assert_eq!(greeted("I told Ravi that the list of names is complete, more or less", &two), None);
    }

    #[test]
    fn honorifics_are_no_part_of_a_name() {
        let two = recipients(&[("田中太郎", "tanaka@example.jp"), ("김민수", "minsu@example.kr")]);
        assert_eq!(greeted("田中さん、お疲れ様です。", &two).unwrap().as_str(), "tanaka@example.jp");
        assert_eq!(greeted("田中様\n", &two).unwrap().as_str(), "tanaka@example.jp");
        assert_eq!(greeted("민수님, 안녕하세요", &two).unwrap().as_str(), "minsu@example.kr");
        assert_eq!(greeted("鈴木さん、", &two), None);
    }

    #[test]
    fn one_recipient_is_the_target() {
        let one = recipients(&[("Ravi", "ravi@example.com")]);
        assert_eq!(of_mail(&one), Target::Person(AddrSpec::parse("ravi@example.com").unwrap()));
        assert_eq!(of_mail(&Recipients::default()), Target::Everybody);
    }
}
