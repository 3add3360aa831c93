//! A page as a browser's parser takes it (html5ever): its elements, its links, its text in order. Builds no tree.

use html5ever::interface::{ElementFlags, ExpandedName, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;

/// What the parser made of a page.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Every element in order with its attributes, as `td style="padding:8px 20px"`, the links' own values left out;
    /// and everything that the template has none of: comments, errors, text that had to be moved.
    pub elements: Vec<String>,
    /// What `href` holds, in order.
    pub links: Vec<String>,
    /// Text with the element it stands in.
    pub texts: Vec<(String, String)>,
}

impl Parsed {
    pub fn of(html: &str) -> Self {
        parse_document(Sink::default(), ParseOpts::default()).one(html)
    }

    /// The text of the body without that of links.
    pub fn prose(&self) -> String {
        let stands = |place: &&(String, String)| !matches!(place.0.as_str(), "title" | "a");
        self.texts.iter().filter(stands).map(|(_, text)| text.as_str()).collect()
    }

    /// How many elements of a name there are.
    pub fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|element| element.split(' ').next() == Some(name)).count()
    }
}

/// Notes what the parser makes; a handle is a number, from 1.
#[derive(Default)]
struct Sink {
    names: RefCell<Vec<&'static QualName>>,
    parsed: RefCell<Parsed>,
}

impl Sink {
    fn note(&self, what: String) {
        self.parsed.borrow_mut().elements.push(what);
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Parsed;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Parsed {
        self.parsed.into_inner()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let mut element = name.local.to_string();
        for one in attributes {
            if &*one.name.local == "href" {
                element.push_str(" href");
                self.parsed.borrow_mut().links.push(one.value.to_string());
            } else {
                element.push_str(&format!(" {}=\"{}\"", one.name.local, one.value));
            }
        }
        self.note(element);
        self.names.borrow_mut().push(Box::leak(Box::new(name)));
        self.names.borrow().len()
    }

    fn create_comment(&self, text: StrTendril) -> usize {
        self.note(format!("comment {text}"));
        usize::MAX
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> usize {
        self.note(format!("instruction {target}"));
        usize::MAX
    }

    fn add_attrs_if_missing(&self, _: &usize, attributes: Vec<Attribute>) {
        self.note(format!("more attributes: {attributes:?}"));
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
        self.note(format!("error: {message}"));
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendText(text) = child {
            let name = self.names.borrow()[parent - 1].local.to_string();
            self.parsed.borrow_mut().texts.push((name, text.to_string()));
        }
    }

    fn append_based_on_parent_node(&self, _: &usize, _: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendText(text) = child {
            self.note(format!("text out of place: {text}"));
        }
    }

    fn append_before_sibling(&self, _: &usize, _: NodeOrText<usize>) {
        self.note("an element out of place".to_owned());
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn remove_from_parent(&self, _: &usize) {}
    fn reparent_children(&self, _: &usize, _: &usize) {}
}
