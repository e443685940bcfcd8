/// One number that measurement holds equal over time or lets go.
public struct MeasurementCell: Hashable, Sendable, Comparable {
    public enum Kind: Int, Hashable, Sendable, CaseIterable {
        /// How much the item tells of the factor: reprioritisation, or reconceptualisation where it vanishes (Oort 2005).
        case loading
        /// Where the item stands for somebody at the factor's zero: uniform recalibration.
        case intercept
        /// What the item says beside the factor: non-uniform recalibration.
        case residual
    }

    public let kind: Kind
    /// From 0.
    public let item: Int
    /// From 1: the first occasion is the one that others are held against.
    public let occasion: Int
    /// From 0; nil where the groups shift alike.
    public let group: Int?

    public init(_ kind: Kind, item: Int, occasion: Int, group: Int?) {
        self.kind = kind
        self.item = item
        self.occasion = occasion
        self.group = group
    }

    public static func < (left: Self, right: Self) -> Bool { left.place.lexicographicallyPrecedes(right.place) }

    private var place: [Int] { [occasion, group ?? -1, item, kind.rawValue] }
}
