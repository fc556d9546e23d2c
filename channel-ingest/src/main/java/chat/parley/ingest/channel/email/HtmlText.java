package chat.parley.ingest.channel.email;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Makes plain text of a mail's HTML: nothing of it is ever shown as HTML. */
final class HtmlText {
    private static final String NOT_SHOWN = "script, style, head, title, template, noscript, iframe, object, svg";
    private static final String QUOTED =
            "blockquote[type=cite], .gmail_quote, .gmail_attr, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg ~ *,"
                    + " #divRplyFwdMsg, #appendonsend ~ *, .moz-signature, .gmail_signature";
    private static final String BLOCKS =
            " address article aside blockquote center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li"
                    + " main nav ol p pre section table tr ul ";

    private HtmlText() {}

    /**
     * What a reader sees, and where something is a quote by its own saying, {@link QuotedText#FOLD} in its place;
     * the whole where nothing else is left.
     */
    static String plain(String html) {
        String own = plain(html, true);
        return own.replace(QuotedText.FOLD, "").isBlank() ? plain(html, false) : own;
    }

    private static String plain(String html, boolean fold) {
        Document document = Jsoup.parse(html);
        document.select(NOT_SHOWN).remove();
        boolean folded = fold && !document.select(QUOTED).isEmpty();
        if (folded) {
            document.select(QUOTED).remove();
        }
        var writer = new Writer();
        document.body().traverse(writer);
        String text = writer.text();
        return folded ? text + "\n" + QuotedText.FOLD : text;
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words.getWholeText(), isPreformatted(words));
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    text.append('\n');
                } else if (element.normalName().equals("li")) {
                    line();
                    text.append("• ");
                } else if (isBlock(element)) {
                    line();
                } else if (element.normalName().equals("td") && !text.isEmpty()) {
                    append(" ", false);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    link(element);
                } else if (isBlock(element)) {
                    line();
                    if (element.normalName().equals("p") && !text.toString().endsWith("\n\n")) {
                        text.append('\n');
                    }
                }
            }
        }

        /** An address that hides behind words is written out. */
        private void link(Element element) {
            String address = element.attr("href").strip();
            String words = element.text().strip();
            boolean leads = address.startsWith("http://") || address.startsWith("https://");
            if (leads
                    && !words.contains(address)
                    && !address.equals("http://" + words)
                    && !address.equals("https://" + words)) {
                text.append(words.isEmpty() ? address : " (" + address + ")");
            }
        }

        private void append(String words, boolean asItIs) {
            if (asItIs) {
                text.append(words);
                return;
            }
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u00a0';
                if (!blank) {
                    text.append(c);
                } else if (!text.isEmpty()
                        && text.charAt(text.length() - 1) != ' '
                        && text.charAt(text.length() - 1) != '\n') {
                    text.append(' ');
                }
            }
        }

        private void line() {
            while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private static boolean isBlock(Element element) {
            return BLOCKS.contains(" " + element.normalName() + " ");
        }

        private static boolean isPreformatted(TextNode words) {
            return words.parent() instanceof Element parent && parent.closest("pre") != null;
        }

        String text() {
            return text.toString().replaceAll("\n{3,}", "\n\n").strip();
        }
    }
}
