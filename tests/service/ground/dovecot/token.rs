//! Access tokens that the private Dovecot checks itself (RFC 7519, signed with HS256).

use super::OWNER;
use crate::ground::account::account;
use crate::ground::encode::{base64, base64_url};
use ring::hmac;
use std::path::Path;

const KEY: &[u8] = b"the key of the tests, known to everybody";
/// 2100 and 2020, in seconds.
const FAR: i64 = 4_102_444_800;
const LONG_AGO: i64 = 1_577_836_800;

/// A token of the owner that is accepted; always the same.
pub fn valid() -> String {
    token(OWNER, FAR)
}

/// One that has expired.
pub fn expired() -> String {
    token(OWNER, LONG_AGO)
}

/// What XOAUTH2 sends, not yet in base64.
pub fn xoauth2(user: &str, token: &str) -> String {
    format!("user={user}\x01auth=Bearer {token}\x01\x01")
}

fn token(user: &str, until: i64) -> String {
    let head = base64_url(br#"{"alg":"HS256","typ":"JWT"}"#);
    let claims = base64_url(format!(r#"{{"sub":"{user}","iat":1500000000,"exp":{until}}}"#).as_bytes());
    let signed = format!("{head}.{claims}");
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, KEY), signed.as_bytes());
    format!("{signed}.{}", base64_url(signature.as_ref()))
}

/// Writes the key where Dovecot looks for the key of a token that names none.
pub fn write_key(folder: &Path) {
    let place = folder.join("default/HS256");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("default"), base64(KEY)).unwrap();
    for path in ["default", "default/HS256", "default/HS256/default"] {
        account().own(&folder.join(path));
    }
}
