/// Before anybody has signed in, for a browser that was given a random token of its own: another site can
/// neither read that token nor make the browser send it along.
extension PageSeal {
    public static func text(ofStranger start: Token, with key: AccessKey) -> String {
        SignedSeal.seal([stranger, start.hash.bytes], for: .page, with: key)
    }

    public static func isOf(stranger start: Token, _ text: String, with key: AccessKey) -> Bool {
        SignedSeal.open(text, for: .page, with: key) == [stranger, start.hash.bytes]
    }

    private static let stranger = Array("stranger".utf8)
}
