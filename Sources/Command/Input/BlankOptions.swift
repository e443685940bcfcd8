import ArgumentParser
import Instruments

/// What a field says where an item has no answer.
struct BlankOptions: ParsableArguments {
    @Option(name: .customLong("blank"), parsing: .unconditionalSingleValue, help: ArgumentHelp("A field that means \"not answered\", for instance NA; with a reason where the file keeps them apart: 88=preferNotToAnswer, 99=notReached, -1=notShown. May be given several times. An answer of the instrument cannot be such a word.", valueName: "word"))
    var words: [String] = []

    /// - Throws: `CommandFault` for a reason that there is not, or a word with two.
    var reasons: [String: Blank] {
        get throws {
            var reasons: [String: Blank] = [:]
            for word in words {
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let reason = parts.count == 2 ? Blank(rawValue: parts[1]) : .blank
                guard let reason, let code = parts.first, !code.isEmpty else {
                    throw CommandFault("--blank \(word): after the = stands one of \(Blank.allCases.map(\.rawValue).joined(separator: ", ")), and before it what the field says.")
                }
                if let other = reasons.updateValue(reason, forKey: code), other != reason {
                    throw CommandFault("--blank: the field \"\(code)\" is given two reasons.")
                }
            }
            return reasons
        }
    }
}

/// Two rows of a table, as `1:2`.
struct RowPair: ExpressibleByArgument {
    let first: Int
    let second: Int

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
        self.first = first
        self.second = second
    }
}
