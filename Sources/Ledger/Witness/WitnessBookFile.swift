import Glibc

/// A witness's book on the disk. Each change is made under a lock and replaces the file as a
/// whole, so that neither a crash nor a second process makes the witness forget.
public struct WitnessBookFile: Sendable {
    /// Where the book is; a lock file, `<path>.lock`, stands beside it.
    public let path: String

    /// The book at `path`, which need not exist yet.
    public init(path: String) { self.path = path }

    /// The book as it stands; an empty one when there is no file.
    ///
    /// - Throws: `WitnessBookError`.
    public func read() throws(WitnessBookError) -> WitnessBook {
        let bytes: [UInt8]
        do {
            bytes = try PlainFile.readWhole(path, atMost: WitnessBook.maximumBytes)
        } catch {
            if error.isMissing { return WitnessBook() }
            throw .file(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .content(line: 1) }
        return try WitnessBook(text: text)
    }

    /// Starts to watch a ledger.
    ///
    /// - Throws: `WitnessBookError`.
    public func watch(_ log: VerificationKey) throws(WitnessBookError) {
        try change { book throws(WitnessRefusal) in try book.watch(log) }
    }

    /// Cosigns a checkpoint; the note is given back only after the book is safe on the disk.
    /// See `WitnessBook.cosign`.
    ///
    /// - Throws: `WitnessBookError`; nothing is then remembered.
    public func cosign(
        _ note: String, proof: ConsistencyProof, at time: Int64, with key: WitnessKey
    ) throws(WitnessBookError) -> SignedCheckpoint {
        try change { book throws(WitnessRefusal) in
            try book.cosign(note, proof: proof, at: time, with: key)
        }
    }

    private func change<Result>(
        _ body: (inout WitnessBook) throws(WitnessRefusal) -> Result
    ) throws(WitnessBookError) -> Result {
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .file(.last(path + ".lock", "opened")) }
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .file(.last(path + ".lock", "locked")) }
        }
        var book = try read()
        let before = book
        let result: Result
        do {
            result = try body(&book)
        } catch {
            throw .refused(error)
        }
        if book != before {
            do {
                try PlainFile.replace(path, with: Array(book.text.utf8))
            } catch {
                throw .file(error)
            }
        }
        return result
    }
}

/// Why a witness's book is not read or not changed.
public enum WitnessBookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The operating system refused.
    case file(PlainFileError)
    /// A line is not what it must be; lines count from 1.
    case content(line: Int)
    /// The rules forbid it.
    case refused(WitnessRefusal)

    public var description: String {
        switch self {
        case .file(let error): error.description
        case .content(let line):
            "Line \(line) of the witness book is damaged; nothing is cosigned with it. Restore the newest copy: an older one would forget what was seen."
        case .refused(let refusal): refusal.description
        }
    }
}
