//! A real IMAP server with a script before it: the script answers some commands, changes some lines, and leaves the rest
//! to the server. Without TLS, as the private Dovecot allows on loopback.

use super::rules::Rules;
use super::scripted::{Scripted, Told, literal, read_exactly, read_line};
use std::io::{BufReader, Write};
use std::net::{Shutdown, TcpStream};

/// Starts one before a port of 127.0.0.1. `GREETING` is no command here; use [`Rules::rewrite`] to change it.
pub fn before(target: u16, rules: Rules) -> Scripted {
    Scripted::start(rules, move |told, client| {
        let Ok(server) = TcpStream::connect(("127.0.0.1", target)) else { return };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                backward(told, &server, client);
                let _ = client.shutdown(Shutdown::Both);
            });
            forward(told, client, &server);
            let _ = server.shutdown(Shutdown::Both);
        });
    })
}

/// Passes on what the client says, but for what the script answers.
fn forward(told: &Told, client: &TcpStream, mut server: &TcpStream) -> Option<()> {
    let mut input = BufReader::new(client);
    loop {
        let line = read_line(&mut input)?;
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        told.hear(&text);
        let (tag, command) = text.split_once(' ').unwrap_or((&text, ""));
        if let Some(act) = told.act(command) {
            act.perform(tag, client).then_some(())?;
            continue;
        }
        server.write_all(&line).ok()?;
        if let Some((length, _)) = literal(&line) {
            server.write_all(&read_exactly(&mut input, length)?).ok()?;
        }
    }
}

/// Passes on what the server says, with the lines of the script changed; mails are left alone.
fn backward(told: &Told, server: &TcpStream, mut client: &TcpStream) -> Option<()> {
    let mut input = BufReader::new(server);
    loop {
        let line = read_line(&mut input)?;
        let announced = literal(&line);
        let line = told.rules.lock().unwrap().rewritten(line);
        client.write_all(&line).ok()?;
        if let Some((length, _)) = announced {
            client.write_all(&read_exactly(&mut input, length)?).ok()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::dovecot::{Options, SECOND, SECOND_PASSWORD};
    use crate::ground::rules::Act;
    use crate::ground::tls::Talk;
    use crate::ground::{Certificates, Dovecot, Kind, servers};

    #[test]
    fn it_answers_some_commands_and_changes_some_lines() {
        let Some(servers) = servers() else { return };
        let dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
        let rules = Rules::new()
            .on("UID FETCH*BODY", Act::say("{tag} NO not today\r\n"))
            .rewrite("(\\Sent)", "()")
            .rewrite("Logged in", "Come in");
        let server = before(dovecot.imap_port(), rules);
        let mut talk = Talk::plain(server.port());
        talk.until("* OK [CAPABILITY");
        let login = talk
            .ask(&format!("a LOGIN {SECOND} {{{}+}}\r\n{SECOND_PASSWORD}", SECOND_PASSWORD.len()), "a OK");
        assert!(login.last().unwrap().ends_with("Come in"), "{login:?}");
        let list = talk.ask("b LIST \"\" \"*\" RETURN (SPECIAL-USE)", "b OK");
        assert!(list.contains(&"* LIST () \".\" Sent".to_owned()), "{list:?}");
        talk.ask("c EXAMINE Sent", "c OK");
        talk.ask("d UID FETCH 1:* (BODY.PEEK[])", "d NO not today");
        talk.ask("e UID FETCH 1:* (FLAGS)", "e OK");
        assert_eq!(server.lines().len(), 6, "a literal is passed on, what follows it is a line");
    }
}
