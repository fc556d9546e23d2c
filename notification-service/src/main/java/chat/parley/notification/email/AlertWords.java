package chat.parley.notification.email;

import chat.parley.contracts.dialog.OverdueReply;

/** What an alert says, in one language. */
enum AlertWords {
    EN {
        @Override
        String subject(OverdueReply reply, long seconds) {
            return switch (reply) {
                case FIRST -> "A visitor has been waiting for the first reply for " + duration(seconds);
                case NEXT -> "A visitor has been waiting for a reply for " + duration(seconds);
            };
        }

        @Override
        String owner(String name) {
            return "The dialog belongs to " + name + ".";
        }

        @Override
        String nobody() {
            return "Nobody has taken the dialog.";
        }

        @Override
        String heldBack(int count, int minutes) {
            return "Since the last alert of this kind it happened " + count
                    + " more time(s); there is at most one mail in " + minutes + " min.";
        }

        @Override
        String transcript() {
            return "Transcript";
        }

        @Override
        String noTranscript() {
            return "The transcript could not be read; open the dialog in the console.";
        }

        @Override
        String cut() {
            return "(The rest is in the console.)";
        }

        @Override
        String duration(long seconds) {
            return inWords(seconds, "h", "min", "s");
        }
    },
    RU {
        @Override
        String subject(OverdueReply reply, long seconds) {
            return switch (reply) {
                case FIRST -> "Посетитель ждёт первого ответа уже " + duration(seconds);
                case NEXT -> "Посетитель ждёт ответа уже " + duration(seconds);
            };
        }

        @Override
        String owner(String name) {
            return "Диалог ведёт: " + name + ".";
        }

        @Override
        String nobody() {
            return "Диалог ещё никто не взял.";
        }

        @Override
        String heldBack(int count, int minutes) {
            return "После предыдущего такого письма подобных случаев было ещё: " + count
                    + "; письма приходят не чаще раза в " + minutes + " мин.";
        }

        @Override
        String transcript() {
            return "Переписка";
        }

        @Override
        String noTranscript() {
            return "Переписку получить не удалось; откройте диалог в консоли.";
        }

        @Override
        String cut() {
            return "(Продолжение — в консоли.)";
        }

        @Override
        String duration(long seconds) {
            return inWords(seconds, "ч", "мин", "с");
        }
    };

    /** @param language ISO 639-1; English where there are no words of its own */
    static AlertWords of(String language) {
        return language.equals("ru") ? RU : EN;
    }

    abstract String subject(OverdueReply reply, long seconds);

    abstract String owner(String name);

    abstract String nobody();

    abstract String heldBack(int count, int minutes);

    abstract String transcript();

    abstract String noTranscript();

    abstract String cut();

    abstract String duration(long seconds);

    private static String inWords(long seconds, String h, String min, String s) {
        var parts = new StringBuilder();
        if (seconds >= 3_600) {
            parts.append(seconds / 3_600).append(' ').append(h).append(' ');
        }
        if (seconds >= 60 && seconds % 3_600 >= 60) {
            parts.append(seconds % 3_600 / 60).append(' ').append(min).append(' ');
        }
        if (seconds % 60 > 0 || parts.isEmpty()) {
            parts.append(seconds % 60).append(' ').append(s);
        }
        return parts.toString().strip();
    }
}
