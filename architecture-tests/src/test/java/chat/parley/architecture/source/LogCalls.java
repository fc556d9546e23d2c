package chat.parley.architecture.source;

import chat.parley.architecture.Tree.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Calls of a logger that name a variable which holds what people write. */
final class LogCalls {
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:LOG|LOGGER|Log|log|logger)\\s*\\.\\s*(?:trace|debug|info|warn|error|fatal)[fv]?\\((?s:.*?)\\)\\s*;");
    /** The variable, the field or the accessor itself; not its length. */
    private static final Pattern PRIVATE = Pattern.compile(
            "\\b(?:text|preview|body|messageText|plainText)\\b(?!\\(?\\)?\\s*\\.\\s*(?:length|size|isEmpty)\\()");

    private LogCalls() {}

    static List<String> ofPrivateWords(Text file) {
        var code = JavaText.code(file.content());
        return CALL.matcher(code)
                .results()
                .filter(call -> PRIVATE.matcher(call.group()).find())
                .map(call -> file.name() + ":"
                        + (1 + code.substring(0, call.start()).lines().count()) + ": "
                        + call.group().replaceAll("\\s+", " "))
                .toList();
    }
}
