/// A page of a form: some neighbouring items.
public struct FormPart: Hashable, Sendable {
    /// From 1.
    public let number: Int
    public let range: Range<Int>

    static let mostOnAPhone = 5
    static let mostOnATable = 12

    /// As few parts as will do, none of them much shorter than the others.
    static func parts(_ items: Int, _ layout: FormLayout) -> [FormPart] {
        let size =
            switch layout {
            case .single: 1
            case .whole where items <= mostOnATable: mostOnATable
            case .blocks, .whole: mostOnAPhone
            }
        guard items > 0 else { return [] }
        let count = (items + size - 1) / size
        return (0..<count).map { part in
            FormPart(number: part + 1, range: (part * items / count)..<((part + 1) * items / count))
        }
    }
}

extension FormSheet {
    public func items(in part: FormPart) -> [SheetItem] { Array(items[part.range.clamped(to: items.indices)]) }

    public func part(_ number: Int) -> FormPart? { parts.first { $0.number == number } }

    public func part(holding code: String) -> FormPart? {
        items.firstIndex { $0.code == code }.flatMap { place in parts.first { $0.range.contains(place) } }
    }

    /// Where somebody goes on: at the first question without an answer. Nil when there is none.
    public var resume: FormPart? { open.first.flatMap { part(holding: $0.code) } }

    /// The next part in which something is asked; nil when the review comes next.
    public func part(after part: FormPart) -> FormPart? { parts.first { $0.number > part.number && isAsked($0) } }

    public func part(before part: FormPart) -> FormPart? { parts.last { $0.number < part.number && isAsked($0) } }

    private func isAsked(_ part: FormPart) -> Bool { items(in: part).contains(where: \.isAsked) }
}
