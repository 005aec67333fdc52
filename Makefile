# Two commands for everybody: `make serve` and `make test`. Both install what is missing.

export PATH := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/leptos_signup/bin:$(CURDIR)/end2end/node_modules/.bin:$(PATH)

FEATURES := ssr,smtp,sqlite,postgres,mysql,dev,testing,dns,serde,github,breached-passwords,api,hcaptcha,languages,email_address,lettre,_internal
SERVER := --features $(FEATURES)
# All packages but that with islands, with features that they share: they and their dependencies are compiled once.
comma := ,
TOGETHER := -p leptos_signup -p cases -p bindgen -p bench -p cookbook -p host -p translated -p with_login -p with_openid -p with_sessions --features \
	leptos_signup/$(subst $(comma),$(comma)leptos_signup/,$(FEATURES)),bench/load,bench/faults,bench/growth,bench/denial,host/ssr,translated/ssr,with_openid/ssr
# With an example among the targets, cargo takes the features that tests have, and compiles no dependency again.
DEV := --example email
# The tests that `make unit` runs: those of the crate, of the cases, of the demo host, of the benchmark and of the examples.
TESTS := --lib --test core --test it --test process --test cases --test usernames --test openapi --test slow_headers --test sign_up \
	--bin growth --test recipes --test hosts --test walk --test openid
# The host with a log-in, which has no browser build.
LOG_IN := $(TOGETHER) $(DEV) --bin with_login
# Tests that run on PostgreSQL and MariaDB too.
ON_EACH_STORE := --test it on_store::

.PHONY: serve test lint unit docs browser api openapi size budget package deny disposable bench instances timing load \
	kill-loop outbox growth peers denial fuzz sizing cargo-leptos world neighbours islands log-in pictures states lighthouse mail-pictures \
	book gates suites leptos-next compile-cost

serve:
	@scripts/setup.sh build
	@scripts/build-host.sh
	LEPTOS_SITE_ROOT=target/site LEPTOS_SITE_PKG_DIR=pkg $(or $(CARGO_TARGET_DIR),target)/debug/host

# What compiles uses all cores by itself, so one thing is compiled after the other; the budget alone is measured beside the
# unit tests, because it optimises one crate on one core. The server of the demo host is the one that the unit tests have
# compiled.
test: export SERVER_BUILD := $(TOGETHER)
# Everything is compiled once: what speeds up the next build would take a minute or two, and nine gigabytes.
test: export CARGO_INCREMENTAL := 0
test:
	@scripts/setup.sh test
	@scripts/together.sh lint
	@scripts/together.sh unit budget
	@scripts/build-host.sh
	@scripts/build-islands.sh
	@cargo build $(LOG_IN)
	@scripts/together.sh browser api package neighbours islands log-in
	@scripts/together.sh docs
	@echo "» everything passed"

# For `cargo leptos watch`, `build` and `end-to-end`; nothing else here needs it.
cargo-leptos:
	@scripts/setup.sh leptos

lint:
	@scripts/setup.sh test
	cargo fmt --all --check
	scripts/check-floors.py
	scripts/check-links.py
	scripts/check-dependencies.sh
	cargo clippy --all-targets $(TOGETHER) -- -D warnings

