import StructuralEquations

/// The model as text. Observed `m1` …, `y1` …, exposure `x`, covariates `z1` …; with random intercepts
/// `RIm`, `RIy` and within-person parts `wm1` …, `wy1` ….
///
/// Labels: a, b of each on itself; c mechanism on later outcome; d outcome on later mechanism;
/// gm, gy of the exposure on what is new at an occasion.
struct CrossLaggedSyntax {
    let occasions: Int
    let hasIntercepts: Bool
    let isEqual: Bool
    let hasExposure: Bool
    let exposureOn: [CrossLaggedSpecification.ExposureOn]
    let covariates: [String]

    var m: String { hasIntercepts ? "wm" : "m" }
    var y: String { hasIntercepts ? "wy" : "y" }

    func label(_ letter: String, _ occasion: Int) -> String { isEqual ? letter : "\(letter)\(occasion)" }

    /// The exposure acts on what is new at an occasion.
    var hasWithinExposure: Bool { hasExposure && (!hasIntercepts || exposureOn.contains(.within)) }

    var text: String {
        var lines = hasIntercepts ? intercepts : []
        for occasion in 2...max(2, occasions) where occasion <= occasions {
            let before = occasion - 1
            let x = hasWithinExposure
            let own = hasIntercepts ? "" : covariates.map { " + \($0)" }.joined()
            lines.append("\(m)\(occasion) ~ \(label("a", occasion))*\(m)\(before) + \(label("d", occasion))*\(y)\(before)\(x ? " + gm\(occasion)*x" : "")\(own)")
            lines.append("\(y)\(occasion) ~ \(label("b", occasion))*\(y)\(before) + \(label("c", occasion))*\(m)\(before)\(x ? " + gy\(occasion)*x" : "")\(own)")
        }
        if !hasIntercepts, hasExposure || !covariates.isEmpty {
            let terms = ((hasExposure ? ["x"] : []) + covariates).joined(separator: " + ")
            lines += ["m1 ~ \(terms)", "y1 ~ \(terms)"]
        }
        for occasion in 1...max(1, occasions) { lines.append("\(m)\(occasion) ~~ \(y)\(occasion)") }
        lines += definitions
        return lines.joined(separator: "\n")
    }

    private var intercepts: [String] {
        let places = Array(1...max(1, occasions))
        var lines = ["m", "y"].map { letter in
            "RI\(letter) =~ " + places.map { "1*\(letter)\($0)" }.joined(separator: " + ")
        }
        for letter in ["m", "y"] {
            for place in places { lines += ["w\(letter)\(place) =~ 1*\(letter)\(place)", "\(letter)\(place) ~~ 0*\(letter)\(place)"] }
        }
        lines += ["RIm ~~ RIy", "RIm ~~ 0*wm1 + 0*wy1", "RIy ~~ 0*wm1 + 0*wy1"]
        let terms = (hasExposure && exposureOn.contains(.intercepts) ? ["x"] : []) + covariates
        if !terms.isEmpty { lines += ["RIm ~ \(terms.joined(separator: " + "))", "RIy ~ \(terms.joined(separator: " + "))"] }
        return lines
    }

    /// Means of the lags over the intervals, and what the exposure carries over one occasion.
    private var definitions: [String] {
        let later = Array(2...max(2, occasions))
        var lines = ["a", "b", "c", "d"].map { letter -> String in
            if isEqual { return "mean_\(letter) := \(letter)" }
            return "mean_\(letter) := (" + later.map { "\(letter)\($0)" }.joined(separator: " + ") + ") / \(later.count)"
        }
        if hasWithinExposure {
            for occasion in later where occasion < occasions {
                lines.append("through_m\(occasion) := gm\(occasion)*\(label("c", occasion + 1))")
                lines.append("through_y\(occasion) := gy\(occasion)*\(label("d", occasion + 1))")
            }
        }
        return lines
    }

    /// Names of the rows of a direction, one an interval.
    func rows(_ letter: String) -> [String] {
        (2...max(2, occasions)).map { occasion in
            let before = occasion - 1
            switch letter {
            case "a": return "\(m)\(occasion)~\(m)\(before)"
            case "b": return "\(y)\(occasion)~\(y)\(before)"
            case "c": return "\(y)\(occasion)~\(m)\(before)"
            default: return "\(m)\(occasion)~\(y)\(before)"
            }
        }
    }
}
