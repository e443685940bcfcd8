import Crypto
import Records
import StudyDesign

extension Errand {
    /// The text of a follow-up link: sealed so that it says neither for whom nor for what.
    /// AES-256-GCM with a random nonce; its first byte names the algorithm.
    ///
    /// - Returns: Nil when the errand cannot be sealed, which no errand of ours is.
    public func link(with key: AccessKey, random: Randomness) -> String? {
        guard let nonce = try? AES.GCM.Nonce(data: random.bytes(12)),
            let box = try? AES.GCM.seal(
                padded(FieldCoding.encode(fields)), using: key.key(for: .errand), nonce: nonce,
                authenticating: [Self.algorithm]),
            let combined = box.combined
        else { return nil }
        return URLText.encode([Self.algorithm] + Array(combined))
    }

    /// The errand that a link opens; nil for what was not sealed with this key. It may have
    /// expired: ask.
    public init?(link: String, with key: AccessKey) {
        guard link.utf8.count <= 2000, let bytes = URLText.decode(link), bytes.first == Self.algorithm,
            let box = try? AES.GCM.SealedBox(combined: Array(bytes.dropFirst())),
            let content = try? AES.GCM.open(box, using: key.key(for: .errand), authenticating: [Self.algorithm]),
            let fields = FieldCoding.decode(Self.unpadded(Array(content)))
        else { return nil }
        self.init(fields: fields)
    }

    private static let algorithm: UInt8 = 1
    private static let block = 96

    var fields: [[UInt8]] {
        let (kind, about) =
            switch purpose {
            case .visit(let code): ("visit", code)
            case .prompt(let id): ("prompt", id.rawValue)
            }
        return [
            Array(participant.rawValue.utf8), Array(kind.utf8), Array(about.utf8), Array(way.rawValue.utf8),
            FieldCoding.bytes(expires.milliseconds), nonce.bytes,
        ]
    }

    init?(fields: [[UInt8]]) {
        guard fields.count == 6, let participant = FieldCoding.text(fields[0]), let kind = FieldCoding.text(fields[1]),
            let about = FieldCoding.text(fields[2]), let way = FieldCoding.text(fields[3]).flatMap(Way.init),
            let expires = FieldCoding.number(fields[4]), let nonce = Nonce(bytes: fields[5])
        else { return nil }
        let purpose: Purpose
        switch kind {
        case "visit": purpose = .visit(about)
        case "prompt": purpose = .prompt(.init(about))
        default: return nil
        }
        self.init(
            participant: .init(participant), purpose: purpose, way: way, expires: Instant(milliseconds: expires),
            nonce: nonce)
    }

    /// A one and then zeros up to a whole block: the length of the link tells little.
    private func padded(_ bytes: [UInt8]) -> [UInt8] {
        let padding = Self.block - bytes.count % Self.block
        return bytes + [1] + Array(repeating: 0, count: padding - 1)
    }

    private static func unpadded(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.dropLast(bytes.reversed().prefix { $0 == 0 }.count + 1))
    }
}
