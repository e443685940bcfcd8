public import StudyDesign

/// A file that says when its writer last finished its round.
public struct Heartbeat: Hashable, Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// One beat. The number grows, so that a beat is told from the one before it whatever the
    /// clock does.
    public struct Beat: Hashable, Sendable {
        public let at: Instant
        public let number: Int64

        public init(at instant: Instant, number: Int64) {
            at = instant
            self.number = number
        }
    }

    public func write(_ beat: Beat) throws(WatchFileError) {
        try SmallFile.replace(path, with: Array("\(beat.at.milliseconds) \(beat.number)\n".utf8))
    }

    /// The newest beat; nil when there is none that can be read.
    public func read() -> Beat? {
        guard let bytes = SmallFile.read(path), bytes.last == UInt8(ascii: "\n") else { return nil }
        let words = bytes.dropLast().split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let numbers = words.compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
        guard words.count == 2, numbers.count == 2 else { return nil }
        return Beat(at: Instant(milliseconds: numbers[0]), number: numbers[1])
    }

    /// Whether the newest beat is at most `minutes` old, and not from a future further away.
    func isFresh(at now: Instant, within minutes: Int) -> Bool {
        guard let beat = read() else { return false }
        return now <= beat.at + minutes && beat.at <= now + minutes
    }
}

/// A file of mail addresses, one a line, and nothing else.
struct RecipientsFile: Hashable, Sendable {
    let path: String

    func write(_ addresses: [MailAddress]) throws(WatchFileError) {
        let bytes = Array(addresses.map { "\($0)\n" }.joined().utf8)
        guard SmallFile.read(path) != bytes else { return }
        try SmallFile.replace(path, with: bytes)
    }

    /// Lines that are no address are passed over: better to tell some than nobody.
    func read() -> [MailAddress] {
        (SmallFile.read(path) ?? []).split(separator: UInt8(ascii: "\n")).compactMap {
            MailAddress(String(decoding: $0, as: UTF8.self))
        }
    }
}
