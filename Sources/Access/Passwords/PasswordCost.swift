/// What one hash costs whoever computes it.
public struct PasswordCost: Hashable, Sendable {
    public let passes: Int
    public let mebibytes: Int

    public init(passes: Int, mebibytes: Int) {
        self.passes = passes
        self.mebibytes = mebibytes
    }

    public static let participants = PasswordCost(passes: 2, mebibytes: 19)
    public static let staff = PasswordCost(passes: 3, mebibytes: 64)

    public static func at(_ door: Door) -> PasswordCost { door == .participants ? participants : staff }

    /// As a hash's text names it; nil when it is none of ours.
    init?(ofHash text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
        let costs = parts[3].split(separator: ",").map { $0.split(separator: "=") }
        guard costs.count == 3, costs.allSatisfy({ $0.count == 2 }), costs.map({ $0[0] }) == ["m", "t", "p"],
            let kibibytes = Int(costs[0][1]), let passes = Int(costs[1][1]), costs[2][1] == "1",
            (8...262_144).contains(kibibytes), (1...16).contains(passes)
        else { return nil }
        self.init(passes: passes, mebibytes: kibibytes / 1024)
    }
}
