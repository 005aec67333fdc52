#!/usr/bin/env python3
"""Follows docs/getting-started.md: takes the official template, or scripts/template where that is out of reach,
adds the code of the page to it, builds it with the packed crate, and signs up.

`getting-started.py CRATE` takes the crate from the folder CRATE. `getting-started.py --cost CRATE` measures instead
what the crate costs at compile time: the template is built without it and with it, each in an empty folder.
"""

import difflib
import html.parser
import http.client
import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL = "https://github.com/leptos-rs/start-axum"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
NAME = "orchard"
ADDRESS = "ada@example.org"


def say(text):
    print(f"» {text}", file=sys.stderr, flush=True)


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


# The template.


def write_template(app):
    """An app without the crate."""
    shutil.rmtree(app, ignore_errors=True)
    clone = ["git", "clone", "--quiet", "--depth", "1", OFFICIAL, str(app)]
    quiet = {"GIT_TERMINAL_PROMPT": "0", "PATH": os.environ["PATH"]}
    if subprocess.run(clone, env=quiet, stderr=subprocess.DEVNULL).returncode == 0:
        say(f"the template is {OFFICIAL}")
    else:
        say(f"{OFFICIAL} is out of reach, so the template is scripts/template")
        shutil.copytree(ROOT / "scripts/template", app)
    for file in [app / "Cargo.toml", *app.glob("src/*.rs")]:
        text = file.read_text().replace("{{project-name}}", NAME).replace("{{crate_name}}", NAME)
        # What the template asks about: no nightly Rust.
        file.write_text(re.sub(r"\{%.*?%\}.*?\{% endif %\}", "", text, flags=re.S))
    with (app / "Cargo.toml").open("a") as manifest:
        manifest.write("\n[workspace]\n")
    # The same versions as everywhere in this repository.
    shutil.copy(ROOT / "Cargo.lock", app)


# The page.


def page():
    """The code of each section that is named after a file."""
    code = {}
    for section in (ROOT / "docs/getting-started.md").read_text().split("\n## ")[1:]:
        block = re.search(r"```\w+\n(.*?)```", section, re.S)
        code[section.splitlines()[0]] = block.group(1) if block else ""
    return code


def follow(app, crate):
    """Adds the code of the page."""
    code = page()
    manifest = app / "Cargo.toml"
    manifest.write_text(with_settings(manifest.read_text(), code["Cargo.toml"], crate))
    main = app / "src/main.rs"
    _, other = main.read_text().split('#[cfg(not(feature = "ssr"))]', 1)
    main.write_text(f'{code["src/main.rs"]}\n#[cfg(not(feature = "ssr"))]{other}')
    items, routes = code["src/app.rs"].split("// Inside `<Routes>`, beside the other routes:\n")
    component = app / "src/app.rs"
    text = re.sub(r"(\n *)(<Routes [^\n]*>)\n", rf"\1\2\1    {routes.strip()}\n", component.read_text())
    component.write_text(f"{items}\n{text}")


def differences(before, after):
    """How many lines of code are new, and how many are gone. Blank lines and comments do not count."""
    files = ["Cargo.toml", "src/app.rs", "src/main.rs"]
    sides = [[code_lines((side / file).read_text()) for file in files] for side in (before, after)]
    changes = [it for pair in zip(*sides) for it in difflib.ndiff(*pair)]
    return [sum(it.startswith(sign) for it in changes) for sign in "+-"]


def code_lines(text):
    lines = (re.sub(r"(^|\s)(//|#).*", "", line) if "#[" not in line else line for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]


def with_settings(manifest, page, crate):
    """The manifest with the settings of the page: a dependency replaces one of its name, features come to those
    that are there."""
    settings, before = tomllib.loads(page), tomllib.loads(manifest)
    settings["dependencies"]["leptos_signup"] = {"path": str(crate)}
    for name, value in settings["dependencies"].items():
        manifest = re.sub(rf"^{re.escape(name)} = .*\n", "", manifest, flags=re.M)
        manifest = manifest.replace("[dependencies]\n", f"[dependencies]\n{name} = {toml(value)}\n", 1)
    for name, value in settings["features"].items():
        have = before["features"][name]
        lines = "".join(f"    {toml(it)},\n" for it in have + [it for it in value if it not in have])
        manifest = re.sub(rf"^{name} = \[.*?\]\n", f"{name} = [\n{lines}]\n", manifest, flags=re.M | re.S)
    return manifest + page[page.index("[profile.dev.package.") :]


