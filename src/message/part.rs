//! The tree of MIME parts (RFC 2045, RFC 2046 §5.1) down to its leaves. Owns: boundaries, also missing and wrong
//! ones, and the caps on depth and number. Never touches: what a leaf says.
//!
//! mailparse takes any line that begins with a boundary for that boundary, loses the text when a boundary never
//! occurs and fails the whole mail behind 100 levels; so the tree is walked here and it only reads the headers.

use super::guard::{Faults, MAX_DEPTH, MAX_PARTS, PARAM_BYTES};
use super::header::{Headers, is_field};
use super::param::Valued;
use super::transfer::Transfer;
use std::collections::BTreeMap;

/// One part that holds no others.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    /// What its headers say.
    pub(super) head: Head,
    /// Its bytes, still wrapped.
    pub(super) bytes: &'a [u8],
    /// Stands in a `multipart/alternative` or `multipart/related`, at whatever height.
    pub(super) beside: bool,
    /// Stands in a `multipart/related` but is not its root (RFC 2387 §3.2), or is the Macintosh half of a file in a
    /// `multipart/appledouble` (RFC 1740): something that another part uses.
    pub(super) aside: bool,
}

/// What the headers of one part say about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// `type/subtype` in lower case.
    pub(super) mime: String,
    /// Parameters of `Content-Type`, names in lower case.
    pub(super) params: BTreeMap<String, String>,
    /// `Content-Disposition` is `attachment`, or a word nobody knows (RFC 2183 §2.8).
    pub(super) attached: bool,
    /// The file name, decoded.
    pub(super) file_name: Option<String>,
    /// How its bytes are wrapped; `None` is plain.
    pub(super) transfer: Option<Transfer>,
    /// `Content-ID` without its brackets.
    pub(super) id: Option<String>,
}

impl Head {
    /// Reads the `Content-*` headers; `usual` is the type of a part that names none.
    pub(super) fn read(headers: &Headers<'_>, usual: &str) -> Self {
        let value = |name: &str| headers.plain(name, PARAM_BYTES);
        let kind = value("Content-Type").map(|value| Valued::kind(&value)).unwrap_or_default();
        let placed =
            value("Content-Disposition").map(|value| Valued::disposition(&value)).unwrap_or_default();
        Self {
            mime: whole_type(&kind).unwrap_or(usual).to_owned(),
            attached: !matches!(placed.value.as_str(), "" | "inline" | "form-data"),
            file_name: placed.file_name("filename").or_else(|| kind.file_name("name")),
            transfer: value("Content-Transfer-Encoding").map(|value| Transfer::named(&value)),
            id: value("Content-ID").map(|value| bracketless(&value)),
            params: kind.params,
        }
    }

    /// Whether the parts of a `multipart/alternative` or `multipart/related` are shapes of one thing.
    fn joins(&self) -> bool {
        matches!(self.mime.as_str(), "multipart/alternative" | "multipart/related")
    }
}

/// The type; `None` when it is no `type/subtype`: a bare `text` is plain text (RFC 2045 §5.2). What has a boundary has
/// parts, whatever it is called.
fn whole_type(kind: &Valued) -> Option<&str> {
    let whole = kind.value.split_once('/').is_some_and(|(kind, sub)| !kind.is_empty() && !sub.is_empty());
    match kind.value.as_str() {
        word if whole => Some(word),
        word if word.starts_with("multipart") || kind.params.contains_key("boundary") => {
            Some("multipart/mixed")
        }
        _ => None,
    }
}

fn bracketless(id: &str) -> String {
    id.trim_matches(['<', '>', ' ']).to_owned()
}

/// Which child of a `multipart/related` is its root, by their `Content-ID`s: the one that `start` names, else the
/// first (RFC 2387 §3.2).
pub(super) fn root<'h>(head: &Head, mut ids: impl Iterator<Item = Option<&'h str>>) -> usize {
    let start = head.params.get("start").map(|start| bracketless(start));
    start.and_then(|start| ids.position(|id| id == Some(&start))).unwrap_or(0)
}

/// Walks the tree and hands back its leaves in order.
pub(super) fn leaves<'a>(head: Head, body: &'a [u8], faults: &mut Faults) -> Vec<Leaf<'a>> {
    let mut walk = Walk { found: Vec::new(), parts: 0, faults };
    walk.part(head, body, 0, (false, false));
    walk.found
}

