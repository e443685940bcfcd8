import Foundation

/// What somebody types to say who they are; capitals and the way in which a keyboard writes
/// an accent make no difference.
public struct SignInName: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil for nothing, for more than 100 characters and for control characters.
    public init?(_ typed: String) {
        guard typed.utf8.count <= 800 else { return nil }
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
        guard (1...100).contains(text.unicodeScalars.count), text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        self.text = text
    }

    public var description: String { text }
}
