//! Mails in Sent that nobody typed. Owns: what subjects and ids say of that where no header does. Never touches: bodies.

use crate::message::{Message, MessageId};
use crate::words::Rules;

/// Hexadecimal digits of a digest's id.
const ID_DIGITS: usize = 32;

/// How mail programs begin the subject of what they answer while somebody is away, where RFC 3834's header is missing.
const AWAY: &[&str] = &[
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "out of office autoreply",
    "out of office auto-reply",
    "out of office:",
    "out of the office:",
    "automatische antwort",
    "automatische reaktion",
    "abwesenheitsnotiz",
    "abwesend:",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina:",
    "resposta automática",
    "fora do escritório:",
    "risposta automatica",
    "fuori sede:",
    "automatisch antwoord",
    "afwezigheidsmelding",
    "autosvar",
    "automatiskt svar",
    "automatisk svar",
    "frånvaro:",
    "odpowiedź automatyczna",
    "automatická odpověď",
    "automaattinen vastaus",
    "otomatik yanıt",
    "автоответ",
    "автоматический ответ",
    "автоматична відповідь",
    "自動応答",
    "自動返信",
    "自动答复",
    "自动回复",
    "自動回覆",
    "자동 회신",
    "자동 응답",
];

/// How calendars begin the subject of an answer to an invitation.
const CALENDAR: &[&str] = &[
    "accepted:",
    "declined:",
    "tentative:",
    "tentatively accepted:",
    "canceled:",
    "cancelled:",
    "canceled event:",
    "cancelled event:",
    "new time proposed:",
    "invitation:",
    "updated invitation:",
    "zugesagt:",
    "abgelehnt:",
    "abgesagt:",
    "mit vorbehalt:",
    "vorläufig zugesagt:",
    "einladung:",
    "accepté",
    "refusé",
    "annulé",
    "provisoire",
    "aceptada:",
    "aceptado:",
    "rechazada:",
    "cancelada:",
    "provisional:",
    "aceite:",
    "aceito:",
    "recusado:",
    "cancelado:",
    "accettato:",
    "accettata:",
    "rifiutato:",
    "annullato:",
    "provvisorio:",
    "geaccepteerd:",
    "geweigerd:",
    "geannuleerd:",
    "voorlopig:",
    "accepterat:",
    "avböjt:",
    "inställt:",
    "zaakceptowano:",
    "odrzucono:",
    "anulowano:",
    "kabul edildi:",
    "reddedildi:",
    "принято:",
    "отклонено:",
    "отменено:",
    "承諾:",
    "辞退:",
    "已接受:",
    "已拒绝:",
    "수락:",
    "거절:",
];

/// Whether the subject is that of an answer a machine gave while its owner was away.
pub(super) fn answers_by_itself(subject: &str) -> bool {
    begins(subject, AWAY)
}

/// Whether a mail answers for somebody who is away. Calendars and receipts answer by themselves, too, and lists.
pub(super) fn is_away(message: &Message) -> bool {
    let marks = &message.marks;
    let other = marks.report || marks.calendar || marks.list || is_calendar(&message.subject);
    !other && (marks.auto_replied || answers_by_itself(&message.subject))
}

/// Whether the subject is that of a calendar's mail.
pub(super) fn is_calendar(subject: &str) -> bool {
    begins(subject, CALENDAR)
}

fn begins(subject: &str, heads: &[&str]) -> bool {
    let subject = subject.trim().to_lowercase().replace('：', ":");
    heads.iter().any(|head| {
        subject.strip_prefix(head).is_some_and(|rest| {
            // A French colon has a space before it; a word that goes on is another word.
            head.ends_with(':') || rest.is_empty() || rest.trim_start().starts_with([':', '-', '–'])
        })
    })
}

/// One of our digests, filed in Sent by a server that took the mark off, or the owner's answer to one: its root stands
/// in References, and nobody but the owner gets it.
pub(super) fn is_ours(message: &Message, rules: &Rules) -> bool {
    let alone = message.recipients.all().all(|a| rules.is_own(&a.addr));
    alone && message.references.iter().chain(&message.in_reply_to).any(is_root)
}

/// `<32 hex digits>.r@domain`, see [`crate::outbox`].
fn is_root(id: &MessageId) -> bool {
    let local = id.0.split_once('@').map_or("", |(local, _)| local);
    local
        .strip_suffix(".r")
        .is_some_and(|hex| hex.len() == ID_DIGITS && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_are_known_by_their_subjects() {
        for subject in [
            "Automatic reply: Plan",
            "Out of Office AutoReply: Plan",
            "Abwesenheitsnotiz: Plan",
            "Réponse automatique : plan",
            "自動返信: 計画",
            "Автоответ: план",
        ] {
            assert!(answers_by_itself(subject), "{subject}");
        }
        for subject in ["Automatic replying machines", "My out of office plan", "Autosvars", "Re: autoreply:"]
        {
            assert!(!answers_by_itself(subject), "{subject}");
        }
    }

    #[test]
    fn calendars_are_known_by_their_subjects() {
        for subject in ["Accepted: Review", "Zugesagt: Review", "Accepté : revue", "Aceptada: revisión"] {
            assert!(is_calendar(subject), "{subject}");
        }
        for subject in ["Accepted paper", "Refusés au salon", "Review: accepted", "Re: Accepted: Review"] {
            assert!(!is_calendar(subject), "{subject}");
        }
    }
}