struct Walk<'a, 'f> {
    found: Vec<Leaf<'a>>,
    parts: usize,
    faults: &'f mut Faults,
}

impl<'a> Walk<'a, '_> {
    /// `place` is (beside, aside) of [`Leaf`].
    fn part(&mut self, head: Head, bytes: &'a [u8], depth: usize, place: (bool, bool)) {
        if self.parts >= MAX_PARTS {
            self.faults.note("The mail has more than 200 parts; the rest of them was left out.");
            return;
        }
        self.parts += 1;
        let (beside, aside) = place;
        if !head.mime.starts_with("multipart/") {
            self.found.push(Leaf { head, bytes, beside, aside });
            return;
        }
        if depth >= MAX_DEPTH {
            self.faults.note("Parts lie in parts more than 100 deep; the deeper ones were left out.");
            return;
        }
        let usual = if head.mime == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let Some(children) = self.children(&head, bytes) else {
            // The text is worth more than the claim that it has parts. A Macintosh file has none.
            let file = head.mime == "multipart/appledouble";
            let mime = if file { "application/octet-stream" } else { "text/plain" }.to_owned();
            self.found.push(Leaf { head: Head { mime, ..head }, bytes, beside, aside });
            return;
        };
        let beside = beside || head.joins();
        let mut read = |child| {
            let (headers, body) = Headers::read(child, self.faults);
            (Head::read(&headers, usual), body)
        };
        let children: Vec<(Head, &[u8])> = children.into_iter().map(&mut read).collect();
        let root = root(&head, children.iter().map(|(child, _)| child.id.as_deref()));
        for (at, (child, body)) in children.into_iter().enumerate() {
            let used = match head.mime.as_str() {
                "multipart/related" => at != root,
                "multipart/appledouble" => child.mime == "application/applefile",
                _ => false,
            };
            self.part(child, body, depth + 1, (beside, aside || used));
        }
    }

    /// The bytes between the boundaries; `None` when there is no boundary at all.
    fn children(&mut self, head: &Head, bytes: &'a [u8]) -> Option<Vec<&'a [u8]>> {
        let named = head.params.get("boundary").map(|name| name.trim_end().as_bytes());
        let named = named.filter(|boundary| !boundary.is_empty());
        let children =
            named.and_then(|boundary| split(bytes, boundary).or_else(|| split_loosely(bytes, boundary)));
        if children.is_some() {
            return children;
        }
        let children = guessed_boundary(bytes).and_then(|boundary| split(bytes, boundary));
        self.faults.note(if children.is_some() {
            "The mail names a boundary that it does not use; the one it uses was taken."
        } else {
            "The mail claims to have parts but no boundary parts them; it was read as one text."
        });
        children
    }
}

/// Splits at the lines `--boundary` up to `--boundary--` (RFC 2046 §5.1.1). Only the whole line counts: another
/// boundary may begin with this one. `None` when it parts nothing.
pub(super) fn split<'a>(bytes: &'a [u8], boundary: &[u8]) -> Option<Vec<&'a [u8]>> {
    split_where(bytes, boundary, |behind| behind.trim_ascii().is_empty())
}

/// Splits also where other words stand behind a boundary.
fn split_loosely<'a>(bytes: &'a [u8], boundary: &[u8]) -> Option<Vec<&'a [u8]>> {
    split_where(bytes, boundary, |behind| behind.first().is_none_or(u8::is_ascii_whitespace))
}

fn split_where<'a>(bytes: &'a [u8], boundary: &[u8], ends: impl Fn(&[u8]) -> bool) -> Option<Vec<&'a [u8]>> {
    let (mut children, mut start, mut at) = (Vec::new(), None, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let behind = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        let last = behind.and_then(|behind| match behind.trim_ascii_start().strip_prefix(b"--") {
            Some(rest) if ends(rest) => Some(true),
            _ => ends(behind).then_some(false),
        });
        if let Some(last) = last {
            if let Some(start) = start {
                children.push(without_line_end(bytes.get(start..at).unwrap_or_default()));
            }
            start = (!last).then_some(at + line.len());
            // One more than is read, so that the cap is noticed.
            if last || children.len() > MAX_PARTS {
                break;
            }
        }
        at += line.len();
    }
    if let Some(start) = start.filter(|_| children.len() <= MAX_PARTS) {
        children.push(bytes.get(start..).unwrap_or_default());
    }
    (!children.is_empty()).then_some(children)
}

