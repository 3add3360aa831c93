//! Hostile names, quotes and subjects: the parsed HTML has the template's elements and attributes and no others.

use crate::samples::{candidate, engineer, person, suggestion};
use appreciated::digest::{self, Digest};
use appreciated::draft::{self, MAILTO_BYTES};
use appreciated::message::AddrSpec;
use appreciated::words::{Draft, Practice};
use html5ever::interface::{ElementFlags, ExpandedName, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use proptest::prelude::*;
use std::borrow::Cow;
use std::cell::RefCell;

/// Tricks of HTML, of links and of letters that hide or turn text.
const TRICKS: [&str; 22] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</td></tr></table><h1>Your account</h1>",
    "<!-- ",
    "--><b>",
    "<![CDATA[<a href=https://evil.example>x</a>]]>",
    "</title><style>*{display:none}</style>",
    "<svg/onload=alert(1)>",
    "<a href=\"https://evil.example/login\">log in</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=p>",
    "{{ 7*7 }}{% for x in y %}",
    "{% raw %}{# comment #}",
    "&lt;b&gt;&#60;i&#62;&NewLine;",
    "https://evil.example/?a=\"b\"",
    "javascript:alert(document.cookie)",
    "mailto:a@evil.example?bcc=b@evil.example",
    "\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}",
    "\u{0}\u{8}\u{1b}]0;title\u{7}\u{9b}31m",
    "＜script＞\u{2028}\u{2029}\u{85}",
];

/// The places that text from mail, from the config or from an error can stand in.
const FIELDS: usize = 11;

fn with(hostile: &str, field: usize) -> Digest {
    let mut one = engineer();
    let item = &mut one.items[0];
    let draft = item.draft.as_mut().unwrap();
    match field {
        0 => item.heading = hostile.to_owned(),
        1 => item.body = hostile.to_owned(),
        2 => item.body.push_str(hostile),
        3 => item.short = hostile.to_owned(),
        4 => item.person.name = hostile.to_owned(),
        5 => one.footer[0] = hostile.to_owned(),
        6 => one.footer[1].insert_str(0, hostile),
        7 => one.tag = hostile.to_owned(),
        8 => draft.subject = hostile.to_owned(),
        9 => {
            let who = person(hostile, hostile, "ravi@kmod.example");
            one.items[0] = suggestion(&who, &candidate(Practice::Appreciate, "Thank", "b", hostile, hostile));
        }
        _ => item.heading.push_str(hostile),
    }
    one
}

#[test]
fn every_trick_in_every_field_leaves_the_template_alone() {
    let wanted = elements(&digest::html(&engineer()));
    assert!(wanted.iter().any(|element| element.starts_with("a href style")));
    let mut payloads = 0;
    for trick in TRICKS {
        for field in 0..FIELDS {
            let html = digest::html(&with(trick, field));
            assert_eq!(elements(&html), wanted, "{trick:?} in field {field}");
            sound(&html);
            let text = digest::text(&with(trick, field));
            assert!(!text.chars().any(|c| c != '\n' && c.is_control()), "{text:?}");
            assert!(!text.contains("https://evil") && !text.contains('\u{202e}'), "{text}");
            payloads += 1;
        }
    }
    assert!(payloads >= 200);
}

#[test]
fn a_link_that_is_not_ours_is_no_link() {
    for link in [
        "javascript:alert(1)",
        "https://evil.example",
        "mailto:x@y.example\" onclick=\"alert(1)",
        " mailto:x@y",
    ] {
        let mut one = engineer();
        one.items[0].draft.as_mut().unwrap().mailto = link.to_owned();
        let html = digest::html(&one);
        sound(&html);
        assert_eq!(html.matches("<a ").count(), 3);
    }
}

#[test]
fn seven_items_of_nothing_but_escapes_fit_32_kb() {
    let mut one = engineer();
    let mut item = one.items[0].clone();
    item.heading = "'".repeat(5000);
    item.body = "\"'<".repeat(5000);
    let to = AddrSpec::parse(&format!("{}@{}", "x".repeat(64), vec!["y".repeat(60); 4].join("."))).unwrap();
    let body = "ö. ".repeat(800);
    let mailto = draft::mailto(&to, "Subject", &body).unwrap();
    assert!(mailto.len() > MAILTO_BYTES - 20);
    item.draft = Some(Draft { to: vec![to], subject: "Subject".to_owned(), body, mailto });
    one.items = vec![item; 7];
    one.footer = vec!["'".repeat(5000); 3];
    one.warnings = vec!["'".repeat(5000); 2];
    let html = digest::html(&one);
    assert!(html.len() <= 32 * 1024, "{}", html.len());
    sound(&html);
}

#[test]
fn a_name_cannot_pose_as_a_tag() {
    let subject = digest::subject(&with("[a2b3] https://evil.example/", 3));
    assert_eq!(subject, "4 people this week: a2b3 evil.example, Ilse, Tomasz, Mei [q8m2]");
}

proptest! {
    #[test]
    fn text_keeps_its_columns(hostile in "\\PC{0,300}|[a-z \n'äß語👍é-]{0,300}", field in 0..FIELDS) {
        for line in digest::text(&with(&hostile, field)).lines() {
            let wide = textwrap::core::display_width(line) > 72;
            prop_assert!(!wide || line.trim_start().starts_with("mailto:"), "{line:?}");
        }
    }
}

/// No resource, no link but `mailto:` with our two keys.
fn sound(html: &str) {
    let lower = html.to_lowercase();
    for bad in ["http:", "https:", "<script", "\u{202e}", "\u{200b}", "\u{1b}"] {
        assert!(!lower.contains(bad), "{bad} in {html}");
    }
    for link in html.split(" href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        assert!(link.starts_with("mailto:") && !link.contains("bcc="), "{link}");
    }
}

/// The elements that a browser would build, with their attributes' names, `style` and `href` values left out.
fn elements(html: &str) -> Vec<String> {
    parse_document(Elements::default(), ParseOpts::default()).one(html)
}

/// Notes every element the parser makes; builds no tree.
#[derive(Default)]
struct Elements {
    names: RefCell<Vec<&'static QualName>>,
    seen: RefCell<Vec<String>>,
}

impl TreeSink for Elements {
    type Handle = usize;
    type Output = Vec<String>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Vec<String> {
        self.seen.into_inner()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let names: Vec<&str> = attributes.iter().map(|one| &*one.name.local).collect();
        self.seen.borrow_mut().push(format!("{} {}", name.local, names.join(" ")));
        self.names.borrow_mut().push(Box::leak(Box::new(name)));
        self.names.borrow().len()
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.seen.borrow_mut().push("comment".to_owned());
        usize::MAX
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.seen.borrow_mut().push("instruction".to_owned());
        usize::MAX
    }

    fn add_attrs_if_missing(&self, _: &usize, attributes: Vec<Attribute>) {
        let names: Vec<&str> = attributes.iter().map(|one| &*one.name.local).collect();
        self.seen.borrow_mut().push(format!("more attributes: {}", names.join(" ")));
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> ExpandedName<'a> {
        self.names.borrow()[target - 1].expanded()
    }

    fn get_document(&self) -> usize {
        0
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.seen.borrow_mut().push(format!("error: {message}"));
    }

    fn append(&self, _: &usize, _: NodeOrText<usize>) {}
    fn append_based_on_parent_node(&self, _: &usize, _: &usize, _: NodeOrText<usize>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn append_before_sibling(&self, _: &usize, _: NodeOrText<usize>) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn remove_from_parent(&self, _: &usize) {}
    fn reparent_children(&self, _: &usize, _: &usize) {}
}
