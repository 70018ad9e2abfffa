# make demo    install the system libraries, build, and analyse a recorded incident
# make test    install the system libraries and run all tests
# make test-alerts    run the generated alert rules through promtool
# make test-browser   look at the HTML report in a headless Chromium
# make check   what a commit must pass: layout, imports that run one way, tests
# make bench SIZE=1G RUNS=5   what rca costs beside gzip, ripgrep, lnav and others; CORPUS=DIR, PEERS=gzip,rg
# make budget   allocations and memory of a release build within Benchmarks/budget.json
# make test-budget   the same for the debug build that make test leaves; also tests the measuring itself
# make accuracy CASES=DIR   score rca on recorded cases
# make install PREFIX=DIR   build a release and install it with its manual page and completions; make uninstall removes it

SHELL := /bin/sh
SWIFT ?= swift
CONFIGURATION := -c release
IMPORTS := --explicit-target-dependency-import-check error
RCA := .build/release/rca
SCORING ?= ../shared/scoring
CASES ?= Fixtures
OUT ?= .build/accuracy
SIZE ?= 256M
RUNS ?= 5
CORPUS ?=
PEERS ?=
PREFIX ?= /usr/local
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: demo test test-alerts test-browser check build libraries rulepack accuracy format release install install-files uninstall clean bench test-budget budget

demo: build
	$(RCA) analyze Fixtures/conn-surge-seed-retimed/logs Fixtures/conn-surge-seed-retimed/metrics

build: libraries
	$(SWIFT) build $(CONFIGURATION) $(IMPORTS) --product rca

test: libraries
	$(SWIFT) test $(IMPORTS)

test-alerts: libraries
	RCA_PROMTOOL="$$(scripts/find-promtool)" $(SWIFT) test $(IMPORTS) --filter AlertRulesTests

test-browser: libraries
	RCA_BROWSER="$$(scripts/install-browser)" $(SWIFT) test $(IMPORTS) --filter BrowserTests

test-budget:
	python3 -m unittest discover -s Benchmarks/tests -t Benchmarks
	scripts/check-budget --rca .build/debug/rca --build debug

check:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	Sources/CRulePack/generate.sh && git diff --exit-code Sources/CRulePack
	$(MAKE) test

libraries:
	@scripts/install-libraries

rulepack:
	Sources/CRulePack/generate.sh

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

accuracy: build
	scripts/accuracy --rca $(RCA) --cases $(CASES) --out $(OUT) --scoring $(SCORING)

bench: release
	scripts/bench --rca $(RCA) --size $(SIZE) --runs $(RUNS) $(if $(CORPUS),--corpus "$(CORPUS)") \
	  $(if $(PEERS),--peers "$(PEERS)")

budget: release
	scripts/check-budget --rca $(RCA)

release: libraries
	$(SWIFT) build $(CONFIGURATION) --static-swift-stdlib --product rca -Xlinker -s

install: release
	$(MAKE) install-files

# Copies what was built: the binary, its manual page and the completions for bash, zsh and fish.
install-files:
	install -d $(BIN) $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
	  $(SHARE)/fish/vendor_completions.d
	install -m 755 $(RCA) $(BIN)/rca
	$(RCA) manual > $(SHARE)/man/man1/rca.1
	$(RCA) completions bash > $(SHARE)/bash-completion/completions/rca
	$(RCA) completions zsh > $(SHARE)/zsh/site-functions/_rca
	$(RCA) completions fish > $(SHARE)/fish/vendor_completions.d/rca.fish

uninstall:
	rm -f $(BIN)/rca $(SHARE)/man/man1/rca.1 $(SHARE)/bash-completion/completions/rca \
	  $(SHARE)/zsh/site-functions/_rca $(SHARE)/fish/vendor_completions.d/rca.fish

clean:
	rm -rf .build
