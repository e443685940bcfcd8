# make demo   install what is missing, build, run the demonstration
# make test   the same, and every test
# make browser-test  look at every page in a real browser (needs Chromium)
# make bench  measure the bootstrap, the scoring of a million people and the statistics beside R, numpy and pandas
#             (skipped with a line where they are missing), and
#             the store beside raw commits of the same database on the same disk
# make crash  kill a writing program KILLS times (100), and look for anything that is lost

SWIFT_FLAGS ?=

KILLS ?= 100

.PHONY: demo test build bench crash browser-test setup clean

demo: build
	.build/release/maitri demo --replace $(ARGS)

build: setup
	swift build -c release $(SWIFT_FLAGS)

test:
	@scripts/setup.sh --tests
	swift build -c release --build-tests $(SWIFT_FLAGS)
	swift test -c release --skip-build $(SWIFT_FLAGS)

browser-test: build
	scripts/browser-test.sh

bench: build
	swift build -c release --build-tests $(SWIFT_FLAGS)
	Benchmarks/mediation.sh
	Benchmarks/scoring.sh
	Benchmarks/statistics.sh
	MAITRI_BENCH=1 swift test -c release --skip-build $(SWIFT_FLAGS) --filter StoreBenchmark

crash:
	@scripts/setup.sh --tests
	swift build -c release --build-tests $(SWIFT_FLAGS)
	MAITRI_KILLS=$(KILLS) swift test -c release --skip-build $(SWIFT_FLAGS) --filter KillTests

setup:
	@scripts/setup.sh

clean:
	rm -rf .build
