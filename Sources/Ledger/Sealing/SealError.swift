/// Why a content is not sealed, read or opened. No message shows any of the content.
public enum SealError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The content is longer than can be sealed; its bytes.
    case tooLong(Int)
    /// The header is longer than can be sealed; its bytes.
    case headerTooLong(Int)
    /// The key's name or generation is none that can be written.
    case keyName(KeyName, generation: Int)
    /// The bytes are no sealed content; at which part they stop being one.
    case encoding(part: String)
    /// The format's version is one that this program does not read.
    case version(UInt8)
    /// The algorithm is one that this program does not open.
    case algorithm(UInt8)
    /// Another key was brought than the one that sealed.
    case wrongKey(sealed: KeyName, given: KeyName)
    /// Another generation of the key was brought.
    case wrongGeneration(KeyName, sealed: Int, given: Int)
    /// The box does not open: changed, moved to another place, or another key's.
    case refused(KeyName, generation: Int)
    /// The box opened, but its commitment or its padding is not what was sealed.
    case commitment(KeyName, generation: Int)
    /// The cipher itself refused to work.
    case sealingFailed

    public var description: String {
        switch self {
        case .tooLong(let count):
            "A content of \(count) bytes cannot be sealed: at most \(SealedContent.maximumContentBytes) bytes can; divide it."
        case .headerTooLong(let count):
            "A header of \(count) bytes cannot be sealed to: at most \(SealedContent.maximumHeaderBytes) bytes can."
        case .keyName(let name, let generation):
            "Nothing can be sealed with generation \(generation) of a key whose subject has \(name.subject?.utf8.count ?? 0) bytes: generations count from 1, and a subject is 1 to \(KeyName.maximumSubjectBytes) bytes without control characters."
        case .encoding(let part):
            "These bytes are not a sealed content: the \(part) is not what it must be; they were cut short or changed."
        case .version(let number):
            "This sealed content has format \(number), and this program reads format \(SealedContent.formatVersion); use a newer program."
        case .algorithm(let code):
            "This content was sealed with algorithm number \(code), which this program does not know; use a newer program."
        case .wrongKey(let sealed, let given):
            "This content was sealed with the key \(sealed) and cannot be opened with \(given)."
        case .wrongGeneration(let name, let sealed, let given):
            "This content was sealed with generation \(sealed) of the key \(name) and cannot be opened with generation \(given)."
        case .refused(let name, let generation):
            "A content sealed with generation \(generation) of the key \(name) does not open here: it was changed, or moved from another record; verify the ledger and restore the record from it."
        case .commitment(let name, let generation):
            "A content sealed with generation \(generation) of the key \(name) opens, but is not the one its commitment vouches for; verify the ledger."
        case .sealingFailed:
            "The cipher did not seal the content."
        }
    }
}
