/// Draws the units of a bootstrap: resample r is a pure function of seed, r and design.
///
/// Within each stratum as many units as it has, with replacement (``ResampleIndices``).
public struct UnitDraw: Hashable, Sendable {
    private let strata: [[Int]]
    private let draws: [ResampleIndices]
    public let unitCount: Int

    /// How many places a buffer for ``fill(_:resample:)`` has.
    public var places: Int { unitCount + ResampleIndices.slack }

    /// - Parameter design: with at least one unit.
    public init(_ design: ResamplingDesign, seed: UInt64) {
        strata = design.strata
        unitCount = design.unitCount
        draws = design.strata.enumerated().map { number, units in
            ResampleIndices(seed: seed, rows: units.count, stratum: number)
        }
    }

    /// Writes the numbers of the units of one resample to the first ``unitCount`` places; what lies
    /// beyond is scratch. A stratified resample holds its strata one after the other.
    public func fill(_ buffer: UnsafeMutableBufferPointer<UInt32>, resample: Int) {
        if draws.count == 1 { return draws[0].fill(buffer, resample: resample) }
        var start = 0
        for (units, draw) in zip(strata, draws) {
            draw.fill(UnsafeMutableBufferPointer(rebasing: buffer[start...]), resample: resample)
            for place in start..<(start + units.count) {
                buffer[place] = UInt32(truncatingIfNeeded: units[Int(buffer[place])])
            }
            start += units.count
        }
    }

    /// The numbers of the units of one resample.
    public func units(ofResample resample: Int) -> [UInt32] {
        var buffer = [UInt32](repeating: 0, count: places)
        buffer.withUnsafeMutableBufferPointer { fill($0, resample: resample) }
        return Array(buffer.prefix(unitCount))
    }
}
