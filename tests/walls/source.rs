//! One Rust source as the walls see it: its paths and tokens, without comments, texts and test code. Owns: just
//! enough of Rust's grammar. Never touches: which paths are allowed.
#![expect(clippy::string_slice, reason = "every cut is at a place that a search gave")]

/// A word, a sign or the place of a text, with its line from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub text: String,
}

/// A text, a byte text or a character; what it says can't break a wall.
pub const TEXT: &str = "\"…\"";

/// The tokens of the program, without comments and without what only tests compile.
pub fn tokens(source: &str) -> Vec<Token> {
    without_tests(&lex(source))
}

/// Every path (`a::b::c`), those in braces of a `use` spelt out, with its line.
pub fn paths(tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let goes_on = at > 0 && matches!(tokens[at - 1].text.as_str(), "::" | ".");
        if is_word(&tokens[at].text) && !goes_on {
            at = path(tokens, at, &mut Vec::new(), &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads the path that begins at `at`, behind `before`; gives the place behind it.
fn path(
    tokens: &[Token],
    mut at: usize,
    before: &mut Vec<String>,
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let kept = before.len();
    let line = tokens[at].line;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    loop {
        before.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            found.push((line, before.clone()));
            break;
        }
        match text(at + 1) {
            "{" => {
                at = tree(tokens, at + 2, before, found);
                break;
            }
            next if is_word(next) || next == "*" => at += 1,
            _ => {
                found.push((line, before.clone()));
                break;
            }
        }
    }
    before.truncate(kept);
    at
}

/// Reads the inside of `{a, b::c}`; gives the place behind the brace.
fn tree(
    tokens: &[Token],
    mut at: usize,
    before: &mut Vec<String>,
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "}" => return at + 1,
            // The new name of `a as b` is no path.
            "as" => at += 2,
            word if is_word(word) || word == "*" => at = path(tokens, at, before, found),
            _ => at += 1,
        }
    }
    at
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Takes out every item under `#[cfg(test)]`: up to its `;` or its closing brace.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = tokens[at..].iter().map(|token| token.text.as_str());
        if !here.take(MARK.len()).eq(MARK) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0_usize;
        while at < tokens.len() {
            let text = tokens[at].text.as_str();
            at += 1;
            match text {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(text, ";" | "}") {
                break;
            }
        }
    }
    kept
}

fn lex(source: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let (length, token) = next(rest, first);
        if let Some(token) = token {
            found.push(Token { line, text: token.to_owned() });
        }
        let (passed, behind) = rest.split_at(length);
        line += passed.matches('\n').count();
        rest = behind;
    }
    found
}

/// How long the next piece is, and what it counts as.
fn next(rest: &str, first: char) -> (usize, Option<&str>) {
    if first.is_whitespace() {
        return (first.len_utf8(), None);
    }
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), None);
    }
    if let Some(length) = text_length(rest) {
        return (length, Some(TEXT));
    }
    if first == '\'' {
        return quote(rest);
    }
    if first.is_alphanumeric() || first == '_' {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        return (end, Some(&rest[..end]));
    }
    let length = if rest.starts_with("::") { 2 } else { first.len_utf8() };
    (length, Some(&rest[..length]))
}

/// Block comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// The length of `"…"`, `b"…"`, `c"…"`, `r#"…"#` and the like, when one begins here.
fn text_length(rest: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        rest.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    })?;
    let behind = &rest[prefix.len()..];
    let marks = behind.len() - behind.trim_start_matches('#').len();
    let open = prefix.len() + marks + 1;
    if prefix.ends_with('r') {
        let end = format!("\"{}", "#".repeat(marks));
        return Some(rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len()));
    }
    if marks > 0 {
        return None;
    }
    let mut escaped = false;
    for (at, c) in rest[open..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(open + at + 1),
            _ => {}
        }
    }
    Some(rest.len())
}

/// A character or a lifetime.
fn quote(rest: &str) -> (usize, Option<&str>) {
    let mut behind = rest[1..].chars();
    match (behind.next(), behind.next()) {
        (Some('\\'), Some(escaped)) => {
            let from = 2 + escaped.len_utf8();
            (rest[from..].find('\'').map_or(rest.len(), |at| from + at + 1), Some(TEXT))
        }
        (Some(c), Some('\'')) => (2 + c.len_utf8(), Some(TEXT)),
        _ => {
            let end = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_');
            (end.map_or(rest.len(), |at| at + 1), Some("'"))
        }
    }
}

#[test]
fn comments_texts_and_tests_are_left_out() {
    let source = r##"
        //! crate::a
        /* crate::b /* crate::c */ crate::d */
        fn f<'a>(x: &'a str) -> char { let y = "crate::e \" crate::f"; let z = r#"crate::g " "#; b'"'; '\''; 'c' }
        #[cfg(test)]
        const X: [u8; 2] = { crate::h; [1, 2] };
        #[cfg(test)]
        mod tests { fn g() { crate::i::j(); } }
        #[cfg(test)]
        mod more;
        fn last() { crate::here::there(); }
    "##;
    let found = paths(&tokens(source));
    let of_ours: Vec<_> = found.iter().filter(|(_, path)| path[0] == "crate").collect();
    assert_eq!(of_ours, [&(11, ["crate", "here", "there"].map(str::to_owned).to_vec())]);
}

#[test]
fn braces_of_a_use_are_spelt_out() {
    let source =
        "use crate::{a, b::{c as d, e::*},\n self};\nuse std::fs;\nlet v = Vec::<crate::f::G>::new();";
    let found: Vec<String> = paths(&tokens(source)).iter().map(|(_, path)| path.join("::")).collect();
    for wanted in ["crate::a", "crate::b::c", "crate::b::e::*", "crate::self", "std::fs", "crate::f::G"] {
        assert!(found.iter().any(|path| path == wanted), "{wanted} in {found:?}");
    }
    assert!(!found.iter().any(|path| path.contains("::d")));
}
