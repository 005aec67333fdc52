//! Measures each parser on the same addresses.

use std::{hint::black_box, time::Duration};

use bench::{Parser, groups, hostile, parsers};
use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for group in groups() {
        let mut benchmarks = criterion.benchmark_group(group.name);
        for Parser { name, accepts } in parsers() {
            benchmarks.bench_function(name, |bencher| {
                bencher.iter(|| {
                    for address in &group.addresses {
                        black_box(accepts(black_box(address)));
                    }
                });
            });
        }
        benchmarks.finish();
    }
    let [Parser { accepts, .. }, ..] = parsers();
    for (name, input) in hostile() {
        let benchmarks = &mut criterion.benchmark_group("hostile");
        benchmarks.bench_function(name, |bencher| bencher.iter(|| accepts(black_box(&input))));
    }
    criterion.final_summary();
}
