import Foundation
import Testing

@testable import Ledger

@Suite("Names of keys")
struct SealingNameTests {
    @Test("A name is read as it is written", arguments: [
        KeyName(.staff), KeyName(.clinical, subject: "P-001"), KeyName(.identity, subject: "a/b c"),
        KeyName(.safety, subject: "Ünal"), KeyName(.allocation, subject: String(repeating: "é", count: 128)),
    ])
    func spelling(name: KeyName) throws {
        #expect(KeyName(name.description) == name)
        let json = try JSONEncoder().encode([name])
        #expect(try JSONDecoder().decode([KeyName].self, from: json) == [name])
    }

    @Test("What is no name is not read", arguments: [
        "", "clinic", "clinical/", "Clinical/P-1", "/P-1", "staff/\u{7F}", "staff/a\u{0}", "staff ",
        "staff/" + String(repeating: "x", count: 257),
    ])
    func refusals(text: String) {
        #expect(KeyName(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([KeyName].self, from: JSONEncoder().encode([text]))
        }
    }

    @Test("Two spellings of one letter are two names, and no subject is not an empty one")
    func equality() {
        let composed = KeyName(.clinical, subject: "\u{E9}"), parts = KeyName(.clinical, subject: "e\u{301}")
        #expect(composed != parts)
        #expect(Set([composed, parts, KeyName(.clinical), KeyName(.clinical, subject: "")]).count == 4)
        #expect(parts < composed)
    }

    @Test("Order is that of the bytes")
    func order() {
        let sorted = ["allocation/b", "clinical", "clinical/P-10", "clinical/P-2", "staff"]
        let names = sorted.reversed().compactMap { KeyName($0) }
        #expect(names.sorted().map(\.description) == sorted)
        for one in names {
            for two in names {
                let precedes = one.description.utf8.lexicographicallyPrecedes(two.description.utf8)
                #expect((one < two) == precedes)
            }
        }
    }

    @Test("Every purpose has its own number, and none is changed")
    func codes() {
        #expect(KeyName.Purpose.allCases.map(\.code) == [1, 2, 3, 4, 5])
        #expect(KeyName.Purpose.allCases.map(\.rawValue) == ["clinical", "identity", "allocation", "staff", "safety"])
        #expect(KeyName.Purpose(code: 0) == nil && KeyName.Purpose(code: 6) == nil)
    }
}
