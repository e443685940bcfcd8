import Durability
import Foundation
import Statistics
import Testing

@Suite struct ZCoverage {
    @Test func coverage() throws {
        let started = Date()
        let reps = 300
        let found = try Resampling.run(reps, width: 5, running: Running(threads: 2)) { rep in
            // Straight pieces, people differing in gain and slope, leaving at random given what was seen.
            let days: [Double] = [0, 21, 42, 90, 180, 365, 545, 730]
            var stream = RandomStream(seed: 4242, stream: UInt64(rep), purpose: 95)
            var person: [String] = [], arm: [String] = [], time: [Double?] = [], y: [Double?] = []
            for number in 0..<60 {
                let active = number % 2 == 1
                let level = 30 + 5 * stream.normal(), gain = (active ? 12.0 : 6) + 3 * stream.normal(), slope = 0.004 + 0.004 * stream.normal()
                var gone = false
                var last = level
                for day in days {
                    if day > 42, last > 26, stream.chance(0.15) { gone = true }
                    let value = level - gain * min(1, day / 42) + slope * max(0, day - 42) + 2 * stream.normal()
                    person.append("p\(number)"); arm.append(active ? "b" : "a"); time.append(day); y.append(gone ? nil : value)
                    last = value
                }
            }
            let table = try DataTable(columns: [Given.words("person", person), Given.words("arm", arm, levels: ["a", "b"]), Column(name: "day", numbers: time), Column(name: "y", numbers: y)])
            let fit = try DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, window: .init(from: 365, to: 730), random: .slopes).fit(on: table, running: Running()).results
            func covers(_ name: String, _ truth: Double) -> Double {
                guard let l = fit.at("\(name).ci_lower"), let u = fit.at("\(name).ci_upper") else { return 0 }
                return l <= truth && truth <= u ? 1 : 0
            }
            let change = covers("between_change.b", 0.004 * 365), gap = covers("slope.b_minus_a", 0), left = covers("left.b", (12 - 0.004 * 688) / 12)
            let f2 = try DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, random: .gain).fit(on: Given.fading(tau: 700, people: 60, seed: UInt64(rep + 7000)), running: Running()).results
            let tl = f2.at("decay.rate.ci_lower") ?? 0, tu = f2.at("decay.rate.ci_upper") ?? .infinity
            let tau = tl <= 1.0 / 700 && 1.0 / 700 <= tu ? 1.0 : 0
            // Recurrent events with frailty.
            var p: [String] = [], a: [String] = [], t: [Double?] = [], e: [Double?] = []
            for number in 0..<80 {
                let end = 200 + 500 * stream.uniform()
                let rate = -(log(stream.uniform()) + log(stream.uniform())) / 2 / 250
                var now = 0.0
                while true {
                    now += -log(1 - stream.uniform()) / rate
                    if now >= end { break }
                    p.append("p\(number)"); a.append(number % 2 == 0 ? "x" : "y"); t.append(now); e.append(1)
                }
                p.append("p\(number)"); a.append(number % 2 == 0 ? "x" : "y"); t.append(end); e.append(0)
            }
            let again = try RetreatmentSpecification(person: "p", arm: "a", time: "t", event: "e", anchor: "days", times: [300]).fit(on: DataTable(columns: [Given.words("p", p), Given.words("a", a), Column(name: "t", numbers: t), Column(name: "e", numbers: e)]), running: Running()).results
            let ml = again.at("mean_number.x.t300.ci_lower") ?? 9, mu = again.at("mean_number.x.t300.ci_upper") ?? 0
            return [change, gap, left, tau, ml <= 1.2 && 1.2 <= mu ? 1 : 0]
        }
        for (name, column) in zip(["between_change", "slope gap", "left", "rate", "mean number"], (0..<5).map { found.columns[$0] }) {
            print("COVER", name, column.reduce(0, +) / Double(column.count), column.count)
        }
        print("COVER failed", found.failures.map { "\($0.count) \($0.reason)" }, Date().timeIntervalSince(started))
    }
}
