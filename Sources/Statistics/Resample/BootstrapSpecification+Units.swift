/// How few units of several rows a bootstrap can rest on.
extension BootstrapSpecification {
    /// With fewer units than this an interval is told to be doubtful.
    public static let fewUnits = 30
    /// With fewer units than this it is not to be relied on.
    public static let tooFewUnits = 10
    /// With fewer units than this there is no BCa interval.
    public static let fewestUnitsForBCa = 6

    /// Why a bootstrap of so many units has no BCa interval; nil where it may have one.
    public func sentenceWithoutBCa(units: Int) -> String? {
        guard unit != nil, units < Self.fewestUnitsForBCa else { return nil }
        return "the acceleration of BCa is not to be had from \(units) units; it needs \(Self.fewestUnitsForBCa) or more."
    }

    public static func warnings(units: Int) -> [String] {
        guard units < fewUnits else { return [] }
        return [
            units < tooFewUnits
                ? "The bootstrap draws only \(units) units: its intervals are too narrow and not to be relied on. Units in the tens are needed; with so few, a model of the units themselves says more."
                : "The bootstrap draws \(units) units: with fewer than \(fewUnits) its intervals tend to be too narrow."
        ]
    }
}
