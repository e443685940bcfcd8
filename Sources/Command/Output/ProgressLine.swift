/// One line that tells how far a long piece of work has come. Silent unless somebody
/// watches a terminal.
final class ProgressLine: Sendable {
    private let title: String
    private let isShown: Bool

    init(_ title: String) {
        self.title = title
        isShown = StandardError.isTerminal
    }

    func update(_ fraction: Double) {
        guard isShown else { return }
        let percent = Int((min(max(fraction, 0), 1) * 100).rounded())
        StandardError.write("\r\(title) \(percent) %")
    }

    func finish() {
        guard isShown else { return }
        StandardError.write("\r\u{1B}[K")
    }
}
