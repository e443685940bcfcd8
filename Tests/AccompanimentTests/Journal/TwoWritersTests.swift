import Accompaniment
import Testing

/// P-20 for what is written as a whole: one page open twice, sent in any order, with repeats and with
/// acknowledgements that never arrive.
@Suite("One page on two devices")
struct TwoWritersTests {
    typealias Decide = (_ held: Int, _ seen: Int, _ isSame: Bool) -> WritingDecision

    private struct Device {
        var seen = 0
        var text = ""
    }

    /// Texts that were put over something their writer had not seen, and texts that were acknowledged and
    /// stand in no version.
    private func faults(_ rounds: Int, seed: UInt64, _ decide: Decide) -> (unseen: Int, lost: Int) {
        var chance = seed
        func draw(_ most: Int) -> Int {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(chance >> 33) % most
        }
        var unseen = 0, lost = 0
        for _ in 0..<rounds {
            var history: [String] = []
            var acknowledged: [String] = []
            var devices = [Device(), Device(), Device()]
            for step in 0..<12 {
                let who = draw(3)
                switch draw(4) {
                case 0: devices[who] = Device(seen: history.count, text: history.last ?? "")
                case 1: devices[who].text = "text \(step) of \(who)"
                default:
                    let device = devices[who]
                    switch decide(history.count, device.seen, history.last == device.text) {
                    case .write:
                        if device.seen != history.count { unseen += 1 }
                        history.append(device.text)
                        acknowledged.append(device.text)
                        // Every third acknowledgement is lost, and the page stays as it was.
                        if draw(3) > 0 { devices[who].seen = history.count }
                    case .alreadySo: acknowledged.append(device.text)
                    case .changed:
                        // The page comes back with both; most keep both.
                        devices[who] = Device(seen: history.count, text: draw(3) == 0 ? device.text : (history.last ?? "") + "\n" + device.text)
                    }
                }
            }
            lost += acknowledged.filter { !history.contains($0) }.count
        }
        return (unseen, lost)
    }

    @Test("10,000 interleavings: nothing is lost, and nothing is written over unseen")
    func interleavings() {
        let found = faults(10_000, seed: 11) { WritingDecision.of(held: $0, seen: $1, isSame: $2) }
        #expect(found.unseen == 0)
        #expect(found.lost == 0)
    }

    @Test("A desk that does not compare versions is caught")
    func planted() {
        #expect(faults(200, seed: 11) { held, _, _ in .write(version: held + 1) }.unseen > 0)
        #expect(faults(200, seed: 11) { held, seen, _ in held == seen ? .write(version: held + 1) : .alreadySo }.lost > 0)
    }

    @Test("What is sent twice stands once")
    func repeated() {
        #expect(WritingDecision.of(held: 1, seen: 0, isSame: true) == .alreadySo)
        #expect(WritingDecision.of(held: 0, seen: 0, isSame: true) == .write(version: 1))
        #expect(WritingDecision.of(held: 2, seen: 1, isSame: false) == .changed)
    }
}
