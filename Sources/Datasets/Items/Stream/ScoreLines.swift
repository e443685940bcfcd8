import Instruments
import Statistics

/// Writes scored rows as `DelimitedWriter` writes `ScoredTable.table`, to the byte, without a
/// table.
struct ScoreLines: Sendable {
    let instrument: Instrument
    private let scales: [[UInt8]]
    private let safetyItems: [[UInt8]]
    /// The most bytes that a row can take beside what is kept of the input.
    private let longestRow: Int
    private(set) var bytes: [UInt8] = []
    private var count = 0
    private var numbers = NumberCache()

    /// nil where a name would have to stand in quotation marks.
    init?(_ instrument: Instrument) {
        self.instrument = instrument
        let codes = instrument.safetyItems.map { instrument.item(number: $0.item)?.code ?? "" }
        for name in instrument.scales.map(\.id) + codes {
            guard Self.isPlain(name) else { return nil }
        }
        scales = instrument.scales.map { Array($0.id.utf8) }
        safetyItems = codes.map { Array($0.utf8) }
        let names = 2 * scales.reduce(0) { $0 + $1.count + 1 } + safetyItems.reduce(0) { $0 + $1.count + 1 }
        longestRow = (scales.count + 3) * (NumberCache.longest + 1) + names + 8
    }

    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "-") else { return false }
        for byte in name.utf8 {
            let isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
            guard isLetter || (byte >= 48 && byte <= 57) || byte == 95 || byte == 45 || byte == 46 else { return false }
        }
        return true
    }

    /// The header, with `kept` columns of the input before the scores.
    func header(keeping kept: [String]) throws -> [UInt8] {
        var names = kept.isEmpty ? ["row"] : kept
        let id = instrument.id.rawValue
        names += instrument.scales.map { "\(id)_\($0.id)" } + ["\(id)_not_scored", "\(id)_prorated"]
        if !instrument.safetyItems.isEmpty { names.append("\(id)_safety") }
        let empty = try DataTable(columns: names.map { Column(name: $0, numbers: [nil]) })
        let text = DelimitedWriter(guardsFormulas: true).bytes(of: empty)
        return Array(text.dropLast(names.count))
    }

    /// Takes the bytes out.
    mutating func take() -> [UInt8] {
        let written = Array(bytes[..<count])
        count = 0
        return written
    }

    /// Adds the rows of `scores`; the first is row `number` of the data, counted from 1.
    /// - Parameter kept: what is kept of each row, in place of its number; it ends with commas.
    /// - Returns: false where a number has no text, which cannot be.
    mutating func add(_ scores: BatchScores, number: Int, kept: KeptRows?) -> Bool {
        let room = count + scores.rowCount * longestRow + (kept?.bytes.count ?? 0) + NumberCache.longest
        if bytes.count < room { bytes += [UInt8](repeating: 0, count: max(room - bytes.count, bytes.count)) }
        var place: Int? = count
        var all: [UInt8] = []
        swap(&all, &bytes)
        defer { swap(&all, &bytes) }
        all.withUnsafeMutableBytes { out in
            for row in 0..<scores.rowCount {
                guard var next = place else { return }
                if let kept {
                    next = Self.copy(kept.bytes, kept.ends[row]..<kept.ends[row + 1], to: out, at: next)
                } else {
                    next = Self.write(number + row, to: out, at: next)
                    out[next] = 44
                    next += 1
                }
                place = add(scores, row, to: out, at: next)
            }
        }
        guard let place else { return false }
        count = place
        return true
    }

    private mutating func add(_ scores: BatchScores, _ row: Int, to out: UnsafeMutableRawBufferPointer, at start: Int) -> Int? {
        var place = start
        var combined: UInt8 = 0
        for scale in 0..<scores.scaleCount {
            let cell = scale * scores.capacity + row
            let status = scores.status[cell]
            combined |= status.rawValue
            if !status.isMissing {
                guard let next = numbers.write(scores.values[cell], to: out, at: place) else { return nil }
                place = next
            }
            out[place] = 44
            place += 1
        }
        if combined != 0 { place = addNames(scales, to: out, at: place) { scores.status[$0 * scores.capacity + row].isMissing } }
        out[place] = 44
        place += 1
        if combined != 0 { place = addNames(scales, to: out, at: place) { scores.status[$0 * scores.capacity + row].contains(.prorated) } }
        if scores.safetyItemCount > 0 {
            out[place] = 44
            place += 1
            place = addNames(safetyItems, to: out, at: place) { scores.safety[$0 * scores.capacity + row] != 0 }
        }
        out[place] = 10
        return place + 1
    }

    /// The names that are meant, with a space between them.
    private func addNames(
        _ names: [[UInt8]], to out: UnsafeMutableRawBufferPointer, at start: Int, where isMeant: (Int) -> Bool
    ) -> Int {
        var place = start
        for index in names.indices where isMeant(index) {
            if place > start {
                out[place] = 32
                place += 1
            }
            place = Self.copy(names[index], names[index].indices, to: out, at: place)
        }
        return place
    }

    private static func copy(_ bytes: [UInt8], _ range: Range<Int>, to out: UnsafeMutableRawBufferPointer, at start: Int) -> Int {
        var place = start
        for byte in bytes[range] {
            out[place] = byte
            place += 1
        }
        return place
    }

    private static func write(_ number: Int, to out: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
        var length = 1
        var rest = number / 10
        while rest > 0 {
            length += 1
            rest /= 10
        }
        rest = number
        for digit in stride(from: place + length - 1, through: place, by: -1) {
            out[digit] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        }
        return place + length
    }
}
