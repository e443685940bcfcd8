/// Why a password is not taken.
public enum PasswordFault: Error, Hashable, Sendable, CustomStringConvertible, CaseIterable {
    case tooShort
    case tooLong
    case common
    case pattern
    case ownWords

    /// Pages say it in the person's language.
    public var description: String {
        switch self {
        case .tooShort: "Please choose a password of at least 15 characters. Four or five unrelated words work well."
        case .tooLong: "Please choose a password of at most 128 characters."
        case .common: "This password is made of words that are tried first. Please add some unrelated words."
        case .pattern: "This password repeats itself or follows the keys. Please choose some unrelated words."
        case .ownWords: "This password is made of your name or of words of this place. Please choose other words."
        }
    }
}
