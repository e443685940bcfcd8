/// Words by which a score becomes a verdict on a person. None of them reaches a participant.
enum GradingWords {
    static let all: Set<String> = [
        "normal", "abnormal", "healthy", "unhealthy", "pathological", "pathology", "sick",
        "failed", "failure", "fail", "passed", "deficient", "disappointing", "excellent",
        "mild", "moderate", "severe", "severely", "extreme", "extremely", "serious", "critical",
        "disorder", "disordered", "diseased", "disturbed", "dysfunctional", "impaired",
        "dependence", "dependent", "dependency", "addict", "addicted", "addiction", "alcoholic",
        "abuse", "abuser", "hazardous", "harmful", "insane", "crazy", "mad", "broken", "weak",
        "deviant", "maladaptive", "neurotic", "psychotic",
    ]

    static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    }

    /// nil where no word grades; otherwise a sentence that ends with `instead`.
    static func problem(_ text: String, instead: String) -> String? {
        let graded = words(of: text).filter { all.contains($0) }
        guard !graded.isEmpty else { return nil }
        return "'\(text)' grades a person (\(graded.joined(separator: ", "))): \(instead)."
    }
}
