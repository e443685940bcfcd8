import Interchange
import Testing

/// Labels as plain words: what is taken off, what is kept, what is refused.
@Suite struct PlainLabelTests {
    @Test(arguments: [
        ("plain", "plain"), ("  two \n words\t", "two words"), ("<b>bold</b> word", "bold word"), ("CO<sub>2</sub>", "CO2"),
        ("one<br/>two", "one two"), ("<p>one</p><p>two</p>", "one two"), ("a < 5 and b > 3", "a < 5 and b > 3"), ("<5 drinks", "<5 drinks"),
        ("&lt;b&gt; &amp; &#65;&#x42; &nbsp;x", "<b> & AB x"), ("R&D; fine", "R&D; fine"), ("open <b", "open <b"), ("", ""),
        ("größer — 漢字", "größer — 漢字"),
    ])
    func words(raw: String, plain: String) {
        #expect(PlainLabel(raw).text == plain)
        #expect(PlainLabel(raw).problem == nil)
    }

    @Test(arguments: ["<script>x</script>", "<img src=x>", "<a href='x'>y</a>", "<table>", "<!-- x -->", "<iframe/>", "bad \u{0} byte", "lost \u{FFFD}"])
    func refused(raw: String) { #expect(PlainLabel(raw).problem != nil) }
}