/// The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// The first line that looks like a boundary: `--` and more, with a header in the line below.
fn guessed_boundary(bytes: &[u8]) -> Option<&[u8]> {
    let mut lines = bytes.split(|byte| *byte == b'\n').take(50).peekable();
    while let Some(line) = lines.next() {
        let boundary = line.trim_ascii_end().strip_prefix(b"--").filter(|boundary| !boundary.is_empty());
        let header = lines.peek().copied().unwrap_or_default();
        let typed = header.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"));
        if boundary.is_some_and(|boundary| typed || boundary.len() > 2 && is_field(header)) {
            return boundary;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The types of all leaves and the number of faults.
    fn types(raw: &str) -> (String, usize) {
        let mut faults = Faults::default();
        let (headers, body) = Headers::read(raw.as_bytes(), &mut faults);
        let found = leaves(Head::read(&headers, "text/plain"), body, &mut faults);
        let list: Vec<String> = found
            .iter()
            .map(|leaf| format!("{}={}", leaf.head.mime, String::from_utf8_lossy(leaf.bytes).trim()))
            .collect();
        (list.join(" "), faults.into_sentences().len())
    }

    #[test]
    fn a_boundary_is_a_whole_line() {
        let raw = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n\
                   --bb\n\none\n--bb\nContent-Type: text/html\n\ntwo\n--bb--\n--b\nContent-Type: image/png\n\nx\n--b--\nend";
        assert_eq!(types(raw), ("text/plain=one text/html=two image/png=x".into(), 0));
    }

    #[test]
    fn missing_and_wrong_boundaries_keep_the_text() {
        let head = "Content-Type: multipart/mixed";
        assert_eq!(types(&format!("{head}; boundary=b\n\nhello")), ("text/plain=hello".into(), 1));
        assert_eq!(types(&format!("{head}\n\nhello")), ("text/plain=hello".into(), 1));
        assert_eq!(
            types(&format!("{head}; boundary=b\n\nhello\n--b--\n")),
            ("text/plain=hello\n--b--".into(), 1)
        );
        assert_eq!(
            types(&format!("{head}; boundary=\"\"\n\nhello\n-- \nKim")),
            ("text/plain=hello\n-- \nKim".into(), 1)
        );
        let junk = "--b (the first)\n\none\n--b-- the end\n\n";
        assert_eq!(types(&format!("{head}; boundary=b\n\n{junk}")), ("text/plain=one".into(), 0));
        let parts = "--real\nContent-Type: text/html\n\n<p>hi\n--real--\n";
        assert_eq!(types(&format!("{head}; boundary=b\n\n{parts}")), ("text/html=<p>hi".into(), 1));
        assert_eq!(types(&format!("{head}; boundary=b\n\n--b\n\nno end")), ("text/plain=no end".into(), 0));
    }

    #[test]
    fn too_deep_and_too_many_parts_cost_only_themselves() {
        let mut raw = String::new();
        for depth in 0..3_000 {
            raw.extend(["Content-Type: multipart/mixed; boundary=b", &depth.to_string(), "\n\n--b"]);
            raw.extend([&depth.to_string(), "\n"]);
            if depth == 3 {
                raw.push_str("\nkept\n--b3\n");
            }
        }
        assert_eq!(types(&raw), ("text/plain=kept".into(), 1));
        let many = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(100_000));
        let (list, faults) = types(&many);
        assert_eq!((list.split(' ').count(), faults), (MAX_PARTS - 1, 1));
    }

    #[test]
    fn file_names_in_all_forms() {
        for (given, wanted) in [
            ("Content-Disposition: attachment; filename=\"a b.pdf\"", "a b.pdf"),
            ("Content-Disposition: attachment; filename*=utf-8''Zo%C3%AB.pdf", "Zoë.pdf"),
            ("Content-Disposition: attachment; filename*0=long; filename*1=er.pdf", "longer.pdf"),
            ("Content-Type: x/y; name=\"=?utf-8?Q?Zo=C3=AB.pdf?=\"", "Zoë.pdf"),
            ("Content-Type: x/y; name=\"a\u{202e}fdp.exe\"", "afdp.exe"),
        ] {
            let raw = format!("{given}\n\n");
            let (headers, _) = Headers::read(raw.as_bytes(), &mut Faults::default());
            assert_eq!(Head::read(&headers, "text/plain").file_name.as_deref(), Some(wanted), "{given}");
        }
    }
}
