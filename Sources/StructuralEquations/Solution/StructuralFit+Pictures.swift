public import Statistics

extension StructuralFit {
    public var pictures: [Picture] {
        let part = estimate.model.parts[0]
        let drawn = parameters.filter { $0.group <= 1 && ["=~", "~", "~~"].contains($0.op) && $0.lhs != $0.rhs && $0.standardizedAll.isFinite }
        let edges = drawn.filter { $0.estimate != 0 && !($0.op == "~~" && $0.standardError == nil) }.map { parameter in
            Picture.Paths.Edge(
                from: parameter.op == "~" ? parameter.rhs : parameter.lhs, to: parameter.op == "~" ? parameter.lhs : parameter.rhs,
                isCovariance: parameter.op == "~~", estimate: parameter.standardizedAll)
        }
        let nodes = part.latents.map { Picture.Paths.Node(name: $0, isLatent: true) }
            + part.observed.map { Picture.Paths.Node(name: $0, isLatent: false) }
        let place = estimate.data.groups.count > 1 ? " in the group \(estimate.data.groups[0].name)" : ""
        return [Picture(
            id: "path-diagram", title: "Path diagram",
            caption: "\(part.latents.count) latent and \(part.observed.count) observed variables\(place), joined by \(edges.count) paths and covariances with standardised estimates.",
            content: .paths(.init(nodes: nodes, edges: edges)))]
    }
}
