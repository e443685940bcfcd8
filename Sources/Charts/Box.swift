/// A rectangle that a label takes.
package struct Box: Sendable, Equatable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double

    package init(left: Double, right: Double, top: Double, bottom: Double) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    package func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// A place for one line of small text beside a mark: right, left, above, below, then the diagonals; the first
    /// that is inside the frame and free.
    package static func free(
        near point: Drawing.Point, width: Double, inside frame: Frame, avoiding taken: [Box]
    ) -> Box? {
        let height = Label.small + 4
        let w = width + 4
        let places: [(Double, Double)] = [
            (point.x + 9, point.y - height / 2), (point.x - 9 - w, point.y - height / 2),
            (point.x - w / 2, point.y - 9 - height), (point.x - w / 2, point.y + 9),
            (point.x + 5, point.y + 9), (point.x - 5 - w, point.y - 9 - height),
            (point.x + 5, point.y - 9 - height), (point.x - 5 - w, point.y + 9),
        ]
        for (x, y) in places {
            let box = Box(left: x, right: x + w, top: y, bottom: y + height)
            let isInside =
                box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
                && box.bottom <= frame.bottom
            if isInside, !taken.contains(where: box.overlaps) { return box }
        }
        return nil
    }
}
