import Glibc

extension AnswerSource {
    /// The whole of it, read into memory.
    /// - Throws: ``AnswerSourceFault``.
    public func allBytes() throws -> [UInt8] {
        switch self {
        case .bytes(let bytes): return bytes
        case .file(let descriptor):
            var information = stat()
            let size = fstat(descriptor, &information) == 0 ? max(0, Int(information.st_size)) : 0
            var all: [UInt8] = []
            // A byte more, so that the end is seen; a file that grows meanwhile is read on.
            while let more = try Self.read(descriptor, from: all.count, atMost: max(size - all.count, 0) + 1) {
                if all.isEmpty { all = more } else { all += more }
            }
            return all
        }
    }

    /// nil at the end.
    private static func read(_ descriptor: Int32, from position: Int, atMost most: Int) throws -> [UInt8]? {
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var found = pread(descriptor, buffer.baseAddress, most, off_t(position))
            while found < 0, errno == EINTR { found = pread(descriptor, buffer.baseAddress, most, off_t(position)) }
            if found < 0 { problem = errno }
            count = max(0, found)
        }
        if problem != 0 { throw AnswerSourceFault(code: problem) }
        return bytes.isEmpty ? nil : bytes
    }
}

extension AnswerSource {
    /// The first lines, the header among them; all of it where there are fewer.
    /// - Throws: ``AnswerSourceFault``.
    public func head(lines: Int) throws -> [UInt8] {
        guard case .file(let descriptor) = self else {
            return Array(Self.head(of: try allBytes(), lines: lines))
        }
        var bytes: [UInt8] = []
        while let more = try Self.read(descriptor, from: bytes.count, atMost: 1 << 18) {
            bytes += more
            let found = Self.head(of: bytes, lines: lines)
            if found.count < bytes.count { return Array(found) }
        }
        return bytes
    }

    private static func head(of bytes: [UInt8], lines: Int) -> ArraySlice<UInt8> {
        var left = lines
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            left -= 1
            if left == 0 { return bytes[...index] }
        }
        return bytes[...]
    }
}
