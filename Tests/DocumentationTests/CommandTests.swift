import Foundation
import Testing

@Suite("What the documents tell people to type works")
struct CommandTests {
    /// A command of a `console` block with the lines printed below it.
    struct Printed {
        let command: String
        var lines: [String] = []
    }

    static func printed(in fence: MarkdownPage.Fence) -> [Printed] {
        var commands: [Printed] = []
        for line in fence.lines {
            if line.hasPrefix("$ ") {
                commands.append(Printed(command: String(line.dropFirst(2))))
            } else if !commands.isEmpty, line != "…", !line.isEmpty {
                commands[commands.count - 1].lines.append(line)
            }
        }
        return commands
    }

    /// The first of `lines` that `output` does not hold behind the ones before it.
    static func firstAbsent(_ lines: [String], from output: String) -> String? {
        var rest = output[...]
        for line in lines {
            guard let place = rest.range(of: line.trimmingCharacters(in: .whitespaces)) else { return line }
            rest = rest[place.upperBound...]
        }
        return nil
    }

    @Test("Commands with their output run, in order, and print those lines", arguments: try Repository.pages())
    func console(page: MarkdownPage) throws {
        let commands = page.fences.filter { $0.language == "console" }.flatMap(Self.printed)
        guard !commands.isEmpty else { return }
        let workspace = try Workspace()
        for printed in commands {
            try #require(printed.command.hasPrefix("maitri "), "\(printed.command) belongs into a block of another language")
            let answer = try workspace.run(printed.command)
            // A check that refuses says so with its status too.
            let expected: Int32 = printed.lines.contains { $0.hasPrefix("refused ") } ? 1 : 0
            #expect(answer.status == expected, "\(printed.command): \(answer.errors)")
            #expect(Self.firstAbsent(printed.lines, from: answer.output) == nil, "\(printed.command)")
        }
    }

    @Test("Lines are looked for in their order")
    func order() {
        #expect(Self.firstAbsent(["a", "c"], from: "a\nb\nc\n") == nil)
        #expect(Self.firstAbsent(["c", "a"], from: "a\nb\nc\n") == "a")
        #expect(Self.firstAbsent(["a 1"], from: "a 2\n") == "a 1")
    }

    @Test("The documents show commands at all, and none outside of a block that is looked at")
    func coverage() throws {
        let fences = try Repository.pages().flatMap(\.fences)
        #expect(fences.filter { $0.language == "console" }.flatMap(Self.printed).count >= 12)
        for fence in fences where !["console", "sh"].contains(fence.language) {
            for line in fence.lines {
                #expect(!line.hasPrefix("maitri ") && !line.hasPrefix("$ "), "\(line)")
            }
        }
    }

    @Test("Other commands name subcommands, options and targets that there are")
    func shell() throws {
        let workspace = try Workspace()
        let overview = try workspace.run("maitri help").output
        let makefile = try Repository.text("Makefile")
        let lines = try Repository.pages().flatMap(\.fences).filter { $0.language == "sh" }.flatMap(\.lines)
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "maitri":
                let subcommand = try #require(words.dropFirst().first)
                #expect(overview.contains("\n  \(subcommand) "), "\(line)")
                var help = try workspace.run("maitri help \(subcommand)").output
                // A subcommand may have its own, and those theirs.
                var path = [subcommand]
                for word in words.dropFirst(2) {
                    guard !word.hasPrefix("-"), help.contains("\n  \(word) ") else { break }
                    path.append(word)
                    help = try workspace.run("maitri help \(path.joined(separator: " "))").output
                }
                for option in words where option.hasPrefix("-") {
                    #expect(help.contains("\(option) ") || help.contains("\(option)\n"), "\(line): \(option)")
                }
            case "make": #expect(makefile.contains("\n\(words[1]):"), "\(line)")
            default: break
            }
        }
        #expect(lines.count { $0.hasPrefix("maitri ") } >= 3)
    }

    @Test("The commands in the heads of the examples run", arguments: try Repository.files(below: "Examples", ending: [".yaml"]))
    func examples(path: String) throws {
        let commands = try Repository.text(path).components(separatedBy: "\n").filter { $0.hasPrefix("#   maitri ") }
            .map { String($0.dropFirst(4)) }
        try #require(!commands.isEmpty)
        #expect(commands.contains { $0.contains(path) })
        let workspace = try Workspace()
        for command in commands {
            let answer = try workspace.run(command)
            #expect(answer.status == 0, "\(command): \(answer.errors)")
        }
    }
}
