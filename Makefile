# make demo    install the system libraries, build, and analyse a recorded incident
# make test    install the system libraries and run all tests
# make test-alerts    run the generated alert rules through promtool
# make test-browser   look at the HTML report in a headless Chromium
# make check   what a commit must pass: layout, imports that run one way, tests
# make accuracy CASES=DIR   score rca on recorded cases

SHELL := /bin/sh
SWIFT ?= swift
CONFIGURATION := -c release
IMPORTS := --explicit-target-dependency-import-check error
RCA := .build/release/rca
SCORING ?= ../shared/scoring
CASES ?= Fixtures
OUT ?= .build/accuracy
PREFIX ?= /usr/local

.PHONY: demo test test-alerts test-browser check build libraries rulepack accuracy format release install clean

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

release: libraries
	$(SWIFT) build $(CONFIGURATION) --static-swift-stdlib --product rca -Xlinker -s

install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(RCA) $(DESTDIR)$(PREFIX)/bin/rca

clean:
	rm -rf .build
