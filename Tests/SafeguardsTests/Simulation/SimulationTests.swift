import Foundation
import StoreContract
import Testing

@Suite("A simulated site keeps its promises whatever fails", .serialized)
struct SimulationTests {
    /// Site-years; `MAITRI_SITE_YEARS` asks for more or fewer.
    private var years: Int {
        if let asked = ProcessInfo.processInfo.environment["MAITRI_SITE_YEARS"].flatMap({ Int($0) }) { return max(1, asked) }
        #if DEBUG
            return 6
        #else
            return 1_000
        #endif
    }

    @Test("No promise is broken in any site-year")
    func honest() async throws {
        let study = try TestStudy()
        var total = Site.Tally()
        try await withThrowingTaskGroup(of: Site.Tally.self) { group in
            let seeds = testSeeds(years * Self.sitesAYear)
            for half in 0..<2 {
                group.addTask {
                    var total = Site.Tally()
                    for seed in seeds where Int(seed % 2) == half {
                        total.add(try await Self.site(seed: seed, nil, study))
                    }
                    return total
                }
            }
            for try await tally in group { total.add(tally) }
        }
        print("\(total)")
        #expect(total.alerts > total.days / 60 && total.deaths > 0 && total.messages > total.alerts)
    }

    @Test("Every planted bug is found", arguments: Variant.allCases)
    func planted(_ variant: Variant) async throws {
        let study = try TestStudy()
        for (number, seed) in testSeeds(240).enumerated() {
            do {
                _ = try await Self.site(seed: seed, variant, study)
            } catch let violation as Violation {
                print("\(variant): found after \(Double(number + 1) / Double(Self.sitesAYear)) site-years: \(violation)")
                #expect(violation.name.hasPrefix("S-"))
                return
            }
        }
        Issue.record("\(variant) was not found in 120 site-years")
    }

    @Test("The same seed gives the same course")
    func deterministic() async throws {
        let study = try TestStudy()
        let seed = testSeeds(1)[0]
        #expect(try await Self.site(seed: seed, nil, study) == Self.site(seed: seed, nil, study))
    }

    /// Sites are young and many: a ledger that is read again after every death stays short.
    static let sitesAYear = 2

    static func site(seed: UInt64, _ variant: Variant?, _ study: TestStudy) async throws -> Site.Tally {
        try await Site(seed: seed, variant: variant, study: study).run(days: 365 / sitesAYear)
    }
}

extension Site.Tally: CustomStringConvertible {
    mutating func add(_ other: Self) {
        days += other.days
        events += other.events
        acts += other.acts
        alerts += other.alerts
        messages += other.messages
        deaths += other.deaths
        faults += other.faults
        entries += other.entries
    }

    var description: String {
        "\(days / 365) site-years: \(events) events, \(acts) requests, \(entries) entries, \(alerts) alerts, \(messages) messages, \(deaths) deaths of the program, \(faults) write faults"
    }
}
