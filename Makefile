# make demo   install what is missing, build, run the demonstration
# make test   the same, and every test
# make browser-test  look at every page in a real browser (needs Chromium)
# make bench  measure the bootstrap beside R (skipped with a line where R is missing)

SWIFT_FLAGS ?=

.PHONY: demo test build bench browser-test setup clean

demo: build
	.build/release/maitri demo --replace $(ARGS)

build: setup
	swift build -c release $(SWIFT_FLAGS)

test: setup
	swift build -c release --build-tests $(SWIFT_FLAGS)
	swift test -c release --skip-build $(SWIFT_FLAGS)

browser-test: build
	scripts/browser-test.sh

bench: build
	Benchmarks/mediation.sh

setup:
	@scripts/setup.sh

clean:
	rm -rf .build
