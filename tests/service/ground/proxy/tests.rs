//! The proxy cuts where it is told.

use super::*;
use crate::ground::tls::Talk;
use crate::ground::wait;
use std::io::{BufRead, BufReader, Read, Write};
use std::time::Duration;

/// A server that greets and then answers each line with two.
fn echo() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            std::thread::spawn(move || {
                stream.write_all(b"hello\r\n").unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                for line in lines.map_while(Result::ok) {
                    let _ = stream.write_all(format!("you said\r\n{line}\r\n").as_bytes());
                }
            });
        }
    });
    port
}

/// Greeting, one line and its answer, then what is left after another line.
fn talk(proxy: &Proxy) -> (Vec<u8>, bool) {
    let mut client = TcpStream::connect(("127.0.0.1", proxy.port())).unwrap();
    client.set_read_timeout(Some(wait::LIMIT)).unwrap();
    let mut got = Vec::new();
    for (line, wanted) in [("", 7), ("one\r\n", 22), ("two\r\n", 37)] {
        // A client writes into a connection that has ended without noticing at first. Who notices a reset while writing
        // is told only once: reading then finds an end.
        if client.write_all(line.as_bytes()).is_err() {
            return (got, true);
        }
        let mut byte = [0];
        while got.len() < wanted {
            match client.read(&mut byte) {
                Ok(1) => got.push(byte[0]),
                Ok(_) => return (got, false),
                Err(_) => return (got, true),
            }
        }
    }
    (got, false)
}

#[test]
fn without_a_cut_everything_passes() {
    let proxy = Proxy::start(echo(), Cut::never());
    let all = b"hello\r\nyou said\r\none\r\nyou said\r\ntwo\r\n";
    assert_eq!(talk(&proxy), (all.to_vec(), false));
    assert_eq!(proxy.passed(Side::Client), b"one\r\ntwo\r\n");
    assert_eq!((proxy.bytes(Side::Client), proxy.bytes(Side::Server)), (10, 37));
    assert_eq!((proxy.turns(), proxy.connections(), proxy.cuts()), (5, 1, 0));
}

#[test]
fn it_cuts_at_every_byte_by_fin_and_by_reset() {
    let target = echo();
    let all = b"hello\r\nyou said\r\none\r\nyou said\r\ntwo\r\n";
    for how in [How::Fin, How::Reset] {
        for count in 0..all.len() {
            let proxy = Proxy::start(target, Cut::after_bytes(count, Side::Server).by(how));
            let (got, failed) = talk(&proxy);
            assert_eq!(proxy.bytes(Side::Server), count);
            assert_eq!(proxy.cuts(), 1);
            match how {
                // A reset may overtake what was sent before it.
                How::Reset => assert!(failed && all[..count].starts_with(&got), "{count}: {got:?}"),
                _ => assert_eq!((got.as_slice(), failed), (&all[..count], false)),
            }
        }
    }
}

#[test]
fn it_cuts_after_lines_texts_and_turns() {
    let target = echo();
    let wanted: [(Cut, &[u8], &[u8]); 6] = [
        (Cut::after_lines(1, Side::Client), b"one\r\n", b"hello\r\n"),
        (Cut::after_lines(2, Side::Server), b"one\r\n", b"hello\r\nyou said\r\n"),
        (Cut::after_text("\r\none", Side::Server), b"one\r\n", b"hello\r\nyou said\r\none"),
        (Cut::after_text("e\r\nt", Side::Client), b"one\r\nt", b"hello\r\nyou said\r\none\r\n"),
        (Cut::after_turns(1), b"", b"hello\r\n"),
        (Cut::after_turns(3), b"one\r\n", b"hello\r\nyou said\r\none\r\n"),
    ];
    for (cut, client, server) in wanted {
        let proxy = Proxy::start(target, cut.clone());
        assert_eq!(talk(&proxy), (server.to_vec(), false), "{cut:?}");
        assert_eq!(proxy.passed(Side::Server), server, "{cut:?}");
        assert_eq!(proxy.passed(Side::Client), client, "{cut:?}");
        assert_eq!(proxy.cuts(), 1, "{cut:?}");
    }
}

#[test]
fn a_stall_says_nothing_and_keeps_the_connection() {
    let proxy = Proxy::start(echo(), Cut::after_bytes(3, Side::Server).by(How::Stall));
    let mut client = TcpStream::connect(("127.0.0.1", proxy.port())).unwrap();
    client.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let mut got = [0; 3];
    client.read_exact(&mut got).unwrap();
    assert_eq!(&got, b"hel");
    let silence = client.read(&mut [0]).unwrap_err();
    assert_eq!(silence.kind(), std::io::ErrorKind::WouldBlock);
    drop(proxy);
    client.set_read_timeout(Some(wait::LIMIT)).unwrap();
    assert!(!matches!(client.read(&mut [0]), Ok(1)), "the connection ends with the proxy");
}

#[test]
fn only_the_first_connections_are_cut_and_cuts_can_change() {
    let proxy = Proxy::start(echo(), Cut::after_bytes(0, Side::Server).times(2));
    let lengths: Vec<_> = (0..3).map(|_| talk(&proxy).0.len()).collect();
    assert_eq!(lengths, [0, 0, 37]);
    proxy.set_cut(Cut::after_lines(1, Side::Server));
    assert_eq!(Talk::plain(proxy.port()).rest(), (b"hello\r\n".to_vec(), false));
    assert_eq!((proxy.connections(), proxy.cuts()), (4, 3));
}
