extension CodePicture {
    /// The whole picture, dark on light whatever colors the page has: cameras want it so.
    ///
    /// - Parameter label: What it is, for whoever hears the page.
    public func svg(label: String) -> String {
        let words = label.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(width)\" width=\"240\" height=\"240\" role=\"img\" aria-label=\"\(words)\" "
            + "shape-rendering=\"crispEdges\"><rect width=\"\(width)\" height=\"\(width)\" fill=\"#ffffff\"/><path d=\"\(path)\" fill=\"#000000\"/></svg>"
    }
}
