import CPostgres

/// What goes to the server, in its binary form.
enum Value {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    /// The numbers of the types `bigint`, `text` and `bytea`, the same in every server.
    var type: Oid {
        switch self {
        case .integer: 20
        case .null, .text: 25
        case .bytes: 17
        }
    }
}

/// The values of one statement as libpq takes them: one buffer, and where each value lies.
struct Parameters {
    private var buffer: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [Value]) throws(ServerFault) {
        for value in values {
            let start = buffer.count
            switch value {
            case .null: break
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
            case .text(let text): buffer.append(contentsOf: text.utf8)
            case .bytes(let bytes): buffer.append(contentsOf: bytes)
            }
            guard let length = Int32(exactly: buffer.count - start) else {
                throw ServerFault("a value is longer than the server takes")
            }
            if case .null = value { offsets.append(nil) } else { offsets.append(start) }
            lengths.append(length)
        }
        // An empty value needs an address too.
        buffer.append(0)
    }

    /// Calls `body` with the number of values, their addresses, lengths and formats.
    func withPointers<Result>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Result
    ) -> Result {
        buffer.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let pointers = offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } }
            return body(Int32(clamping: offsets.count), pointers, lengths, offsets.map { _ in 1 })
        }
    }
}

/// What came from the server, in its binary form.
final class Answer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var count: Int { Int(PQntuples(result)) }

    /// What the server says that it did, such as `COMMIT`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    func isNull(_ row: Int, _ column: Int) -> Bool { PQgetisnull(result, Int32(clamping: row), Int32(clamping: column)) == 1 }

    func bytes(_ row: Int, _ column: Int) -> [UInt8]? {
        withBytes(row, column) { Array($0) }
    }

    func integer(_ row: Int, _ column: Int) -> Int64? {
        withBytes(row, column) { bytes in
            bytes.count == 8 ? Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)) : nil
        }
    }

    func text(_ row: Int, _ column: Int) -> String? {
        withBytes(row, column) { String(validating: $0, as: UTF8.self) }
    }

    private func withBytes<Found>(_ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Found?) -> Found? {
        guard !isNull(row, column) else { return nil }
        let (row, column) = (Int32(clamping: row), Int32(clamping: column))
        return body(UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column))))
    }
}
