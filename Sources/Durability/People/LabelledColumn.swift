import Statistics

/// A column as words: the levels of a category, or distinct numbers in rising order.
struct LabelledColumn {
    let levels: [String]
    let codes: [Int?]

    init(_ name: String, in table: DataTable) throws {
        switch try table.requiring(name).content {
        case .categorical(let words, let places):
            // After a subset a column keeps levels that no row has.
            let seen = Set(places.compactMap(\.self)).sorted()
            var place = [Int?](repeating: nil, count: words.count)
            for (new, old) in seen.enumerated() { place[old] = new }
            levels = seen.map { words[$0] }
            codes = places.map { code in code.flatMap { place[$0] } }
        case .numeric(let cells):
            let distinct = Set(cells.compactMap(\.value)).sorted()
            var place: [Double: Int] = [:]
            for (index, number) in distinct.enumerated() { place[number] = index }
            levels = distinct.map { $0.shortestText ?? "?" }
            codes = cells.map { cell in cell.value.flatMap { place[$0] } }
        }
    }
}
