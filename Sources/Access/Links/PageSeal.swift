/// The value in every form that shows it was made for whoever is signed in: another origin cannot
/// know it. It changes with every sign-in.
public enum PageSeal {
    public static func text(of session: Session, with key: AccessKey) -> String {
        SignedSeal.seal([session.line.bytes], for: .page, with: key)
    }

    public static func isOf(_ session: Session, _ text: String, with key: AccessKey) -> Bool {
        SignedSeal.open(text, for: .page, with: key) == [session.line.bytes]
    }
}
