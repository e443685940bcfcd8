public import Ledger
public import StudyDesign

/// The list that decides who gets which arm: made before anybody enters, sealed in a vault
/// of its own, and bound by a commitment that stands in the open from the first day, so that
/// the list shown at the end is provably the one that was used.
public struct AllocationList: Hashable, Sendable, Codable {
    public typealias ID = Identifier<AllocationList>

    /// The stratum of a study that has no strata.
    public static let onlyStratum = "all"

    public let id: ID
    /// Stratum → arms by place.
    public let places: [String: [Arm.Code]]
    /// 32 random bytes, so that the commitment cannot be guessed by trying lists.
    public let salt: [UInt8]

    public init(id: ID, places: [String: [Arm.Code]], salt: [UInt8]) {
        self.id = id
        self.places = places
        self.salt = salt
    }

    /// SHA-256 over the salt and the list, each part with its length before it.
    public var commitment: Digest256 {
        var bytes: [UInt8] = []
        func put(_ block: [UInt8]) {
            bytes += withUnsafeBytes(of: UInt64(block.count).bigEndian) { Array($0) }
            bytes += block
        }
        put(Array("maitri allocation list 1".utf8))
        put(Array(id.rawValue.utf8))
        put(salt)
        for stratum in places.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            put(Array(stratum.utf8))
            for arm in places[stratum] ?? [] { put(Array(arm.utf8)) }
        }
        return Digest256(hashing: bytes)
    }

    /// Permuted blocks within strata (ICH E9, section 2.3.2): every block holds each arm in
    /// the protocol's ratio, in random order; the blocks' sizes vary at random, so that the
    /// last places of a block cannot be foreseen.
    ///
    /// - Parameters:
    ///   - multiples: Block sizes as multiples of the sum of the ratios; each at least 1.
    ///   - placesPerStratum: At least so many places; the last block is always whole.
    public init(
        id: ID, arms: [Arm], strata: [String] = [onlyStratum], multiples: [Int] = [2, 3], placesPerStratum: Int,
        random: inout some RandomNumberGenerator
    ) {
        let unit = arms.flatMap { Array(repeating: $0.code, count: max(1, $0.ratio)) }
        let sizes = multiples.filter { $0 >= 1 }
        var places: [String: [Arm.Code]] = [:]
        for stratum in strata {
            var list: [Arm.Code] = []
            while !unit.isEmpty, list.count < placesPerStratum {
                let multiple = sizes.randomElement(using: &random) ?? 1
                list += Array(repeating: unit, count: multiple).flatMap(\.self).shuffled(using: &random)
            }
            places[stratum] = list
        }
        self.init(id: id, places: places, salt: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}
