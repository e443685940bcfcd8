import Foundation
public import Records

/// The guides to every practice, in every language of a site: `Languages/<tag>/Practices/<kind>.json`.
public struct GuideShelf: Sendable {
    /// Practices that belong together, in the order in which they are offered.
    public struct Group: Hashable, Sendable {
        /// `practices.group.<name>` is its heading.
        public let name: String
        public let kinds: [Practice.Kind]
    }

    public static let groups = [
        Group(name: "steadying", kinds: [.breathAwareness, .bodyScan]),
        Group(name: "kindness", kinds: [.selfCompassionBreak, .lovingKindness, .compassionateSelfTalk, .kindLetter]),
        Group(name: "living", kinds: [.mindfulMovement, .creativeWork, .relationshipWork, .selfCare]),
    ]

    public static let kinds = groups.flatMap(\.kinds)

    private let guides: [String: [Practice.Kind: Guide]]

    /// - Throws: ``LanguageFault``, with every guide that is missing, says nothing, or goes otherwise in one
    ///   language than in another.
    public init(_ folder: LanguageFolder, for shelf: LanguageShelf) throws {
        var faults: [String] = []
        var guides: [String: [Practice.Kind: Guide]] = [:]
        for tag in shelf.tags where tag != LanguageShelf.mirroredTag {
            for kind in Self.kinds {
                let place = "Practices/\(kind.rawValue).json"
                do {
                    let guide = try JSONDecoder().decode(Guide.self, from: folder.data(tag, place))
                    guides[tag, default: [:]][kind] = guide
                    faults += guide.faults.map { "\(tag)/\(place): \($0)." }
                } catch let fault as LanguageFault {
                    faults += fault.faults
                } catch {
                    faults.append("\(tag)/\(place) is not a guide to a practice (\(error)).")
                }
            }
        }
        let reference = guides[LanguageShelf.reference] ?? [:]
        for (tag, others) in guides.sorted(by: { $0.key < $1.key }) {
            for kind in Self.kinds {
                guard let one = reference[kind], let other = others[kind] else { continue }
                if one.steps.map(\.seconds) != other.steps.map(\.seconds) || one.minutes != other.minutes {
                    faults.append("\(kind.rawValue) has other steps or times in '\(tag)' than in '\(LanguageShelf.reference)'.")
                }
            }
        }
        guard faults.isEmpty else { throw LanguageFault(faults: faults) }
        self.guides = guides
    }

    /// - Returns: Nil for kinds that have no guide: what people bring along, and the plans before a session.
    public func guide(to kind: Practice.Kind, in phrases: Phrases) -> Guide? {
        if phrases.tag == LanguageShelf.mirroredTag {
            return guides[LanguageShelf.reference]?[kind]?.mapping(LanguageShelf.mirrored)
        }
        return guides[phrases.tag]?[kind]
    }
}
