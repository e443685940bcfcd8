import Glibc
import Synchronization

/// Some whole lines of a file, in a buffer that is used again.
struct LineChunk: Sendable {
    /// The lines are `start..<end`; at least two bytes follow.
    var bytes: [UInt8] = []
    var start = 0
    var end = 0
    /// Which chunk of the file this is, from 0.
    var index = 0
    /// The row of data, from 0, that the first line is; the header is not counted.
    var firstRow = 0
    var lineCount = 0
}

/// Gives out a file in chunks that end with a line feed, to one thread at a time.
final class LineSource: Sendable {
    /// Bytes of the first chunk; each further one may be twice the one before, up to 16 times.
    static let readSize = 1 << 18

    private struct State {
        let source: AnswerSource
        var readSize: Int
        let largestRead: Int
        var position = 0
        /// The beginning of a line whose end has not been read.
        var rest: [UInt8] = []
        var isAtEnd = false
        var nextIndex = 0
        var nextRow = 0
    }

    private let state: Mutex<State>

    init(_ source: AnswerSource, readSize: Int = readSize) {
        let size = max(1, readSize)
        state = Mutex(State(source: source, readSize: size, largestRead: 16 * size))
    }

    /// The first line without its line feed; nil where the file has no line feed.
    func header() throws -> [UInt8]? {
        try state.withLock { state in
            var bytes: [UInt8] = []
            while !state.isAtEnd {
                let count = bytes.count
                bytes += [UInt8](repeating: 0, count: state.readSize)
                let read = try Self.read(&state, into: &bytes, at: count, most: state.readSize)
                bytes.removeLast(state.readSize - read)
                guard let end = bytes[count...].firstIndex(of: 10) else { continue }
                state.rest = Array(bytes[(end + 1)...])
                return Array(bytes[..<end])
            }
            return nil
        }
    }

    /// Fills `chunk` with the next lines.
    /// - Returns: false at the end of the file.
    func next(_ chunk: inout LineChunk) throws -> Bool {
        try state.withLock { state in
            var end = state.rest.count
            var room = end + state.readSize
            Self.grow(&chunk.bytes, to: room)
            for place in state.rest.indices { chunk.bytes[place] = state.rest[place] }
            var lines = Self.wholeLines(in: chunk.bytes, from: 0, to: end)
            while !state.isAtEnd && (lines.count == 0 || end < room) {
                if end == room { room += state.readSize }
                Self.grow(&chunk.bytes, to: room)
                let read = try Self.read(&state, into: &chunk.bytes, at: end, most: room - end)
                let more = Self.wholeLines(in: chunk.bytes, from: end, to: end + read)
                end += read
                if more.count > 0 { lines = (lines.count + more.count, more.end) }
            }
            if state.isAtEnd, lines.end < end {
                chunk.bytes[end] = 10
                end += 1
                lines = (lines.count + 1, end)
            }
            state.rest.removeAll(keepingCapacity: true)
            state.rest.append(contentsOf: chunk.bytes[lines.end..<end])
            chunk.start = 0
            chunk.end = lines.end
            chunk.lineCount = lines.count
            chunk.index = state.nextIndex
            chunk.firstRow = state.nextRow
            state.nextIndex += 1
            state.readSize = min(2 * state.readSize, state.largestRead)
            state.nextRow += lines.count
            return lines.count > 0
        }
    }

    /// Two bytes more than asked for.
    private static func grow(_ bytes: inout [UInt8], to count: Int) {
        if bytes.count < count + 2 { bytes += [UInt8](repeating: 10, count: count + 2 - bytes.count) }
    }

    /// How many line feeds there are, and the place after the last one.
    private static func wholeLines(in bytes: [UInt8], from start: Int, to end: Int) -> (count: Int, end: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var place = start
            while place < end {
                // So few at a time that the sum fits a byte, which adds sixteen at once.
                let stop = min(end, place + 128)
                var found: UInt8 = 0
                while place < stop {
                    found &+= bytes[place] == 10 ? 1 : 0
                    place += 1
                }
                count += Int(found)
            }
            guard count > 0 else { return (0, 0) }
            var last = end
            while last > start, bytes[last - 1] != 10 { last -= 1 }
            return (count, last)
        }
    }

    private static func read(
        _ state: inout State, into bytes: inout [UInt8], at place: Int, most: Int
    ) throws -> Int {
        let count: Int
        switch state.source {
        case .file(let descriptor): count = try read(descriptor, at: state.position, into: &bytes, at: place, most: most)
        case .bytes(let source): count = copy(source, at: state.position, into: &bytes, at: place, most: most)
        }
        state.position += count
        if count == 0 { state.isAtEnd = true }
        return count
    }

    private static func copy(
        _ source: [UInt8], at position: Int, into bytes: inout [UInt8], at place: Int, most: Int
    ) -> Int {
        let count = min(most, source.count - position)
        guard count > 0 else { return 0 }
        bytes.replaceSubrange(place..<(place + count), with: source[position..<(position + count)])
        return count
    }

    private static func read(
        _ descriptor: Int32, at position: Int, into bytes: inout [UInt8], at place: Int, most: Int
    ) throws -> Int {
        while true {
            let count = bytes.withUnsafeMutableBytes { buffer in
                guard place + most <= buffer.count else { return 0 }
                return pread(descriptor, buffer.baseAddress.map { $0 + place }, most, off_t(position))
            }
            if count >= 0 { return count }
            if errno != EINTR { throw AnswerSourceFault(code: errno) }
        }
    }
}
