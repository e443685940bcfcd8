import Charts

/// The one style sheet: the colors of charts first, then ours, which sets them anew.
package enum Stylesheet {
    package static func text(_ resources: SiteResources) throws -> String {
        try ChartStylesheet.css + resources.text("Assets/site.css")
    }
}
