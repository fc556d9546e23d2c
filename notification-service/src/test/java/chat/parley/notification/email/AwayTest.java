package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a visitor who left is mailed, and what. */
@Tag("T-24")
class AwayTest {
    private static final ConversationId CONVERSATION = new ConversationId("c-1");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final MailDatabase database = new MailDatabase();
    private final AwayStore store = new AwayStore();

    private void answered(long sequence) {
        var answer = new AwayStore.Answer(
                Alerts.ACME, CONVERSATION, new DialogId("d-1"), sequence, new MessageId("m-" + sequence));
        database.transactions.run(connection -> {
            store.answered(connection, answer, database.clock.instant(), PATIENCE, PAUSE, "stop-" + sequence);
            return true;
        });
    }

    private void read(long sequence) {
        database.transactions.run(connection -> {
            store.read(connection, CONVERSATION, new MessageId("m-" + sequence));
            return true;
        });
    }

    private Optional<AwayNews> turned() {
        return database.transactions.run(connection -> store.turn(connection, database.clock.instant()));
    }

    @Test
    void answersThatNobodyReadInTimeAreOneMail() {
        answered(5);
        database.clock.advance(Duration.ofMinutes(9));
        answered(6);
        assertThat(turned()).isEmpty();

        database.clock.advance(Duration.ofMinutes(1));

        assertThat(turned()).contains(new AwayNews(Alerts.ACME, CONVERSATION, new DialogId("d-1"), 4, 1, "stop-5"));
        assertThat(turned()).isEmpty();
        assertThat(database.rows("SELECT kind, message_key, state, recipient FROM mail"))
                .containsExactly("away away.c-1.1 pending ");
    }

    @Test
    void whoReadsTheNewestAnswerOrWritesIsNotMailed() {
        answered(5);
        answered(6);
        read(5);
        database.clock.advance(PATIENCE);
        assertThat(turned()).as("the newest was not read").isPresent();

        answered(7);
        read(7);
        answered(8);
        database.transactions.run(connection -> {
            store.wrote(connection, CONVERSATION);
            return true;
        });
        database.clock.advance(Duration.ofDays(1));
        assertThat(turned()).isEmpty();
    }

    @Test
    void betweenTwoMailsIsAPauseAndBothAreOneThread() {
        answered(5);
        database.clock.advance(PATIENCE);
        turned();
        answered(6);
        database.clock.advance(Duration.ofMinutes(29));
        assertThat(turned()).isEmpty();

        database.clock.advance(Duration.ofMinutes(1));

        AwayNews second = turned().orElseThrow();
        assertThat(second.after()).isEqualTo(5);
        assertThat(second.messageKey()).isEqualTo("away.c-1.2");
        assertThat(second.before()).containsExactly("away.c-1.1");
        assertThat(second.stopKey()).isEqualTo("stop-5");
    }

    @Test
    void whoFollowsTheLinkGetsNoMoreOfThem() {
        answered(5);
        database.transactions.run(connection -> {
            assertThat(store.isKnown(connection, "stop-5"))
                    .as("before any mail there is no link")
                    .isFalse();
            store.addressed(connection, CONVERSATION, "hash-of-vera");
            assertThat(store.isUnwanted(connection, Alerts.ACME, "hash-of-vera"))
                    .isFalse();

            store.stop(connection, "stop-5", database.clock.instant());

            assertThat(store.isUnwanted(connection, Alerts.ACME, "hash-of-vera"))
                    .isTrue();
            assertThat(store.isUnwanted(connection, Alerts.ACME, "hash-of-ivan"))
                    .isFalse();
            return true;
        });
    }

    @Test
    @Tag("W-01")
    void theMailHasTheAnswersAndTheWayBack() {
        var news = new AwayNews(Alerts.ACME, CONVERSATION, new DialogId("d-1"), 4, 2, "stop-5");
        var unread = new Unread.Known(
                "web",
                "web-1",
                "shop",
                "ru",
                null,
                "vera@example.com",
                List.of(new Unread.Answer(Alerts.NINE, "Анна", "Да, <b>завтра</b>.", List.of("цены.pdf"))));
        var occasion = new AwayLetter.Occasion(
                "Acme",
                ZoneId.of("Europe/Moscow"),
                "vera@example.com",
                "https://chat.example.com/widget/frame/?placement=shop",
                "https://chat.example.com/api/notifications/away/stop-5",
                null);

        Letter letter = new AwayLetter().write(news, unread, occasion, Alerts.NINE);

        assertThat(letter.html()).isNull();
        assertThat(letter.subject()).isEqualTo("Acme: вам ответили в чате");
        assertThat(letter.plain())
                .contains("Анна, 2026-11-21 12:00\nДа, <b>завтра</b>.\n[файл: цены.pdf]\n")
                .contains("Продолжить в чате:\nhttps://chat.example.com/widget/frame/?placement=shop\n")
                .endsWith("https://chat.example.com/api/notifications/away/stop-5\n");
    }

    @Test
    void onlyThePagesOfTheChannelsOwnSitesAreLinked() {
        var wayBack = new WayBack(URI.create("https://chat.example.com/"));
        Set<String> sites = Set.of("https://shop.example.com");
        String chat = "https://chat.example.com/widget/frame/?placement=shop";

        assertThat(wayBack.link("https://shop.example.com/prices?p=1", "shop", sites))
                .isEqualTo("https://shop.example.com/prices?p=1");
        for (String elsewhere : List.of(
                "https://shop.example.com.evil.example/",
                "https://shop.example.com@evil.example/",
                "http://shop.example.com/",
                "javascript:alert(1)",
                "not an address")) {
            assertThat(wayBack.link(elsewhere, "shop", sites)).as(elsewhere).isEqualTo(chat);
        }
        assertThat(wayBack.link("https://anywhere.example/", "shop", Set.of())).isEqualTo(chat);
    }
}
