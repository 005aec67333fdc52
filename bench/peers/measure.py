"""Measures the sign-ups of several hosts in slices, in turns. `make peers` runs it.

    measure.py OURS SIMD TOOLS WORK PLOT

OURS has the programs of this repository, SIMD the same with the feature `argon2-simd`, TOOLS the packages of the others. WORK is
an empty folder.
"""

import dataclasses
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import plot
import processes
from hosts import HERE, free_port, hosts

CLIENTS = int(os.environ.get("CLIENTS", "64"))
SECONDS = float(os.environ.get("PEERS_SECONDS", "8"))
SLICES = int(os.environ.get("PEERS_SLICES", "3"))
# After a slice, the host finishes what was sent, at most so many seconds.
LAST_MAILS = 120
ARGON2ID = "$argon2id$v=19$m=19456,t=2,p=1$%"


@dataclasses.dataclass
class Slice:
    per_second: float
    accepted: int
    other: int
    p50: float
    p99: float
    cpu: float
    # For how many of the accepted sign-ups the mail had arrived when the clients stopped.
    mailed: float
    # The processor time of the hosts that had to be idle.
    beside: float


class Bench:
    def __init__(self, builds, tools, work):
        self.builds, self.tools, self.work = builds, tools, work
        self.recipients = work / "recipients"
        self.running = {}
        self.log = open(work / "log", "w")
        smtp_port = free_port()
        self.hosts = hosts(builds, tools, work, smtp_port)
        self.slices = {host.key: [] for host in self.hosts}
        self.accepted = dict.fromkeys(self.slices, 0)
        self.costs = {"ours": [], "simd": [], "python": [], "node": []}
        self.rates = {key: [] for key in builds}
        self.start("sink", [sys.executable, HERE / "sink.py", str(smtp_port), self.recipients], smtp_port, None)
        for host in self.hosts:
            if host.tables:
                subprocess.run(host.tables, env=host.environment, cwd=work, check=True)
            self.start(host.key, host.command, host.port, host.environment)

    def start(self, key, command, port, environment):
        process = subprocess.Popen(
            command, env=environment, cwd=self.work, stdout=self.log, stderr=self.log, start_new_session=True
        )
        self.running[key] = process
        for _ in range(300):
            if process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"{key} does not start; see {self.log.name}")

    def stop(self):
        for process in self.running.values():
            try:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(10)
            except ProcessLookupError:
                pass
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    def cpu(self, host):
        return processes.milliseconds(self.running[host.key].pid)

    def cpu_beside(self, host):
        return sum(self.cpu(other) for other in self.hosts if other is not host)

    def stored(self, host, pattern="%"):
        with sqlite3.connect(host.database, timeout=10) as database:
            return database.execute(host.count, [pattern]).fetchone()[0]

    def mails(self, host):
        return [line for line in self.recipients.read_text().splitlines() if line.startswith(host.key + "-")]

    def settle(self, host):
        """Waits until every stored sign-up is mailed, and the host is idle."""
        end = time.monotonic() + LAST_MAILS
        before = self.cpu(host)
        while time.monotonic() < end:
            time.sleep(0.5)
            now = self.cpu(host)
            if now - before < 30 and len(self.mails(host)) >= self.stored(host):
                return
            before = now

    def measure(self, host, number, seconds):
        cpu, beside = self.cpu(host), self.cpu_beside(host)
        stored, mailed = self.stored(host), len(self.mails(host))
        printed = subprocess.run(
            ["wrk", "--threads", "1", "--connections", str(CLIENTS), "--duration", f"{seconds:.0f}s"]
            + ["--timeout", "120s", "--script", HERE / "sign_ups.lua", host.url]
            + ["--", host.body, str(host.status), f"{host.key}-{number}"],
            check=True,
            capture_output=True,
            text=True,
        )
        mailed_at_once = len(self.mails(host)) - mailed
        lines = (line.split() for line in printed.stdout.splitlines())
        got = {line[0]: float(line[1]) for line in lines if len(line) == 2 and line[0].isalnum()}
        if got["other"]:
            say(f"{host.title}: {got['other']:.0f} other answers, such as {printed.stderr.strip()}")
        self.settle(host)
        self.accepted[host.key] += int(got["accepted"])
        new = self.stored(host) - stored
        return Slice(
            got["accepted"] / got["seconds"],
            int(got["accepted"]),
            int(got["other"]),
            got["p50"],
            got["p99"],
            (self.cpu(host) - cpu) / max(new, 1),
            min(1, mailed_at_once / max(got["accepted"], 1)),
            self.cpu_beside(host) - beside,
        )

    def hash_alone(self):
        """Hashes with each library while all hosts are idle."""
        seconds = f"{max(1, SECONDS / 2):.0f}"
        for key, folder in self.builds.items():
            start = time.monotonic()
            process = subprocess.Popen([folder / "hash-rate", str(CLIENTS), seconds], stdout=subprocess.PIPE, text=True)
            rate = float(process.stdout.read())
            _, _, used = os.wait4(process.pid, 0)
            self.rates[key].append(rate)
            hashed = rate * (time.monotonic() - start)
            self.costs[key].append((used.ru_utime + used.ru_stime) * 1000 / hashed)
        python = [self.tools / "venv/bin/python", HERE / "hash_cost.py"]
        for library, command in ("python", python), ("node", ["node", self.tools / "node/hash_cost.mjs"]):
            printed = subprocess.run([*command, seconds], check=True, capture_output=True, text=True)
            self.costs[library].append(float(printed.stdout))

    def run(self):
        for host in self.hosts:
            say(f"warming up {host.title}")
            self.measure(host, 0, min(2, SECONDS))
        for number in range(1, SLICES + 1):
            say(f"slice {number} of {SLICES}: hashes")
            self.hash_alone()
            for host in self.hosts:
                say(f"slice {number} of {SLICES}: {host.title}")
                self.slices[host.key].append(self.measure(host, number, SECONDS))

    def faults(self):
        """What was accepted but not stored with the right hash, or not mailed."""
        for host in self.hosts:
            accepted, stored, hashed = self.accepted[host.key], self.stored(host), self.stored(host, ARGON2ID)
            mails = self.mails(host)
            different = len(set(mails))
            # The end of a slice cuts clients off.
            most = accepted + CLIENTS * (SLICES + 1)
            print(
                f"{host.title}: {accepted} accepted, {stored} stored, {hashed} hashed with argon2id as set,"
                f" {different} mailed"
            )
            if not (accepted <= stored <= most and stored == hashed == different == len(mails)):
                yield f"{host.title}: the numbers do not match ({len(mails)} mails)"


