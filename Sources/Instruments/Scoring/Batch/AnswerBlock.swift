/// Answers of up to 256 people to one instrument, laid out by item: what `BatchScorer` takes.
///
/// A blank is kept as a blank with its reason, never as a number.
public struct AnswerBlock: Sendable {
    /// The most rows that a block holds.
    public static let capacity = 256
    /// From the first row of one item to that of the next: not a power of two, so that the
    /// items of one row do not fall on the same lines of the processor's cache.
    package static let stride = 264

    public let itemCount: Int
    public internal(set) var rowCount = 0
    /// By item, then row; 0 where `marks` says that there is no answer.
    var values: [Double]
    /// By item, then row: 0 where there is an answer, else `mark(_:)` of the reason.
    var marks: [UInt8]
    /// Whether any row lacks the item.
    var hasGaps: [Bool]
    private let limits: [ItemLimits]

    /// An empty block for the items of `instrument`.
    public init(for instrument: Instrument) {
        limits = instrument.limits
        itemCount = limits.count
        values = [Double](repeating: 0, count: limits.count * Self.stride)
        marks = [UInt8](repeating: 0, count: limits.count * Self.stride)
        hasGaps = [Bool](repeating: false, count: limits.count)
    }

    public var isFull: Bool { rowCount == Self.capacity }

    /// Adds one person, in the order of the form; items that are not given are blank.
    /// - Returns: false, and nothing is added, when the block is full, when there are more
    ///   answers than items, or when a value is not on the scale of its item.
    public mutating func append(_ answers: [Answer]) -> Bool {
        guard !isFull, answers.count <= itemCount else { return false }
        for (index, answer) in answers.enumerated() {
            guard let value = answer.value else { continue }
            guard limits[index].isWithin(value), limits[index].isOnStep(value) else { return false }
        }
        for index in 0..<itemCount {
            switch index < answers.count ? answers[index] : .missing(.blank) {
            case .value(let value): values[index * Self.stride + rowCount] = value
            case .missing(let blank): markGap(item: index, row: rowCount, blank)
            }
        }
        rowCount += 1
        return true
    }

    /// Empties the block for further rows.
    public mutating func removeAll() {
        for item in 0..<itemCount where hasGaps[item] {
            let first = item * Self.stride
            for place in first..<(first + rowCount) { marks[place] = 0 }
            hasGaps[item] = false
        }
        rowCount = 0
    }

    private mutating func markGap(item: Int, row: Int, _ blank: Blank) {
        values[item * Self.stride + row] = 0
        marks[item * Self.stride + row] = Self.mark(blank)
        hasGaps[item] = true
    }

    /// What stands in place of an answer; never 0.
    package static func mark(_ blank: Blank) -> UInt8 {
        switch blank {
        case .blank: 1
        case .preferNotToAnswer: 2
        case .notShown: 3
        case .notReached: 4
        }
    }

    /// One person's answers in the order of the form.
    func answers(row: Int) -> [Answer] {
        var all: [Answer] = []
        all.reserveCapacity(itemCount)
        for item in 0..<itemCount {
            let place = item * Self.stride + row
            switch marks[place] {
            case 0: all.append(.value(values[place]))
            case 2: all.append(.missing(.preferNotToAnswer))
            case 3: all.append(.missing(.notShown))
            case 4: all.append(.missing(.notReached))
            default: all.append(.missing(.blank))
            }
        }
        return all
    }
}
