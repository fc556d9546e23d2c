package chat.parley.ingest.channel.email;

/** What the channel itself says in dialogs and mails. */
enum EmailWords {
    EN(
            "(A mail of %d MB came and was not taken in: at most %d MB are. Its subject: %s)",
            "(Letters that cannot be read were replaced by �.)", "Kind regards,", "Powered by Parley", "Your message"),
    RU(
            "(Пришло письмо на %d МБ и не принято: принимается не больше %d МБ. Его тема: %s)",
            "(Нечитаемые буквы заменены на �.)", "С уважением,", "Работает на Parley", "Ваше сообщение");

    private final String tooLarge;
    private final String cleaned;
    private final String regards;
    private final String powered;
    private final String subject;

    EmailWords(String tooLarge, String cleaned, String regards, String powered, String subject) {
        this.tooLarge = tooLarge;
        this.cleaned = cleaned;
        this.regards = regards;
        this.powered = powered;
        this.subject = subject;
    }

    /** @param language ISO 639-1; English where there are no words of its own */
    static EmailWords of(String language) {
        return language.equals("ru") ? RU : EN;
    }

    String tooLarge(long bytes, long most, String itsSubject) {
        return tooLarge.formatted(bytes >> 20, most >> 20, itsSubject);
    }

    String cleaned() {
        return cleaned;
    }

    String regards() {
        return regards;
    }

    String powered() {
        return powered;
    }

    String subject() {
        return subject;
    }
}
