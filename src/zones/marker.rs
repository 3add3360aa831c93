//! `-----Original Message-----` and its kin. Owns: the lines that announce another mail and say nothing else.

use super::lines::{Line, same};

/// What stands between the strokes, per language, for an answered mail.
const ORIGINAL: [&str; 20] = [
    "original message",
    "original text",
    "original appointment",
    "original email",
    "reply message",
    "reply to message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message original",
    "mensaje original",
    "mensagem original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "originalmeddelande",
    "oprindelig meddelelse",
    "opprinnelig melding",
    "alkuperäinen viesti",
    "исходное сообщение",
    "orijinal mesaj",
];
/// The same for a forwarded mail.
const FORWARDED: [&str; 9] = [
    "forwarded message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "message transféré",
    "mensaje reenviado",
    "messaggio inoltrato",
    "mensagem encaminhada",
    "doorgestuurd bericht",
    "пересылаемое сообщение",
];
/// Bytes; longer lines are no markers.
const LONGEST: usize = 160;

/// Whether a forward is announced at `at`, and how many lines that takes.
pub fn read(lines: &[Line<'_>], at: usize) -> Option<(bool, usize)> {
    let line = lines.get(at)?;
    let text = line.said;
    if text.len() > LONGEST || !text.starts_with(['-', '*', '_', 'B', 'b', '—']) {
        return None;
    }
    if let Some(used) = forwarded_by(lines, at, line.marks, text) {
        return Some((true, used));
    }
    let strokes = |c: char| matches!(c, '-' | '*' | '_' | '—' | ' ' | ':');
    let inner = text.trim_matches(strokes);
    let dressed = text.len() >= inner.len() + 4;
    let inner = inner.to_lowercase();
    if inner == "begin forwarded message" {
        return Some((true, 1));
    }
    if !dressed {
        return None;
    }
    if FORWARDED.contains(&inner.as_str()) {
        return Some((true, 1));
    }
    ORIGINAL.contains(&inner.as_str()).then_some((false, 1))
}

/// Lotus Notes: `----- Forwarded by X/ROM/ECT on 08/28/2000 12:33 PM -----`, wrapped over up to three lines.
fn forwarded_by(lines: &[Line<'_>], at: usize, marks: usize, text: &str) -> Option<usize> {
    let inner = text.trim_start_matches('-');
    if text.len() - inner.len() < 3 || !inner.trim_start().starts_with("Forwarded by ") {
        return None;
    }
    let closes = |n: &usize| same(lines, at + n, marks).is_some_and(|text| text.ends_with("---"));
    Some((0..3).find(closes).map_or(1, |n| n + 1))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn forms() {
        for (text, expected) in [
            ("-----Original Message-----", Some((false, 1))),
            ("   \t-----Original Message-----", Some((false, 1))),
            ("*-------- Original Message --------*", Some((false, 1))),
            ("-----Ursprüngliche Nachricht-----", Some((false, 1))),
            ("---------- Forwarded message ---------", Some((true, 1))),
            ("Begin forwarded message:", Some((true, 1))),
            ("------- Forwarded by A B/HOU on 08/28/2000 \n12:33 PM -----", Some((true, 2))),
            ("original message", None),
            ("- first message", None),
        ] {
            assert_eq!(read(&lines::read(text), 0), expected, "{text:?}");
        }
    }
}
