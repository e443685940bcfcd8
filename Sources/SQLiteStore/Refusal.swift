/// Why an act is not recorded, as a sentence for the person who tried.
struct Refusal: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
