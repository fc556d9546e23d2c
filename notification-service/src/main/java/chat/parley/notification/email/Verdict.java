package chat.parley.notification.email;

import org.jspecify.annotations.Nullable;

/** What an attempt at a mail came to. */
public sealed interface Verdict {
    /** As it stands in its column. */
    String column();

    /** What the mail server or the network said; null where there is nothing to say. Never logged: it may name people. */
    @Nullable
    String error();

    /** The mail server took it. */
    record Sent() implements Verdict {
        @Override
        public String column() {
            return "sent";
        }

        @Override
        public @Nullable String error() {
            return null;
        }
    }

    /** It was certainly not taken; a later attempt may succeed. */
    record Again(String error) implements Verdict {
        @Override
        public String column() {
            return "again";
        }
    }

    /** It was refused for good. */
    record Hopeless(String error) implements Verdict {
        @Override
        public String column() {
            return "hopeless";
        }
    }

    /** The answer was lost: it may or may not have been taken, and SMTP has no way to ask. */
    record Uncertain(String error) implements Verdict {
        @Override
        public String column() {
            return "uncertain";
        }
    }

    /** The process that made the attempt was gone before it could say. */
    record Lost() implements Verdict {
        @Override
        public String column() {
            return "lost";
        }

        @Override
        public @Nullable String error() {
            return null;
        }
    }

    /** What a mail server's reply code means, as far as that can be told from the code. */
    static Verdict ofReply(int code, String error) {
        if (code >= 500 && code < 600) {
            return new Hopeless(error);
        }
        return code >= 400 && code < 500 ? new Again(error) : new Uncertain(error);
    }
}
