"""Whether the time of an answer tells who has an account: the demo host, asked by turns.

It asks for four kinds of addresses and for a bot, and prints the median time of the answers to a
sign-up. The AUC compares them with an unused address: the share of pairs in which the slower answer
belongs to the other kind. 0.5 is chance.
"""

import http.client
import json
import random
import re
import statistics
import sys
import time
from urllib.parse import urlencode, urlsplit

ROUNDS = 200
PASSWORD = "just many plain words"
CASES = ["new", "pending", "account", "blocked", "bot"]

url = urlsplit(sys.argv[1])
connection = http.client.HTTPConnection(url.hostname, url.port)


def ask(method, path, fields=None, cookies=""):
    body = urlencode(fields) if fields is not None else None
    headers = {"Cookie": cookies}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    start = time.perf_counter()
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    took = time.perf_counter() - start
    cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
    return answer.status, cookie, content, took


def sign_up(address, bait=""):
    fields = {"form": "account", "email": address, "password": PASSWORD, "": bait}
    status, cookie, _, took = ask("POST", "/signup", fields)
    assert status == 303, status
    return cookie, took


def mail_links(address):
    for _ in range(200):
        mails = json.loads(ask("GET", "/dev/mailbox.json?" + urlencode({"to": address}))[2])
        if mails:
            return [urlsplit(link) for link in mails[0]["links"]]
        time.sleep(0.05)
    sys.exit(f"no mail to {address}")


def act(link, cookies="", **typed):
    """Opens the link of a mail, and sends the form of its page with all that is hidden in it."""
    _, cookie, _, _ = ask("GET", f"{link.path}?{link.query}", cookies=cookies)
    cookies = f"{cookies}; {cookie}"
    page = ask("GET", link.path, cookies=cookies)[2].decode()
    inputs = [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<input [^>]*>", page)]
    hidden = {it["name"]: it["value"] for it in inputs if it.get("type") == "hidden"}
    return ask("POST", link.path, hidden | typed, cookies)[0]


originator, _ = sign_up("account@example.org")
assert act(mail_links("account@example.org")[0], originator) == 303
sign_up("pending@example.org")
sign_up("blocked@example.org")
assert act(mail_links("blocked@example.org")[1], sure="on") == 200

times = {case: [] for case in CASES}
for turn in range(ROUNDS + 10):
    for case in random.sample(CASES, len(CASES)):
        address = f"new{turn}@example.org" if case in ("new", "bot") else f"{case}@example.org"
        if case == "bot":
            address = f"bot{turn}@example.org"
        _, took = sign_up(address, "seo" if case == "bot" else "")
        # The first ones warm up.
        if turn >= 10:
            times[case].append(took)


def auc(ones, others):
    wins = sum((one > other) + (one == other) / 2 for one in ones for other in others)
    return wins / (len(ones) * len(others))


print(f"{ROUNDS} sign-ups of each kind, by turns")
print("| address | median | AUC against a new one |")
print("|---|---|---|")
for case in CASES:
    median = statistics.median(times[case]) * 1000
    print(f"| {case} | {median:.2f} ms | {auc(times[case], times['new']):.3f} |")
