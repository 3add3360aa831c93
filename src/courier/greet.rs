//! The few words before TLS by STARTTLS (RFC 3207). Owns: a reply's bytes, read one by one so that none behind it is
//! taken out of the socket. Never touches: anything after TLS began.

use super::fault::{CourierError, Step};
use crate::plain;
use crate::wire::{Wire, WireError};
use std::io::{Read, Write};

/// No reply is longer (Postfix, `smtp_response_limit`).
const MOST_BYTES: usize = 100_000;

/// How this program calls itself: an address literal that says nothing about the machine (RFC 5321 §4.1.4).
pub(super) const HELLO: &str = "[127.0.0.1]";

/// A wire under TLS, and the greeting that lettre has to hear again.
pub(super) fn start_tls(mut wire: Wire, place: &str) -> Result<(Wire, Vec<u8>), CourierError> {
    let greeting = reply(&mut wire, place, Step::Hello, 220)?;
    say(&mut wire, place, &format!("EHLO {HELLO}\r\n"))?;
    let offers = reply(&mut wire, place, Step::Hello, 250)?;
    let offered = String::from_utf8_lossy(&offers);
    let keyword = |line: &str| line.get(4..).is_some_and(|rest| rest.trim().eq_ignore_ascii_case("STARTTLS"));
    if !offered.lines().any(keyword) {
        return Err(CourierError::NoStartTls { place: place.to_owned() });
    }
    say(&mut wire, place, "STARTTLS\r\n")?;
    reply(&mut wire, place, Step::StartTls, 220)?;
    Ok((wire.start_tls()?, greeting))
}

fn say(wire: &mut Wire, place: &str, command: &str) -> Result<(), CourierError> {
    wire.write_all(command.as_bytes()).and_then(|()| wire.flush()).map_err(|error| broken(&error, place))
}

/// A whole reply (RFC 5321 §4.2.1), which must have the code `wanted`.
fn reply(wire: &mut Wire, place: &str, step: Step, wanted: u16) -> Result<Vec<u8>, CourierError> {
    let not_smtp = |why: &str| CourierError::NotSmtp { place: place.to_owned(), step, why: why.to_owned() };
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        let mut byte = [0];
        match wire.read(&mut byte) {
            Ok(_) => bytes.extend(byte),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(&error, place)),
        }
        if bytes.len() > MOST_BYTES {
            return Err(not_smtp("it is too long"));
        }
        if bytes.last() != Some(&b'\n') {
            continue;
        }
        let last = String::from_utf8_lossy(bytes.get(line..).unwrap_or_default()).into_owned();
        let code = last.get(..3).and_then(|code| code.parse::<u16>().ok());
        match (code, last.as_bytes().get(3)) {
            (Some(_), Some(b'-')) => line = bytes.len(),
            (Some(code), _) if code == wanted => return Ok(bytes),
            (Some(code), _) => {
                let said = last.get(3..).map(plain::one_line).unwrap_or_default();
                return Err(CourierError::Refused {
                    place: place.to_owned(),
                    step,
                    code,
                    said: plain::cut(&said, 200),
                });
            }
            (None, _) => return Err(not_smtp(&plain::cut(&plain::one_line(&last), 80))),
        }
    }
}

fn broken(error: &std::io::Error, place: &str) -> CourierError {
    let unnamed = || WireError::Broken { place: place.to_owned(), why: error.to_string() };
    WireError::within(error).cloned().unwrap_or_else(unnamed).into()
}
