//! The parameters of `Content-Type` and `Content-Disposition` (RFC 2045 §5.1, RFC 2231). Owns: what broken mailers do
//! to them. Never touches: what a part is.

use super::{charset, clean, word};
use std::collections::BTreeMap;

/// The longest file name kept, in characters.
const NAME_CHARS: usize = 128;

/// A value with its parameters, names in lower case.
#[derive(Debug, Default)]
pub(super) struct Valued {
    /// What stands before the first `;`, in lower case.
    pub(super) value: String,
    /// The parameters, without quotes and comments.
    pub(super) params: BTreeMap<String, String>,
}

impl Valued {
    /// Reads a `Content-Type`.
    pub(super) fn kind(text: &str) -> Self {
        let read = mailparse::parse_content_type(text);
        Self { value: word_of(&read.mimetype), params: mended(read.params) }
    }

    /// Reads a `Content-Disposition`.
    pub(super) fn disposition(text: &str) -> Self {
        let value = word_of(text.split(';').next().unwrap_or(text));
        Self { value, params: mended(mailparse::parse_content_disposition(text).params) }
    }

    /// A file name fit to show.
    pub(super) fn file_name(&self, param: &str) -> Option<String> {
        let name = self.params.get(param)?;
        let decoded = clean::one_line(&word::decode(name));
        let name: String = decoded.trim_matches(['"', ' ']).chars().take(NAME_CHARS).collect();
        (!name.is_empty()).then_some(name)
    }
}

/// The first word, without quotes, in lower case.
fn word_of(text: &str) -> String {
    let text = text.trim().trim_matches(['"', '\'']);
    text.split([' ', '\t', '(', ',']).next().unwrap_or(text).to_lowercase()
}

/// mailparse leaves comments behind a value, quotes that do not close, and what is percent-encoded in a charset that
/// nobody knows.
fn mended(read: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut params = BTreeMap::new();
    for (name, value) in read {
        // Names of files and boundaries may hold spaces, also where quotes were forgotten.
        let spaced = matches!(name.trim_end_matches('*'), "filename" | "name" | "boundary");
        let value = bare(&value, spaced);
        match name.strip_suffix('*') {
            Some(plain) => {
                let octets = percent_decoded(value.rsplit('\'').next().unwrap_or(&value));
                params.entry(plain.to_owned()).or_insert_with(|| charset::guess(&octets));
            }
            None => {
                params.insert(name, value);
            }
        }
    }
    params
}

/// The value without quotes, and without what stands behind them.
fn bare(value: &str, spaced: bool) -> String {
    let value = value.trim();
    if let Some(quoted) = value.strip_prefix('"') {
        return quoted.split('"').next().unwrap_or(quoted).to_owned();
    }
    let end = if spaced { value.find(" (") } else { value.find([' ', '\t', '(']) };
    value.get(..end.unwrap_or(value.len())).unwrap_or(value).to_owned()
}

/// Replaces `%C3` and the like.
fn percent_decoded(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let escaped = match behind {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                out.push(high << 4 | low);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => out.push(*first),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn param(text: &str, name: &str) -> String {
        Valued::kind(&format!("x/y; {text}")).params.get(name).cloned().unwrap_or_default()
    }

    #[test]
    fn parameters_as_mailers_write_them() {
        for (given, name, wanted) in [
            ("charset=utf-8", "charset", "utf-8"),
            ("charset=\"utf-8\"", "charset", "utf-8"),
            ("CHARSET = \"utf-8\" ; x=y", "charset", "utf-8"),
            ("charset=us-ascii (Plain text)", "charset", "us-ascii"),
            ("charset=utf-8 format=flowed", "charset", "utf-8"),
            ("charset=\"utf-8;\"", "charset", "utf-8;"),
            ("charset=\"utf-8", "charset", "utf-8"),
            ("boundary=\"b\" (comment)", "boundary", "b"),
            ("boundary=\"b c\"", "boundary", "b c"),
            ("boundary=\"b\" junk", "boundary", "b"),
            ("boundary=\"b\\\"c\"", "boundary", "b\"c"),
            ("boundary==_b", "boundary", "=_b"),
            ("boundary*=us-ascii''b%20c", "boundary", "b c"),
            ("boundary*0=\"b\"; boundary*1=\"c\"", "boundary", "bc"),
            (";; boundary=b;;", "boundary", "b"),
            ("name=a b.pdf", "name", "a b.pdf"),
            ("name*=utf-8'de'Gr%C3%BC%C3%9Fe", "name", "Grüße"),
            ("name*=''Gr%C3%BC%C3%9Fe", "name", "Grüße"),
            ("name*=x-nobody''Gr%FC%DFe", "name", "Grüße"),
            ("name*0*=utf-8''Gr%C3; name*1*=%BC%C3%9F; name*2=e.pdf", "name", "Grüße.pdf"),
            ("name*1=b; name*0=a", "name", "ab"),
            ("name=old; name*=utf-8''new", "name", "old"),
        ] {
            assert_eq!(param(given, name), wanted, "{given}");
        }
    }

    #[test]
    fn the_value_is_one_word() {
        assert_eq!(Valued::kind("Text/HTML (what else); x=y").value, "text/html");
        assert_eq!(Valued::kind("text/plain charset=utf-8").value, "text/plain");
        assert_eq!(Valued::disposition("\"Attachment\"; filename=a").value, "attachment");
        assert_eq!(Valued::disposition("").value, "");
    }
}
