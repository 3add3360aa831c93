//! What the IMAP server with a script says by itself.

use super::{Told, literal, read_exactly, read_line};
use std::io::{BufReader, Write};
use std::net::TcpStream;

const CAPABILITY: &str = "IMAP4rev1 SASL-IR LITERAL+ SPECIAL-USE AUTH=PLAIN AUTH=XOAUTH2";

pub fn serve(told: &Told, stream: &TcpStream) {
    let mut input = BufReader::new(stream);
    let greeting = format!("* OK [CAPABILITY {CAPABILITY}] ready\r\n");
    if !told.answer("GREETING", "*", &greeting, stream) {
        return;
    }
    while let Some(line) = command(&mut input, stream) {
        told.hear(&line);
        let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
        let mut otherwise = usual(command);
        // A login without its first response goes on with a line of its own.
        let first = command.to_uppercase();
        if first.starts_with("AUTHENTICATE ") && first.split(' ').count() == 2 && told.act(command).is_none()
        {
            let Some(more) = go_on(&mut input, stream) else { return };
            told.hear(&more);
            otherwise = "{tag} OK in\r\n".to_owned();
        }
        if !told.answer(command, tag, &otherwise, stream) || first == "LOGOUT" {
            return;
        }
    }
}

fn go_on(input: &mut BufReader<&TcpStream>, mut stream: &TcpStream) -> Option<String> {
    stream.write_all(b"+ \r\n").ok()?;
    read_line(input).map(|line| String::from_utf8_lossy(&line).trim_end().to_owned())
}

/// A command with its literals.
fn command(input: &mut BufReader<&TcpStream>, mut stream: &TcpStream) -> Option<String> {
    let mut whole = read_line(input)?;
    while let Some((length, waits)) = literal(&whole) {
        if waits {
            stream.write_all(b"+ go on\r\n").ok()?;
        }
        whole.extend(read_exactly(input, length)?);
        whole.extend(read_line(input)?);
    }
    Some(String::from_utf8_lossy(&whole).trim_end_matches(['\r', '\n']).to_owned())
}

fn usual(command: &str) -> String {
    let upper = command.to_uppercase();
    let mut words = upper.split(' ');
    let data = match words.next().unwrap_or_default() {
        "CAPABILITY" => format!("* CAPABILITY {CAPABILITY}\r\n"),
        "LIST" => "* LIST () \"/\" INBOX\r\n* LIST (\\Sent) \"/\" Sent\r\n".to_owned(),
        "STATUS" => {
            let name = command.split(' ').nth(1).unwrap_or_default();
            format!("* STATUS {name} (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7)\r\n")
        }
        "SELECT" | "EXAMINE" => {
            "* FLAGS ()\r\n* 0 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 1] x\r\n"
                .to_owned()
        }
        "SEARCH" => "* SEARCH\r\n".to_owned(),
        "UID" if words.next() == Some("SEARCH") => "* SEARCH\r\n".to_owned(),
        "LOGOUT" => "* BYE bye\r\n".to_owned(),
        "LOGIN" | "AUTHENTICATE" | "ID" | "ENABLE" | "NOOP" | "CHECK" | "CLOSE" | "UNSELECT" | "FETCH"
        | "UID" => String::new(),
        _ => return "{tag} BAD what?\r\n".to_owned(),
    };
    data + "{tag} OK done\r\n"
}
