public import Foundation
import Instruments
public import Records
public import StudyDesign

/// What a page's script sends, the moment an answer is given or when the network is back.
public struct SentAnswers: Hashable, Sendable {
    public let seal: String
    public let mode: AnswerGiven.Mode
    public let answers: [Entry]

    public struct Entry: Hashable, Sendable {
        public let item: String
        /// Nil, and not declined: the answer is taken back.
        public let value: Double?
        public let declined: Bool
        public let seen: Int
        public let at: Instant?
        public let kept: Bool
    }

    static let mostAnswers = 500

    /// - Throws: ``Unreadable`` when the bytes are not such a message.
    public init(_ bytes: Data) throws(Unreadable) {
        guard let message = try? JSONDecoder().decode(Message.self, from: bytes), message.answers.count <= Self.mostAnswers,
            let mode = AnswerGiven.Mode(rawValue: message.mode)
        else { throw Unreadable() }
        seal = message.seal
        self.mode = mode
        answers = message.answers.map { entry in
            Entry(
                item: entry.item, value: entry.value.map { $0 == 0 ? 0 : $0 }, declined: entry.declined ?? false, seen: entry.seen,
                at: entry.at.flatMap(Instant.init(device:)), kept: entry.kept ?? false)
        }
    }

    /// The message could not be read; nothing of it was kept.
    public struct Unreadable: Error, Hashable, Sendable {}

    private struct Message: Decodable {
        let seal: String
        let mode: String
        let answers: [Entry]

        struct Entry: Decodable {
            let item: String
            let value: Double?
            let declined: Bool?
            let seen: Int
            let at: Double?
            let kept: Bool?
        }
    }
}

extension SentAnswers {
    /// One after the other as they were sent: what a form takes of them, and what is wrong with the rest.
    public func given(to sheet: FormSheet) -> [(item: String, read: Result<Given, GivenProblem>)] {
        answers.map { entry in
            func failed(_ fault: GivenFault) -> (item: String, read: Result<Given, GivenProblem>) {
                (entry.item, .failure(GivenProblem(fault: fault)))
            }
            guard let item = sheet.item(entry.item) else { return failed(.unknownItem) }
            guard entry.seen >= 0 else { return failed(.unreadable) }
            guard entry.value == nil || !entry.declined else { return failed(.several) }
            if let value = entry.value, let fault = item.control.fault(in: value) { return failed(fault) }
            let answer: Answer = entry.declined ? .missing(.preferNotToAnswer) : entry.value.map(Answer.value) ?? .missing(.blank)
            let given = Given(item: entry.item, answer: answer, seen: entry.seen, device: entry.at, wasKept: entry.kept)
            return (entry.item, .success(given))
        }
    }
}

/// A fault as an error.
public struct GivenProblem: Error, Hashable, Sendable {
    public let fault: GivenFault

    public init(fault: GivenFault) { self.fault = fault }
}

extension Instant {
    /// What a device's clock says, when it can be a time of these centuries; what it says is noted, not mended.
    fileprivate init?(device milliseconds: Double) {
        guard milliseconds.isFinite, (0...4_102_444_800_000).contains(milliseconds) else { return nil }
        self.init(milliseconds: Int64(milliseconds.rounded()))
    }
}
