//! What the SMTP server with a script says by itself.

use super::{Told, read_line};
use std::io::{BufReader, Write};
use std::net::TcpStream;

pub fn serve(told: &Told, stream: &TcpStream) {
    let mut input = BufReader::new(stream);
    if !told.answer("GREETING", "", "220 localhost ESMTP\r\n", stream) {
        return;
    }
    while let Some(line) = read_line(&mut input) {
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        told.hear(&line);
        let upper = line.to_uppercase();
        let word = upper.split(' ').next().unwrap_or_default();
        let goes_on = match word {
            "AUTH" => log_in(told, &line, &mut input, stream),
            "DATA" => take_mail(told, &mut input, stream),
            _ => told.answer(&line, "", usual(word), stream),
        };
        if !goes_on || word == "QUIT" {
            return;
        }
    }
}

fn usual(word: &str) -> &'static str {
    match word {
        "EHLO" => "250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n",
        "HELO" | "MAIL" | "RCPT" | "RSET" | "NOOP" => "250 good\r\n",
        "QUIT" => "221 bye\r\n",
        _ => "500 what?\r\n",
    }
}

/// Asks for what the client did not send at once, as RFC 4954 §4 has it: once for PLAIN and XOAUTH2, twice for LOGIN.
fn log_in(told: &Told, line: &str, input: &mut BufReader<&TcpStream>, mut stream: &TcpStream) -> bool {
    if let Some(act) = told.act(line) {
        return act.perform("", stream);
    }
    let mut words = line.split(' ').skip(1);
    let asked = if words.next().is_some_and(|word| word.eq_ignore_ascii_case("LOGIN")) { 2 } else { 1 };
    for _ in words.count()..asked {
        let Some(more) = stream.write_all(b"334 \r\n").ok().and_then(|()| read_line(input)) else {
            return false;
        };
        told.hear(String::from_utf8_lossy(&more).trim_end());
    }
    stream.write_all(b"235 in\r\n").is_ok()
}

fn take_mail(told: &Told, input: &mut BufReader<&TcpStream>, mut stream: &TcpStream) -> bool {
    if let Some(act) = told.act("DATA") {
        return act.perform("", stream);
    }
    if stream.write_all(b"354 go on\r\n").is_err() {
        return false;
    }
    let mut mail = Vec::new();
    while let Some(line) = read_line(input) {
        if line == b".\r\n" {
            told.mails.lock().unwrap().push(mail);
            return told.answer(".", "", "250 taken\r\n", stream);
        }
        // RFC 5321 §4.5.2.
        mail.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
    false
}
