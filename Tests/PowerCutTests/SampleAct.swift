/// An act whose every byte follows from its number, so that a check knows what must be there.
struct SampleAct {
    /// From 1.
    let number: Int
    let ledgerRow: [Cell]
    let responseRow: [Cell]
    let alertRow: [Cell]

    init(number: Int) {
        self.number = number
        let sequence = Cell.integer(number - 1)
        // Now and then longer than a page.
        let length = number % 23 == 0 ? 5_000 : 60 + number * 37 % 300
        ledgerRow = [sequence, .bytes(Self.bytes(length, of: number, stream: 1)), .bytes(Self.bytes(32, of: number, stream: 2))]
        responseRow = [sequence, .text("r\(number)"), .integer(Self.answer(number))]
        alertRow = [sequence, .text("a\(number)"), .text("r\(number)"), .text("urgent")]
    }

    /// The first acts, made once.
    static let first = (1...400).map(SampleAct.init)

    var sequence: Int { number - 1 }
    var isDangerous: Bool { Self.answer(number) >= 2 }

    /// 0 to 3; from 2 it calls for an alert.
    private static func answer(_ number: Int) -> Int { number * 7 % 4 }

    private static func bytes(_ count: Int, of number: Int, stream: UInt64) -> [UInt8] {
        var numbers = SeededNumbers(seed: UInt64(number) &* 4 &+ stream)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    }

    /// How many acts the group commit with this number, from 0, gathers.
    static func groupSize(_ group: Int) -> Int { 1 + group * 5 % 4 }

    /// The numbers after which a transaction of the first `groups` ended.
    static func ends(groups: Int) -> [Int] {
        (0..<groups).reduce(into: [0]) { ends, group in ends.append((ends.last ?? 0) + groupSize(group)) }
    }
}
