/// A witness's key in a file of its own, readable by its owner alone.
///
/// Three lines of text:
///
///     maitri witness key 1
///     name sponsor.example/witness
///     seed <base 64 of 32 bytes>
public enum WitnessKeyFile {
    static let heading = "maitri witness key 1"
    static let maximumBytes = 4_096

    /// Makes a key and writes it to a new file with mode 0600, flushed to the disk.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be. An existing file is never overwritten.
    ///   - name: The witness's name.
    ///   - seed: Gives the 32 secret bytes, such as `SigningKey.systemSeed`.
    /// - Throws: `WitnessKeyFileError`.
    public static func create(
        at path: String, name: String, seed: () -> [UInt8]
    ) throws(WitnessKeyFileError) -> WitnessKey {
        let key: WitnessKey
        do {
            key = try WitnessKey(name: name, seed: seed())
        } catch {
            throw .key(path, error)
        }
        let text = "\(heading)\nname \(key.name)\nseed \(Base64Text.encode(key.seed))\n"
        do {
            try KeyFileAccess.writeNew(Array(text.utf8), to: path)
        } catch {
            throw .file(error)
        }
        return key
    }

    /// Reads the key.
    ///
    /// - Throws: `WitnessKeyFileError` when the file is missing, open to others, or no key.
    public static func read(at path: String) throws(WitnessKeyFileError) -> WitnessKey {
        let bytes: [UInt8]
        do {
            bytes = try KeyFileAccess.read(path, atMost: maximumBytes)
        } catch {
            throw .file(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .content(path, line: 1)
        }
        let lines = TextLines.split(text)
        guard lines.first == heading else { throw .content(path, line: 1) }
        guard lines.count == 4 else { throw .content(path, line: min(lines.count + 1, 4)) }
        guard lines[1].hasPrefix("name ") else { throw .content(path, line: 2) }
        guard lines[2].hasPrefix("seed "), let seed = Base64Text.decode(lines[2].utf8.dropFirst(5))
        else { throw .content(path, line: 3) }
        guard lines[3].isEmpty else { throw .content(path, line: 4) }
        do {
            return try WitnessKey(name: String(lines[1].dropFirst(5)), seed: seed)
        } catch {
            throw .key(path, error)
        }
    }
}

/// Lines at line feeds only: a carriage return stays where it is and is noticed.
enum TextLines {
    static func split(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Why a witness key's file is not written or not used. No message shows any of the key.
public enum WitnessKeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file exists already, is missing, or is open to others.
    case file(SigningKeyFileError)
    /// A line is not what it must be; lines count from 1.
    case content(String, line: Int)
    /// The name or the seed is not allowed.
    case key(String, WitnessKeyError)

    public var description: String {
        switch self {
        case .file(let error): error.description
        case .content(let path, let line):
            "Line \(line) of the witness key \(path) is not what it must be: 1 \(WitnessKeyFile.heading), 2 name, 3 seed in base 64, and nothing after."
        case .key(let path, let error): "The witness key \(path) cannot be used: \(error)"
        }
    }
}
