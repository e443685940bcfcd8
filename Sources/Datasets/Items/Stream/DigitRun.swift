import Instruments

/// Eight columns of the file, next to each other, whose items are answered with one digit.
struct DigitGroup: Sendable {
    /// The lowest and the highest digit on the scale of each.
    let low: SIMD8<UInt8>
    let high: SIMD8<UInt8>
    /// What follows each digit.
    let ends: SIMD8<UInt8>

    /// nil where fewer than eight columns follow, or a scale has another digit missing in its midst.
    init?(_ columns: [PlainLayout.Column], from first: Int, separator: UInt8) {
        guard first + 8 <= columns.count else { return nil }
        var (low, high) = (SIMD8<UInt8>(), SIMD8<UInt8>())
        var ends = SIMD8<UInt8>(repeating: separator)
        for lane in 0..<8 {
            let digits = columns[first + lane].digits
            guard digits != 0 else { return nil }
            low[lane] = UInt8(truncatingIfNeeded: digits.trailingZeroBitCount)
            high[lane] = UInt8(truncatingIfNeeded: 15 - digits.leadingZeroBitCount)
            guard Int(high[lane] - low[lane]) + 1 == digits.nonzeroBitCount else { return nil }
        }
        if first + 8 == columns.count { ends[7] = 10 }
        (self.low, self.high, self.ends) = (low, high, ends)
    }
}

/// The reading of answers of one digit, one after the other, up to the first field that is
/// something else: nearly all of most files.
struct DigitRun {
    /// The next byte, in the chunk.
    var position: Int
    /// The row of the block, and the column of the file, that it belongs to.
    var row: Int
    var column: Int

    /// Stops before a field that is not one digit on the scale of its item, at the end of the
    /// chunk, and when the block is full. Every digit that is read is followed by what must
    /// follow it.
    ///
    /// - Parameter groups: for each column, the eight from there on.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, to end: Int, separator: UInt8,
        columns: UnsafeBufferPointer<PlainLayout.Column>, groups: UnsafeBufferPointer<DigitGroup?>,
        into values: UnsafeMutableBufferPointer<Double>, starts: UnsafeMutableBufferPointer<Int>
    ) {
        let last = columns.count - 1
        let capacity = starts.count - 1
        let lastLoad = bytes.count - 16
        var (position, row, column) = (self.position, self.row, self.column)
        defer { (self.position, self.row, self.column) = (position, row, column) }
        while row < capacity, position < end {
            while column <= last {
                if position <= lastLoad, let group = groups[column] {
                    let pairs = bytes.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
                    let digits = pairs.evenHalf &- SIMD8(repeating: 48)
                    let isPlain = (digits .>= group.low) .& (digits .<= group.high) .& (pairs.oddHalf .== group.ends)
                    if all(isPlain) {
                        for lane in 0..<8 { values[columns[column &+ lane].first &+ row] = Double(digits[lane]) }
                        position &+= 16
                        column &+= 8
                        continue
                    }
                }
                let place = columns[column]
                let digit = bytes[position] &- 48
                let follows = column == last ? 10 : separator
                guard digit < 10, bytes[position &+ 1] == follows, (place.digits &>> UInt16(digit)) & 1 == 1 else { return }
                values[place.first &+ row] = Double(digit)
                position &+= 2
                column &+= 1
            }
            column = 0
            row &+= 1
            starts[row] = position
        }
    }
}
