//! What a whole text is about, as far as it bars or opens an item: private matters, partings, families, machines,
//! returns, invitations. Owns: the questions. Never touches: the words (they are in the lexicon), the pause
//! that follows.

use super::fold::fold;
use super::language::language;
use crate::lexicon::{Lexicon, is_grave};

/// Whether a subject or a text touches illness, death, dismissal, leave, HR, law, pay, union, separation or
/// pregnancy.
pub fn hushed(subject: &str, text: &str) -> bool {
    is_grave(&fold(subject)) || is_grave(&fold(text))
}

/// Whether a subject or a text speaks of a farewell, an unpaid invoice or a wish for no more mail: no reason to write
/// again only to stay in touch.
pub fn parting(subject: &str, text: &str) -> bool {
    in_its_language(subject, Lexicon::parts) || in_its_language(text, Lexicon::parts)
}

/// Whether a text speaks the language of a family: then it is nobody's business to suggest anything.
pub fn kin(text: &str) -> bool {
    in_its_language(text, Lexicon::is_kin)
}

/// Whether a text is what a machine or a calendar answers: it gives nothing and answers nothing.
pub fn automatic(text: &str) -> bool {
    in_its_language(text, Lexicon::is_automatic)
}

/// Whether a text sends back what it answers: the wrong file, an empty mail.
pub fn rejects(text: &str) -> bool {
    in_its_language(text, Lexicon::rejects)
}

/// Whether a last line holds a door open ("Let's do lunch when you're back").
pub fn invites(line: &str) -> bool {
    in_its_language(line, Lexicon::invites)
}

/// Whether thanks are for no more than a mail.
pub fn is_courtesy(words: &str) -> bool {
    in_its_language(words, Lexicon::is_courtesy)
}

/// Whether thanks are for a good word that the reader put in for the owner.
pub fn is_vouched(words: &str) -> bool {
    in_its_language(words, Lexicon::is_vouched)
}

/// Whether a sentence is meant for its reader alone.
pub fn is_confided(words: &str) -> bool {
    in_its_language(words, Lexicon::is_confided)
}

/// Whether a question to a lexicon is answered yes, in the language of the text or in English, which many mix in.
fn in_its_language(text: &str, question: impl Fn(&Lexicon, &str) -> bool) -> bool {
    let folded = fold(text);
    let own = language(text).filter(|language| *language != "en");
    own.into_iter().chain(["en"]).filter_map(Lexicon::for_language).any(|lexicon| question(lexicon, &folded))
}

#[cfg(test)]
mod tests {
    use super::{automatic, hushed, is_vouched, kin, parting, rejects};

    #[test]
    fn what_helps_nobody_is_known() {
        assert!(automatic("I am out of the office until 20 November. Please find attached the contacts."));
        assert!(automatic("You have been invited to the following event: review."));
        assert!(!automatic("The office is open, come in."));
        for text in [
            "There is nothing attached.",
            "These are last year's figures, not the ones I asked for.",
            "Wrong file, sorry.",
        ] {
            assert!(rejects(text), "{text}");
        }
        assert!(!rejects("The right ones, thanks."));
    }

    #[test]
    fn a_good_word_put_in_is_told_from_a_favour() {
        for text in [
            "Thank you for standing up for me in that room.",
            "That's very kind of you, thank you for the recommendation.",
            "Thanks for putting in a word with her.",
            "Danke, dass du dich für mich eingesetzt hast.",
        ] {
            assert!(is_vouched(text), "{text}");
        }
        for text in [
            "Thank you for the file.",
            "Thanks for standing in for me on Monday.",
            "Vielen Dank für die Zahlen.",
        ] {
            assert!(!is_vouched(text), "{text}");
        }
    }

    #[test]
    fn families_are_known_by_their_words() {
        for text in ["Love you, see you tonight.", "Hi Mom,", "Thanks honey!", "xoxo"] {
            assert!(kin(text), "{text}");
        }
        for text in [
            "I would love to see you at the talk.",
            "The parent process spawns a child.",
            "Honeywell sent the quote.",
        ] {
            assert!(!kin(text), "{text}");
        }
    }

    #[test]
    fn partings_are_told_from_daily_business() {
        for text in [
            "Friday is my last day at the museum.",
            "The invoice of March is still open.",
            "Second reminder: invoice 44.",
            "Please stop writing to me.",
            "I'd rather not: take me off your list.",
        ] {
            assert!(parting("", text), "{text}");
        }
        for text in [
            "Invoice attached, paid today.",
            "The last day of the fair is Friday.",
            "Don't write the tests yet.",
        ] {
            assert!(!parting("", text), "{text}");
        }
    }

    #[test]
    fn grave_matters_are_left_alone() {
        for text in [
            "My condolences to you and the children.",
            "She was diagnosed with cancer in May.",
            "I am so sorry to hear that your mother passed away.",
            "He has been laid off.",
            "I will be on maternity leave from June.",
            "We are getting a divorce.",
            "HR wants to see me about the complaint.",
            "My salary review is overdue.",
            "The union steward called.",
            "She is pregnant!",
            "He is in the hospital after surgery.",
            "I have decided to resign.",
        ] {
            assert!(hushed("", text), "{text}");
        }
        assert!(hushed("Funeral on Friday", ""));
    }

    #[test]
    fn innocent_uses_are_not() {
        for text in [
            "The dead link on page 3 is fixed.",
            "Please kill the process and pay attention to the log.",
            "Legal has approved the contract.",
            "By the law of large numbers it will settle.",
            "I am sick of this build.",
            "The European Union published the rules.",
            "The union of both sets is empty.",
            "I'll leave the keys at the desk.",
            "Separation of concerns matters here.",
            "The payment is due on Friday.",
            "The job was terminated by the scheduler.",
            "He was fired up about the demo.",
            "The deadline is hr 3.",
            "Is the plugin still alive, or has the project died?",
        ] {
            assert!(!hushed("", text), "{text}");
        }
    }
}