def share_dependencies(app):
    """Profiles as in this repository, so that the dependencies that are compiled already are used."""
    ours = tomllib.loads((ROOT / "Cargo.toml").read_text())["profile"]["dev"]
    with (app / "Cargo.toml").open("a") as manifest:
        manifest.write(f"\n[profile.dev]\ndebug = {toml(ours['debug'])}\n")
        for name, settings in ours["package"].items():
            if name != "argon2":
                manifest.write(f"[profile.dev.package.{toml(name)}]\n")
                manifest.writelines(f"{key} = {toml(value)}\n" for key, value in settings.items())


def toml(value):
    """A value in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml(it)}" for name, it in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


# The build.


def build(app, target, **settings):
    """The server and what browsers get."""
    server(app, target, settings)
    cargo_build(app, target, settings, ["--lib", "--features", "hydrate", "--target", "wasm32-unknown-unknown"], "front")


def server(app, target, settings, **options):
    cargo_build(app, target, settings, ["--bin", NAME, "--features", "ssr"], **options)


def cargo_build(app, target, settings, what, folder="", **options):
    # Leptos reads the name while it is compiled. With the one of this repository it is not compiled again.
    env = {**os.environ, "LEPTOS_OUTPUT_NAME": "host" if target == TARGET else NAME, **settings}
    at = ["--quiet", "--manifest-path", str(app / "Cargo.toml"), "--target-dir", str(target / folder)]
    run("cargo", "build", *at, *what, env=env, **options)


def forget_a_feature(app):
    """The compiler names a feature that is missing."""
    main = app / "src/main.rs"
    main.write_text(main.read_text() + '#[cfg(feature = "ssr")]\nuse leptos_signup::SmtpMailer as _;\n')
    try:
        server(app, TARGET, {}, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        assert "gated behind the `smtp` feature" in error.stderr, error.stderr
    else:
        raise AssertionError("SmtpMailer is there without its feature")
    say("without the feature `smtp`, the compiler names it")


# A visitor without scripts.


class Form(html.parser.HTMLParser):
    """The action and the fields of the first form that posts."""

    def __init__(self, text):
        super().__init__()
        self.action, self.fields, self.is_open = None, {}, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "form":
            self.is_open = self.action is None and named.get("method", "").lower() == "post"
            self.action = named.get("action") if self.is_open else self.action
        elif tag == "input" and self.is_open and named.get("name"):
            self.fields[named["name"]] = named.get("value") or ""

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "form"


class Visitor:
    """A browser with a cookie jar."""

    def __init__(self, port):
        self.port, self.cookies = port, {}

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
        connection.request(method, path, urllib.parse.urlencode(body) if body is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        if answer.status in (302, 303):
            return self.ask("GET", answer.headers["Location"])
        return answer.status, text

    def send(self, path, **fields):
        """Fills in the form of a page and sends it."""
        _, text = self.ask("GET", path)
        form = Form(text)
        assert form.action, f"{path} has no form:\n{text}"
        return self.ask("POST", form.action, {**form.fields, **fields})


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def sign_up(app):
    """What the page says under "Try it"."""
    port = free_port()
    env = {
        "PATH": os.environ["PATH"],
        "LEPTOS_OUTPUT_NAME": NAME,
        "LEPTOS_SITE_ADDR": f"127.0.0.1:{port}",
        "LEPTOS_SITE_ROOT": "site",
        "LEPTOS_SITE_PKG_DIR": "pkg",
    }
    (app / "app.db").unlink(missing_ok=True)
    log = (app / "log").open("w+")
    host = subprocess.Popen([TARGET / f"debug/{NAME}"], cwd=app, env=env, stdout=log, stderr=log)
    try:
        wait_for(port, host)
        visitor = Visitor(port)
        status, text = visitor.send("/signup", email=ADDRESS, password="just many plain words")
        assert status == 200 and ADDRESS in text, f"no page asks to check the mail of {ADDRESS}:\n{text}"
        link = mail_link(port)
        # A day and an hour later the link has expired.
        visitor.ask("POST", "/dev/clock", {"advance": "90000"})
        _, late = visitor.ask("GET", link)
        assert "expired" in late, f"the link did not expire:\n{late}"
        visitor = Visitor(port)
        visitor.send("/signup", email=ADDRESS, password="just many plain words")
        status, done = visitor.send(mail_link(port, but=link))
        assert status == 200 and "Welcome" in done, f"the link did not lead to an account:\n{done}"
        host.send_signal(signal.SIGTERM)
        assert host.wait(20) == 0, f"the host ended with {host.returncode} after SIGTERM"
        say("signed up, saw a link expire, confirmed another one, and stopped by SIGTERM")
    except BaseException:
        log.seek(0)
        say(f"the host says:\n{log.read()}")
        raise
    finally:
        host.kill()
        log.close()


def wait_for(port, host):
    """Until the port is open."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert host.poll() is None, f"the host ended with {host.returncode}"
        time.sleep(0.1)
    raise TimeoutError("the host does not listen")