def say(line):
    print(f"» {line}", file=sys.stderr, flush=True)


def spread(values, places=0):
    middle, low, high = (f"{value:.{places}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} ({low}–{high})"


def table(bench):
    print(
        f"\n{os.cpu_count()} cores, {CLIENTS} clients, {SLICES} slices of {SECONDS:.0f} s: median (lowest–highest)."
        f" Alone, leptos_signup hashes {spread(bench.rates['ours'])} passwords a second, and with argon2-simd"
        f" {spread(bench.rates['simd'])}.\n"
    )
    print("| host | sign-ups/s | p50 ms | p99 ms | CPU ms | CPU ms of the hash | CPU ÷ hash | mailed at once | other |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    rows = []
    for host in bench.hosts:
        slices = bench.slices[host.key]
        rates, cpu = [it.per_second for it in slices], [it.cpu for it in slices]
        cost = bench.costs[host.hasher]
        # Clients that wait longer than a slice do not count.
        least = "≥ " if max(it.accepted for it in slices) < 3 * CLIENTS else ""
        rows.append((host.title, rates, cpu, median(cost)))
        cells = [
            host.title,
            spread(rates, 1),
            least + spread([it.p50 for it in slices]),
            least + spread([it.p99 for it in slices]),
            spread(cpu, 1),
            spread(cost, 1),
            f"{median(cpu) / median(cost):.2f}",
            f"{100 * median(it.mailed for it in slices):.0f} %",
            str(sum(it.other for it in slices)),
        ]
        print("| " + " | ".join(cells) + " |")
    best = max(rows[len(bench.builds) :], key=lambda row: median(row[1]))
    print()
    for key, row in zip(bench.builds, rows):
        per_slice = [mine / theirs for mine, theirs in zip(row[1], best[1])]
        print(f"{row[0]}, compared with the best peer ({best[0]}): {spread(per_slice, 2)} times its sign-ups.")
        print(f"{row[0]}, compared with hashing alone: {median(row[1]) / median(bench.rates[key]):.2f}.")
    beside = max(it.beside for slices in bench.slices.values() for it in slices)
    print(f"In no slice did the idle hosts together take more than {beside:.0f} ms.\n")
    return rows


def main():
    ours, simd, tools, work, picture = (Path(it).resolve() for it in sys.argv[1:])
    bench = Bench({"ours": ours, "simd": simd}, tools, work)
    try:
        bench.run()
    finally:
        bench.stop()
    rows = table(bench)
    faults = list(bench.faults())
    picture.write_text(plot.bars(rows, median(bench.rates["ours"]), len(bench.builds)))
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
