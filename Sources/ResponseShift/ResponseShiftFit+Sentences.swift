import Statistics

extension ScaleShift {
    /// What people read before any change score of the scale.
    public var sentence: String {
        let last = scale.occasions.last ?? ""
        let what = "\(scale.name) (\(scale.occasions.count > 2 ? scale.occasions.dropFirst().joined(separator: ", ") : last) against \(scale.occasions.first ?? ""), n = \(persons))"
        let test = tests.first { $0.name == "omnibus" }?.test
        let numbers = test.map { test in
            let p = adjustedP.map { $0 < 0.001 ? "p < 0.001" : "p = \(Self.short($0, 3))" } ?? "p is not defined"
            return "chi-square \(Self.short(test.chiSquare, 1)), df \(test.df), \(p)"
        } ?? ""
        switch verdict {
        case .same:
            return "\(what): no shift of loadings or intercepts was found (\(numbers)). A shift too small for these people to show cannot be ruled out."
        case .partlyTheSame:
            return "\(what): partly the same scale (\(numbers)). \(places) Compare change scores only with care.\(shares)"
        case .notTheSame:
            return "\(what): not the same scale (\(numbers)). Letting go of \(releases.isEmpty ? "any number" : "\(releases.count) numbers") does not leave a common scale; change scores of it should not be compared as they stand."
        case .cannotBeTold(let reason):
            return "\(what): whether it is the same scale cannot be told. \(named(reason)) Compare change scores only with care."
        }
    }

    /// Where it shifted.
    private var places: String {
        let parts = releases.map { release -> String in
            let group = groups.count > 1 ? release.cell.group.map { " in \(groups[$0])" } ?? "" : ""
            let kind = release.cell.kind == .loading ? "loading" : "intercept"
            let values = release.before.flatMap { before in release.after.map { " from \(Self.short(before, 2)) to \(Self.short($0, 2))" } } ?? ""
            let time = scale.occasions.count > 2 ? " at \(scale.occasions[release.cell.occasion])" : ""
            return "the \(kind) of \(release.item)\(values)\(time)\(group)"
        }
        return "What changed: \(parts.joined(separator: "; "))."
    }

    /// How many points of the change of the score are shift.
    private var shares: String {
        let parts = changes.compactMap { change -> String? in
            guard let observed = change.observed, let shift = change.shift, shift.value != 0 else { return nil }
            let group = groups.count > 1 ? " in \(groups[change.group])" : ""
            let interval = shift.lower.flatMap { lower in shift.upper.map { " (\(Self.short(lower, 2)) to \(Self.short($0, 2)))" } } ?? ""
            return " Of the change of the mean of the items by \(Self.short(observed.value, 2)) at \(scale.occasions[change.occasion])\(group), \(Self.short(shift.value, 2))\(interval) is shift."
        }
        return parts.joined()
    }

    /// A number with a fixed count of decimals and a true minus sign.
    static func short(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        let factor = [1.0, 10, 100, 1000, 10_000][min(max(decimals, 0), 4)]
        let scaled = (value.magnitude * factor).rounded()
        guard scaled < 1e15 else { return value.shortestText ?? "–" }
        let whole = Int64(scaled)
        let unit = Int64(factor)
        let fraction = decimals == 0 ? "" : "." + String(String(unit + whole % unit).dropFirst())
        return (value < 0 && whole != 0 ? "−" : "") + "\(whole / unit)" + fraction
    }
}
