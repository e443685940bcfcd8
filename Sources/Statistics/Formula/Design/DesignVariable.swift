/// A variable of a formula with all that the data say of it: semantics time.
struct DesignVariable: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number
        case basis(BasisFunction)
        case factor(levels: [String], Contrast)
    }

    let variable: FormulaVariable
    let kind: Kind

    /// Numbers or codes row by row, and the table that turns a code into columns.
    struct Source {
        /// `width` numbers for each row, or for each code.
        let store: [Double]
        let codes: [Int]?
        let width: Int
        let names: [String]
    }

    /// - Parameter isFull: a column for every level, where contrasts would not span them.
    func source(_ values: FrameValues, isFull: Bool) -> Source {
        switch (kind, values) {
        case (.factor(let levels, let contrast), .factor(_, let codes)):
            let (table, names) = isFull ? Contrast.full(levels) : contrast.table(levels)
            return Source(store: table.elements, codes: codes, width: table.columns, names: names.map { variable.label + $0 })
        case (.basis(let function), .numbers(let numbers)):
            let width = function.width
            var store = [Double](repeating: 0, count: numbers.count * width)
            for (row, number) in numbers.enumerated() {
                for (column, value) in function.values(at: number).enumerated() { store[row * width + column] = value }
            }
            let names = width == 1 ? [variable.label] : (1...width).map { "\(variable.label)\($0)" }
            return Source(store: store, codes: nil, width: width, names: names)
        case (_, .numbers(let numbers)):
            return Source(store: numbers, codes: nil, width: 1, names: [variable.label])
        case (_, .factor):
            return Source(store: [], codes: nil, width: 0, names: [])
        }
    }
}
