import Records
import StoreContract
import Testing

@Suite struct CanonicalJSONTests {
    @Test func keysAreSortedAndNumbersShort() throws {
        let bytes = try CanonicalJSON.encode(["b": 0.1, "a": 2, "c/d": -0.5])
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":2,"b":0.1,"c/d":-0.5}"#)
    }

    /// encode(decode(text)) gives the text back, and the value is the same, for random acts.
    @Test func randomChangesReadBack() throws {
        var acts = RandomActs(try TestStudy(), seed: 20_261_121)
        for _ in 0..<3_000 {
            let change = try acts.next().change
            let bytes = try CanonicalJSON.encode(change)
            let decoded = try CanonicalJSON.decode(Change.self, from: bytes)
            #expect(decoded == change)
            #expect(try CanonicalJSON.encode(decoded) == bytes)
        }
    }

    @Test func aNumberThatIsNotFiniteIsNoJSON() {
        #expect(throws: EncodingError.self) { try CanonicalJSON.encode([Double.nan]) }
        #expect(throws: EncodingError.self) { try CanonicalJSON.encode([Double.infinity]) }
    }
}
