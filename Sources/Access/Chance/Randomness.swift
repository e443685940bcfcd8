/// Where unguessable bytes come from; handed in, so that a test can say what it drew.
public struct Randomness: Sendable {
    private let draw: @Sendable (Int) -> [UInt8]

    /// - Parameter draw: So many bytes, each as likely as any other.
    public init(_ draw: @escaping @Sendable (Int) -> [UInt8]) { self.draw = draw }

    /// The operating system's.
    public static let system = Randomness { count in
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    public func bytes(_ count: Int) -> [UInt8] { draw(count) }
}
