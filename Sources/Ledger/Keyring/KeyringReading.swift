/// A keyring file's text, cut into lines but not yet believed.
struct KeyringReading {
    let serial: Int64
    let locking: KeyringLocking
    private let path: String
    private let check: [UInt8]
    private let code: [UInt8]
    /// The bytes that the code covers.
    private let body: [UInt8]
    private let entries: [ArraySlice<UInt8>]

    /// Reads the first four lines and the last.
    ///
    /// - Throws: `KeyringError.format`, `.content` or `.cost`.
    init(_ bytes: [UInt8], path: String) throws(KeyringError) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.first.map({ $0.elementsEqual(KeyringText.heading.utf8) }) == true else {
            throw .format(path)
        }
        // The text ends with a line break, so the last piece is empty.
        guard lines.count >= 6, let end = lines.last, end.isEmpty else {
            throw .content(path, line: lines.count)
        }
        guard let serial = Self.words(lines[1], "serial", 1).flatMap({ Self.integer($0[0]) }),
            serial >= 1
        else { throw .content(path, line: 2) }
        let codeLine = lines[lines.count - 2]
        guard let check = Self.words(lines[3], "check", 1).flatMap({ Base64Text.decode($0[0]) }),
            check.count == 16
        else { throw .content(path, line: 4) }
        guard let code = Self.words(codeLine, "code", 1).flatMap({ Base64Text.decode($0[0]) }),
            code.count == Digest256.byteCount
        else { throw .content(path, line: lines.count - 1) }
        self.serial = serial
        self.locking = try Self.locking(lines[2], path: path)
        self.path = path
        self.check = check
        self.code = code
        body = Array(bytes[..<codeLine.startIndex])
        entries = Array(lines[4..<lines.count - 2])
    }

    /// The contents, if the file is as it was written.
    ///
    /// - Throws: `KeyringError.wrongSecret`, `.tampered` or `.content`.
    func contents(_ master: KeyringMaster, kind: String) throws(KeyringError) -> KeyringContents {
        guard check == master.check else { throw .wrongSecret(path, kind: kind) }
        guard master.isCode(code, for: body) else { throw .tampered(path) }
        var contents = KeyringContents()
        for (index, line) in entries.enumerated() {
            guard Self.put(line, in: &contents, master) else {
                throw .content(path, line: index + 5)
            }
        }
        return contents
    }

    private static func put(
        _ line: ArraySlice<UInt8>, in contents: inout KeyringContents, _ master: KeyringMaster
    ) -> Bool {
        if let words = words(line, "destroyed", 2), let instant = integer(words[0]),
            let name = name(words[1])
        {
            return contents.put(name, destroyedAt: instant)
        }
        guard let words = words(line, "key", 3), let number = integer(words[0]),
            let generation = Int(exactly: number), let wrapped = Base64Text.decode(words[1]),
            let name = name(words[2]),
            let secret = master.unwrap(wrapped, name, generation: generation)
        else { return false }
        return contents.put(name, secret, generation: generation)
    }

    private static func locking(
        _ line: ArraySlice<UInt8>, path: String
    ) throws(KeyringError) -> KeyringLocking {
        let method: KeyringLocking.Method
        let salt: [UInt8]?
        if let words = words(line, "secret key-file", 1) {
            method = .keyFile
            salt = Base64Text.decode(words[0])
        } else if let words = words(line, "secret scrypt", 4) {
            let numbers = words.prefix(3).compactMap { integer($0).flatMap(Int.init(exactly:)) }
            guard numbers.count == 3 else { throw .content(path, line: 3) }
            guard let cost = KeyringCost(logN: numbers[0], r: numbers[1], p: numbers[2]) else {
                throw .cost(path)
            }
            method = .scrypt(cost)
            salt = Base64Text.decode(words[3])
        } else {
            throw .content(path, line: 3)
        }
        guard let salt, salt.count == KeyringLocking.saltByteCount else {
            throw .content(path, line: 3)
        }
        return KeyringLocking(method, salt: salt)
    }

    /// The `count` words after a label; the last takes all that is left of the line.
    private static func words(
        _ line: ArraySlice<UInt8>, _ label: String, _ count: Int
    ) -> [ArraySlice<UInt8>]? {
        guard line.starts(with: (label + " ").utf8) else { return nil }
        let words = line.dropFirst(label.utf8.count + 1).split(
            separator: UInt8(ascii: " "), maxSplits: count - 1, omittingEmptySubsequences: false)
        return words.count == count ? words : nil
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> KeyName? {
        String(validating: bytes, as: UTF8.self).flatMap { KeyName($0) }
    }

    /// A whole number in the one spelling that is written.
    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let number = Int64(text), String(number) == text else { return nil }
        return number
    }
}
