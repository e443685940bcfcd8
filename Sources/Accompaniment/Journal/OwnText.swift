/// What a person wrote, as a form hands it over. Nothing of it is changed, but for the line breaks that
/// browsers put in their own form.
public enum OwnText {
    /// Code points that a journal entry may have.
    public static let longest = 20_000

    /// Line breaks as one sign, everything else as it came.
    public static func read(_ posted: String) -> String {
        var out = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in posted.unicodeScalars {
            if scalar == "\n" && isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            out.append(isAfterReturn ? "\n" : scalar)
        }
        return String(out)
    }

    /// Nothing but white space.
    public static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    public static func length(_ text: String) -> Int { text.unicodeScalars.count }

    /// The same text, sign by sign; Swift's own comparison takes two spellings of a letter for one.
    public static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}

/// What becomes of something that was written on a page, when the same thing may have been written elsewhere
/// since the page was opened.
public enum WritingDecision: Hashable, Sendable {
    /// As this version.
    case write(version: Int)
    /// It stands there already: a send that was repeated doubles nothing.
    case alreadySo
    /// Something else was written since; both are shown.
    case changed

    /// - Parameters:
    ///   - held: the newest version; 0 where there is none.
    ///   - seen: the version that the page was opened with.
    ///   - isSame: whether what stands there is what was written now.
    public static func of(held: Int, seen: Int, isSame: Bool) -> WritingDecision {
        if held > 0 && isSame { return .alreadySo }
        return held == seen ? .write(version: held + 1) : .changed
    }
}
