//! Bytes as text: hexadecimal and base64.

use std::fmt::Write;

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// RFC 4648 §4, in one line.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let whole = group.iter().chain([&0, &0]).take(3).fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = ALPHABET[whole >> (18 - 6 * place) & 63];
            text.push(if place > group.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

/// RFC 4648 §5, without padding, as tokens have it.
pub fn base64_url(bytes: &[u8]) -> String {
    base64(bytes).replace('+', "-").replace('/', "_").replace('=', "")
}

#[test]
fn the_examples_of_rfc_4648() {
    let wanted = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
    for (bytes, text) in wanted {
        assert_eq!(base64(bytes.as_bytes()), text);
    }
    assert_eq!(base64_url(&[0xfb, 0xff]), "-_8");
    assert_eq!(hex(&[0, 0xab]), "00ab");
}
