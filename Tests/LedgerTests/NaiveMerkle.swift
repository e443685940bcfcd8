import Crypto

/// RFC 6962, sections 2.1, 2.1.1 and 2.1.2, written down as the recursive definitions stand
/// there, over byte arrays; shares no code with the room.
struct NaiveMerkle {
    let entries: [[UInt8]]
    private var known: [Range<Int>: [UInt8]] = [:]

    init(_ entries: [[UInt8]]) { self.entries = entries }

    private static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private static func split(_ count: Int) -> Int {
        var k = 1
        while 2 * k < count { k *= 2 }
        return k
    }

    /// MTH(D[range]); remembered, since every pair of sizes asks for the same subtrees.
    mutating func head(_ range: Range<Int>) -> [UInt8] {
        if let hash = known[range] { return hash }
        let hash: [UInt8]
        switch range.count {
        case 0: hash = Self.sha256([])
        case 1: hash = Self.sha256([0] + entries[range.lowerBound])
        default:
            let k = range.lowerBound + Self.split(range.count)
            hash = Self.sha256([1] + head(range.lowerBound..<k) + head(k..<range.upperBound))
        }
        known[range] = hash
        return hash
    }

    /// PATH(m, D[range]), m counted from the range's start.
    mutating func path(_ m: Int, _ range: Range<Int>) -> [[UInt8]] {
        if range.count == 1 { return [] }
        let k = Self.split(range.count)
        let middle = range.lowerBound + k
        return m < k
            ? path(m, range.lowerBound..<middle) + [head(middle..<range.upperBound)]
            : path(m - k, middle..<range.upperBound) + [head(range.lowerBound..<middle)]
    }

    /// SUBPROOF(m, D[range], b).
    mutating func subproof(_ m: Int, _ range: Range<Int>, _ b: Bool) -> [[UInt8]] {
        if m == range.count { return b ? [] : [head(range)] }
        let k = Self.split(range.count)
        let middle = range.lowerBound + k
        return m <= k
            ? subproof(m, range.lowerBound..<middle, b) + [head(middle..<range.upperBound)]
            : subproof(m - k, middle..<range.upperBound, false) + [head(range.lowerBound..<middle)]
    }
}
