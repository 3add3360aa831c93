//! A connection that breaks, at every line of a dialogue: nothing is lost, nothing is counted or sent twice, and the
//! program says in one sentence what happened.

mod scan;
mod send;

use crate::ground::home::Output;
use crate::ground::proxy::{Cut, How, Proxy, Side};
use std::sync::Mutex;

/// Where and how a connection is cut.
#[derive(Clone, Copy, Debug)]
struct Point {
    lines: usize,
    from: Side,
    how: How,
}

impl Point {
    fn cut(self) -> Cut {
        Cut::after_lines(self.lines, self.from).by(self.how)
    }
}

/// Before each of these lines of one side, by each kind of end.
fn points(from: Side, lines: impl Iterator<Item = usize>) -> Vec<Point> {
    lines.flat_map(|lines| [How::Fin, How::Reset].map(|how| Point { lines, from, how })).collect()
}

/// Does the same at every point, a few at once.
fn at_each(points: Vec<Point>, act: impl Fn(Point) + Sync) {
    let left = Mutex::new(points.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().next();
                    let Some(point) = next else { return };
                    act(point);
                }
            });
        }
    });
}

/// The lines that came from one side.
fn said(proxy: &Proxy, side: Side) -> Vec<String> {
    String::from_utf8_lossy(&proxy.passed(side)).lines().map(str::to_owned).collect()
}

/// Tries again later, and says so in one line that names the server.
fn may_pass(output: &Output, port: u16) -> bool {
    let lines: Vec<&str> = output.err.lines().filter(|line| !line.starts_with("hint: ")).collect();
    let place = format!("127.0.0.1:{port}");
    output.code == 75
        && lines.len() == 1
        && lines.iter().all(|line| line.starts_with("error: ") && line.contains(&place))
}