def mail_link(port, but=None):
    """The path of the link in the newest mail."""
    for _ in range(100):
        _, text = Visitor(port).ask("GET", "/dev/mailbox.json")
        links = re.findall(r"http://127\.0\.0\.1:\d+(/signup/confirm\?token=[\w-]+)", text)
        links = [link for link in links if link != but]
        if links:
            return links[0]
        time.sleep(0.1)
    raise TimeoutError(f"no mail arrived:\n{text}")


# The cost.


def cpu():
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def crates(app):
    """How many packages the server is compiled from."""
    tree = ["cargo", "tree", "--quiet", "--prefix", "none", "--edges", "normal,build", "--features", "ssr"]
    lines = run(*tree, cwd=app, capture_output=True, text=True).stdout.splitlines()
    return len({line.split(" (")[0] for line in lines})


def measure(app, target):
    """Crates, seconds of a first build, and of one after a change of the app: each of all cores together."""
    shutil.rmtree(target, ignore_errors=True)
    before = cpu()
    # Not incremental, as cargo builds crates of a registry.
    build(app, target, CARGO_INCREMENTAL="0")
    first = cpu() - before
    build(app, target, CARGO_INCREMENTAL="1")
    changes = []
    for _ in range(3):
        (app / "src/app.rs").touch()
        before = cpu()
        build(app, target, CARGO_INCREMENTAL="1")
        changes.append(cpu() - before)
    shutil.rmtree(target)
    return crates(app), first, sorted(changes)[1]


def cost(app, crate):
    target = TARGET / "compile-cost"
    write_template(app)
    without = measure(app, target)
    follow(app, crate)
    with_crate = measure(app, target)
    row = "{:<22} {:>8} {:>22} {:>22}".format
    print(row("processor time, s", "crates", "first build", "after touching app.rs"))
    for title, (count, first, change) in [("template", without), ("with leptos_signup", with_crate)]:
        print(row(title, count, f"{first:.0f}", f"{change:.1f}"))
    print(row("more", with_crate[0] - without[0], f"{with_crate[1] - without[1]:.0f}", f"{with_crate[2] - without[2]:.1f}"))


def main():
    is_cost = sys.argv[1:2] == ["--cost"]
    crate, app = Path(sys.argv[-1]).resolve(), TARGET / "getting-started"
    if is_cost:
        return cost(app, crate)
    write_template(app)
    shutil.copytree(app, before := TARGET / "getting-started-before", dirs_exist_ok=True)
    follow(app, crate)
    say("the page adds {} lines of code and takes {} away".format(*differences(before, app)))
    share_dependencies(app)
    say("building the server and the browser half")
    build(app, TARGET)
    sign_up(app)
    forget_a_feature(app)


main()