# Tests wait for servers, so twice as many run as there are cores. Their databases are in memory, where the system has a file
# system with room for them there.
unit: export RUST_TEST_THREADS ?= $(shell expr 2 \* $$(nproc 2>/dev/null || echo 2))
unit: export TMPDIR := $(shell [ "$$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 ] 2>/dev/null && \
	echo /dev/shm || echo "$${TMPDIR:-/tmp}")
unit:
	cargo test $(TOGETHER) $(TESTS)
	for store in postgres mysql; do SIGNUP_TEST_STORE=$$store cargo test $(TOGETHER) $(ON_EACH_STORE) || exit 1; done
	cargo test $(TOGETHER) -p islands --features islands/ssr --test islands

docs:
	cargo test $(TOGETHER) --doc
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --lib $(TOGETHER) $(DEV)

# The book of docs/, with its links checked, in target/book.
book:
	scripts/book.sh

browser:
	@scripts/setup.sh test
	@scripts/build-host.sh
	cd end2end && npx playwright test

api:
	cargo build $(if $(SERVER_BUILD),$(SERVER_BUILD) $(DEV),-p host --no-default-features --features ssr) --bin host
	scripts/schemathesis.sh

# All sizes of docs/size.md; `budget` measures what the crate may cost.
size budget:
	@scripts/setup.sh test
	scripts/wasm-size.sh $(if $(filter budget,$@),budget,all)
	$(if $(filter size,$@),scripts/text-sizes.sh)

# A host among real servers. WORLD=long adds the store suite, the kill loop and Playwright on a cluster.
world:
	scripts/world.sh

# What is quick of it.
neighbours:
	scripts/world.sh postfix nginx replica

# A host with islands in a browser.
islands:
	@scripts/setup.sh test
	scripts/build-islands.sh
	node scripts/islands.mjs

# A host with a log-in in a browser.
log-in:
	@scripts/setup.sh test
	cargo build $(LOG_IN)
	node scripts/log-in.mjs

package:
	scripts/check-package.sh

# Licences, bans, sources and known vulnerabilities of the dependencies.
deny:
	scripts/deny.sh

# How many bytes an account takes in each database, and how long it takes to make keys anew.
sizing:
	@scripts/setup.sh test
	cargo test $(SERVER) --test it operating::sizing -- --ignored --nocapture

# The demo host's OpenAPI document, after a change of its forms or of the API. Review the difference.
openapi:
	UPDATE_OPENAPI=1 cargo test -p host --features ssr --test openapi

# The pictures of docs/looks.md and the README, from a running `make serve`.
pictures:
	node scripts/screenshot.mjs
	node scripts/pictures.mjs

# The pictures of docs/pages.md: every state, light and dark, on a phone and a desktop, in both directions.
states:
	@scripts/build-host.sh
	cd end2end && PICTURES=../docs/pictures npx playwright test states --project "scripts on"

# What Lighthouse says of the pages, built as for production.
lighthouse:
	@scripts/setup.sh test
	@scripts/build-host.sh release
	npm ci --prefix end2end/lighthouse --no-audit --no-fund --loglevel error
	CHROME_PATH=$$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome) node end2end/lighthouse/run.mjs

# The pictures of docs/mails.md: every kind of mail, as the tests get it.
mail-pictures:
	cargo test $(SERVER) --test it mail_gallery -- --ignored
	node scripts/mail-pictures.mjs

# The list of throw-away domains from its newest package. Review the difference before you commit it.
disposable:
	scripts/refresh-disposable.sh

# The slow checks: each feature by itself, oldest Rust, oldest dependencies, public API, package.
gates:
	scripts/gates.sh

# What depends on Leptos, in the process and in a browser.
suites: export SERVER_BUILD := $(TOGETHER)
suites: unit browser islands log-in

# `make suites` with the next version of Leptos.
leptos-next:
	@scripts/setup.sh test
	scripts/leptos-next.sh

# What the crate costs a host at compile time: about ten minutes on two cores.
compile-cost:
	@scripts/setup.sh build
	scripts/getting-started.py --cost .

# Not a part of `make test`: what they say depends on the machine, and on chance.

bench:
	scripts/bench.sh

instances:
	@scripts/setup.sh test
	@scripts/build-host.sh
	scripts/instances.sh

timing:
	scripts/timing.sh
	cargo test --release $(SERVER) --test process timing -- --ignored --nocapture

load:
	scripts/load.sh

kill-loop:
	scripts/kill-loop.sh

outbox:
	scripts/outbox.sh

growth:
	scripts/growth.sh

# Sign-ups of the demo host beside those of Flask-Security, django-allauth, FastAPI-Users and Better Auth.
peers:
	scripts/peers.sh

# How many requests and networks it takes to keep people from signing up, before the budgets of 0.1 and with them.
denial:
	cargo run --quiet --release --package bench --features denial --bin denial

fuzz:
	scripts/fuzz.sh
