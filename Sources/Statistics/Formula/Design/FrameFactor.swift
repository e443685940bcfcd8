/// Categories in the rows of a frame.
public struct FrameFactor: Hashable, Sendable {
    public let name: String
    /// Those that occur, in order.
    public let levels: [String]
    /// Of every row, an index into ``levels``.
    public let codes: [Int]

    public init(name: String, levels: [String], codes: [Int]) {
        self.name = name
        self.levels = levels
        self.codes = codes
    }

    /// A numeric column: each number is a category, in rising order. All cells hold a number.
    init(name: String, numbers: [Double]) {
        var seen: [Double: Int] = [:]
        var values: [Double] = []
        var first = [Int](repeating: 0, count: numbers.count)
        var last = 0
        for (row, number) in numbers.enumerated() {
            if row == 0 || values[last] != number {
                if let known = seen[number] {
                    last = known
                } else {
                    last = values.count
                    seen[number] = last
                    values.append(number)
                }
            }
            first[row] = last
        }
        let order = values.indices.sorted { values[$0] < values[$1] }
        var place = [Int](repeating: 0, count: values.count)
        for (index, value) in order.enumerated() { place[value] = index }
        for row in first.indices { first[row] = place[first[row]] }
        self.init(name: name, levels: order.map { values[$0].shortestText ?? "" }, codes: first)
    }

    /// `site:id`: the combinations that occur, the first factor's levels slowest.
    public func crossed(with other: FrameFactor) -> FrameFactor {
        let width = other.levels.count
        var isUsed = [Bool](repeating: false, count: levels.count * width)
        var both = [Int](repeating: 0, count: codes.count)
        for row in codes.indices {
            both[row] = codes[row] * width + other.codes[row]
            isUsed[both[row]] = true
        }
        var place = [Int](repeating: 0, count: isUsed.count)
        var names: [String] = []
        for cell in isUsed.indices where isUsed[cell] {
            place[cell] = names.count
            names.append("\(levels[cell / width]):\(other.levels[cell % width])")
        }
        for row in both.indices { both[row] = place[both[row]] }
        return FrameFactor(name: "\(name):\(other.name)", levels: names, codes: both)
    }
}
