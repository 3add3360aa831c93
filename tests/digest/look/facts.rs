//! What was measured in a page, and what must hold of it. Owns: the limits. Never touches: the browser.

use super::chromium::Scheme;
use serde_json::Value;

/// Contrast of text (WCAG 2.2, success criterion 1.4.3).
const TEXT: f64 = 4.5;

/// Contrast of the grey and the blue. They stand on white and on the dark, and no colour has 4.5 on both of
/// Chromium's: with sqrt(1.05 / 0.056) it is 4.3 at most. 3 is what the criterion asks of large text.
const COLOURED: f64 = 3.0;

/// Contrast of the grey and the blue on white and on Chromium's dark.
const COLOURED_HERE: f64 = 4.0;

/// Dark backgrounds of mail programs that the page does not choose: black, Gmail's, Outlook's.
const DARKS: [[f64; 3]; 3] = [[0.0, 0.0, 0.0], [31.0, 31.0, 31.0], [41.0, 41.0, 41.0]];

/// Width and height of what a finger meets, in CSS pixels (WCAG 2.2, success criterion 2.5.8).
const TOUCH: f64 = 24.0;

/// The smallest letters, in CSS pixels.
const LETTERS: f64 = 14.0;

/// Half a pixel is rounding.
const ROUNDING: f64 = 0.5;

/// Holds a measured page against the limits. `place` names it in a failure.
pub fn judge(place: &str, facts: &Value, width: u32, scheme: Scheme) {
    assert_eq!(facts["scheme"], scheme.name(), "{place}");
    assert_eq!(facts["window"], width, "{place}");
    assert!(number(&facts["wide"]) <= f64::from(width), "{place} scrolls sideways: {}", facts["wide"]);
    for none in ["outside", "cut", "painted", "loaded"] {
        assert!(list(&facts[none]).is_empty(), "{place}, {none}: {}", facts[none]);
    }
    judge_texts(place, facts, width, scheme);
    judge_links(place, list(&facts["links"]));
    let headings: Vec<&str> = list(&facts["headings"]).iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(headings.first(), Some(&"h1"), "{place}");
    assert!(headings[1..].iter().all(|one| *one == "h2"), "{place}: {headings:?}");
}

fn judge_texts(place: &str, facts: &Value, width: u32, scheme: Scheme) {
    let canvas = colour(&facts["canvas"]);
    let light = scheme == Scheme::Light;
    assert_eq!(light, canvas == [255.0; 3], "{place}: the page's ground is {canvas:?}");
    assert!(light || luminance(canvas) < 0.05, "{place}: {canvas:?} is not dark");
    let texts = list(&facts["texts"]);
    assert!(texts.len() > 3, "{place} says nothing");
    for text in texts {
        let ours = colour(&text["color"]);
        let here = contrast(ours, canvas);
        let inherits = text["inherits"] == true;
        assert!(here >= if inherits { TEXT } else { COLOURED_HERE }, "{place}: {here:.2} of {text}");
        if !inherits {
            let others = DARKS.map(|dark| contrast(ours, dark));
            assert!(others.iter().all(|one| *one >= COLOURED), "{place}: {others:.2?} of {text}");
        }
        assert!(number(&text["size"]) >= LETTERS, "{place}: {text}");
        assert!(number(&text["right"]) <= f64::from(width) + ROUNDING, "{place}: {text}");
    }
}

fn judge_links(place: &str, links: &[Value]) {
    for (at, link) in links.iter().enumerate() {
        assert!(link["href"].as_str().unwrap().starts_with("mailto:"), "{place}: {link}");
        assert!(link["seen"] == true, "{place}, hidden: {link}");
        let (wide, high) = (number(&link["width"]), number(&link["height"]));
        assert!(wide >= TOUCH && high >= TOUCH, "{place}, too small for a finger: {link}");
        for other in &links[at + 1..] {
            assert!(!overlap(link, other), "{place}: {link} lies over {other}");
        }
    }
}

fn overlap(one: &Value, other: &Value) -> bool {
    let before =
        |end: &str, start: &str, a: &Value, b: &Value| number(&a[end]) <= number(&b[start]) + ROUNDING;
    !(before("right", "left", one, other)
        || before("right", "left", other, one)
        || before("bottom", "top", one, other)
        || before("bottom", "top", other, one))
}

/// Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// `rgb(18, 18, 18)`
fn colour(text: &Value) -> [f64; 3] {
    let text = text.as_str().unwrap();
    let inner = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
    let parts: Vec<f64> =
        inner.unwrap_or_else(|| panic!("{text}")).split(", ").map(|part| part.parse().unwrap()).collect();
    parts.try_into().unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn contrast_is_that_of_the_criterion() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
    // The darkest grey that fails on white, and the lightest that passes: WCAG's own example.
    assert!(contrast([119.0; 3], [255.0; 3]) < TEXT && contrast([118.0; 3], [255.0; 3]) >= TEXT);
}
