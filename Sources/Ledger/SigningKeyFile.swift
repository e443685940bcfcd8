/// A signing key in a file of its own, readable by its owner alone and kept outside the data
/// directory: whoever copies the data must not hold the key that vouches for it.
///
/// Four lines of text:
///
///     maitri signing key 1
///     algorithm ed25519
///     name clinic.example/trial-1
///     seed <base 64 of 32 bytes>
public enum SigningKeyFile {
    static let heading = "maitri signing key 1"
    static let maximumBytes = 4_096

    /// Makes a key and writes it to a new file with mode 0600, flushed to the disk.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be. An existing file is never overwritten.
    ///   - name: The key's name, which is also the ledger's origin.
    ///   - dataDirectory: The directory of the data, which the file must not be in.
    ///   - seed: Gives the 32 secret bytes: `SigningKey.systemSeed`, or fixed ones in a
    ///     demonstration.
    /// - Throws: `SigningKeyFileError`.
    public static func create(
        at path: String, name: String, outside dataDirectory: String, seed: () -> [UInt8]
    ) throws(SigningKeyFileError) -> SigningKey {
        let key: SigningKey
        do {
            key = try SigningKey(name: name, seed: seed())
        } catch {
            throw .key(path, error)
        }
        guard !KeyFileAccess.isInside(path, directory: dataDirectory) else {
            throw .insideDataDirectory(path)
        }
        try KeyFileAccess.writeNew(Array(text(of: key).utf8), to: path)
        return key
    }

    /// Reads the key.
    ///
    /// - Throws: `SigningKeyFileError` when the file is missing, is open to others, lies in the
    ///   data directory, or does not hold a key.
    public static func read(
        at path: String, outside dataDirectory: String
    ) throws(SigningKeyFileError) -> SigningKey {
        guard !KeyFileAccess.isInside(path, directory: dataDirectory) else {
            throw .insideDataDirectory(path)
        }
        return try key(from: KeyFileAccess.read(path, atMost: maximumBytes), path: path)
    }

    static func text(of key: SigningKey) -> String {
        """
        \(heading)
        algorithm \(key.algorithm.rawValue)
        name \(key.name)
        seed \(Base64Text.encode(key.seed))

        """
    }

    static func key(
        from bytes: [UInt8], path: String
    ) throws(SigningKeyFileError) -> SigningKey {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .content(path, line: 1)
        }
        let lines = text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        guard lines.first == heading else { throw .content(path, line: 1) }
        guard lines.count == 5 else { throw .content(path, line: min(lines.count + 1, 5)) }
        guard let algorithm = value(lines[1], of: "algorithm") else {
            throw .content(path, line: 2)
        }
        guard SignatureAlgorithm(rawValue: algorithm) == .ed25519 else {
            throw .algorithm(path, algorithm)
        }
        guard let name = value(lines[2], of: "name") else { throw .content(path, line: 3) }
        guard let encoded = value(lines[3], of: "seed"), let seed = Base64Text.decode(encoded.utf8)
        else { throw .content(path, line: 4) }
        guard lines[4].isEmpty else { throw .content(path, line: 5) }
        do {
            return try SigningKey(name: name, seed: seed)
        } catch {
            throw .key(path, error)
        }
    }

    private static func value(_ line: String, of label: String) -> String? {
        line.hasPrefix(label + " ") ? String(line.dropFirst(label.count + 1)) : nil
    }
}
