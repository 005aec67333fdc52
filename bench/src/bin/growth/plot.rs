//! A plot of the medians: a panel for each database, and a line for each operation. Both axes are
//! logarithmic: a constant time is a flat line, and growth with the accounts is a steep one.

use std::fmt::{self, Write};

use super::{
    operation::Operation,
    report::{Line, of_accounts},
};

const PANEL: f64 = 440.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 44.0;
const WIDTH: f64 = 210.0;
const HEIGHT: f64 = 420.0;

/// Powers of ten in microseconds, from the bottom to the top.
const DECADES: [(i32, &str); 5] =
    [(1, "10 µs"), (2, "100 µs"), (3, "1 ms"), (4, "10 ms"), (5, "100 ms")];

/// The smallest distance between two labels.
const LABEL_GAP: f64 = 15.0;

const STYLE: &str = "text { font: 12px system-ui, sans-serif; fill: #24292f }
.axis { stroke: #24292f; stroke-opacity: .2 }
.line { fill: none; stroke: #0a66c2; stroke-width: 2 }
.point { fill: #0a66c2 }
.title { font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.axis { stroke: #e6edf3; stroke-opacity: .25 }
.line { stroke: #6cb6ff }
.point { fill: #6cb6ff }
}";

/// Plots the commits of the first line: those that do not wait for the disk, which are comparable, or
/// the durable ones when there are no others.
pub fn plot(lines: &[Line]) -> String {
    let Some(flush) = lines.first().map(|line| line.flush) else { return String::new() };
    let (width, height) = (2.0 * PANEL, TOP + HEIGHT + 60.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>Time of each operation by the number of accounts</title>\n<style>\n{STYLE}\n</style>\n"
    );
    for (place, database) in ["SQLite", "PostgreSQL"].into_iter().enumerate() {
        let of_it = |line: &&Line| line.flush == flush && line.database == database;
        let lines: Vec<&Line> = lines.iter().filter(of_it).collect();
        let left = LEFT + PANEL * place as f64;
        panel(&mut svg, left, database, &lines).unwrap_or_default();
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, left: f64, title: &str, lines: &[&Line]) -> fmt::Result {
    writeln!(svg, "<text class=\"title\" x=\"{left}\" y=\"20\">{title}</text>")?;
    for (decade, name) in DECADES {
        let y = height_of(10_f64.powi(decade));
        let right = left + WIDTH;
        writeln!(svg, "<path class=\"axis\" d=\"M{left} {y:.1}H{right}\"/>")?;
        text(svg, left - 8.0, y + 4.0, "end", name)?;
    }
    let sizes: Vec<u64> = lines.iter().map(|line| line.accounts).collect();
    let (least, most) = (sizes.iter().min(), sizes.iter().max());
    let (Some(least), Some(most)) = (least, most) else { return Ok(()) };
    let x_of = |accounts: u64| {
        let decades = (accounts as f64 / *least as f64).log10();
        left + WIDTH * decades / (*most as f64 / *least as f64).log10().max(1.0)
    };
    let bottom = TOP + HEIGHT;
    for line in lines.iter().filter(|line| line.operation == Operation::SignUp) {
        let x = x_of(line.accounts);
        writeln!(svg, "<path class=\"axis\" d=\"M{x:.1} {TOP}V{bottom}\"/>")?;
        text(svg, x, bottom + 18.0, "middle", &of_accounts(line.accounts))?;
    }
    text(svg, left + WIDTH / 2.0, bottom + 40.0, "middle", "accounts (log), median time (log)")?;
    let mut names = Vec::new();
    for operation in Operation::ALL {
        let points: Vec<(f64, f64)> = lines
            .iter()
            .filter(|line| line.operation == operation)
            .map(|line| (x_of(line.accounts), height_of(line.times.median)))
            .collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        writeln!(svg, "<path class=\"line\" d=\"M{}\"/>", path.join("L"))?;
        for (x, y) in &points {
            writeln!(svg, "<circle class=\"point\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>")?;
        }
        names.extend(points.last().map(|(_, y)| (*y, operation.name())));
    }
    for (y, name) in apart(names) {
        text(svg, left + WIDTH + 10.0, y + 4.0, "start", name)?;
    }
    Ok(())
}

/// Moves labels apart, from the top down: each overlap moves both labels by half of it.
fn apart(mut names: Vec<(f64, &str)>) -> Vec<(f64, &str)> {
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    for _ in 0..100 {
        for place in 1..names.len() {
            let overlap = LABEL_GAP - (names[place].0 - names[place - 1].0);
            if overlap > 0.0 {
                names[place - 1].0 -= overlap / 2.0;
                names[place].0 += overlap / 2.0;
            }
        }
    }
    names
}

fn height_of(micros: f64) -> f64 {
    let (bottom, top) = (DECADES[0].0, DECADES[DECADES.len() - 1].0);
    let part = (micros.log10() - f64::from(bottom)) / f64::from(top - bottom);
    TOP + HEIGHT * (1.0 - part)
}

fn text(svg: &mut String, x: f64, y: f64, anchor: &str, words: &str) -> fmt::Result {
    writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>")
}
