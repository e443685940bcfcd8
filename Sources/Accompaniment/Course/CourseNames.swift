import StudyDesign

/// What a line is called for whoever lives it: what a higher number is more of, in their language and
/// without a word that grades. Names of questionnaires stay out of it.
public enum CourseNames {
    public static func title(of line: OwnCourseLine, in phrases: Phrases) -> String {
        if line.isMechanismSide {
            return phrases[line.scale.hasPrefix("ucs") ? "course.side.hard" : "course.side.kind"]
        }
        return about(line.construct, in: phrases)
    }

    /// "self-compassion" → the sentence under `course.about.selfCompassion`.
    public static func about(_ construct: String, in phrases: Phrases) -> String {
        let words = construct.split { !$0.isASCII || !$0.isLetter }
        let name = words.enumerated().map { $0 == 0 ? $1.lowercased() : $1.prefix(1).uppercased() + $1.dropFirst().lowercased() }.joined()
        let key = "course.about.\(name)"
        return phrases.keys.contains(key) ? phrases[key] : phrases["course.aboutOther"]
    }

    public static func facet(_ scale: String, in phrases: Phrases) -> String {
        let words = scale.split(separator: "_")
        let name = words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
        let key = "course.facet.\(name)"
        return phrases.keys.contains(key) ? phrases[key] : phrases["course.facetOther"]
    }
}
