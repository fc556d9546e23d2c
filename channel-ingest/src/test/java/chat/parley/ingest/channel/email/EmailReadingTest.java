package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of mails of every sort. */
@Tag("B-01")
class EmailReadingTest {
    private static final ChannelConnection CONNECTION = new ChannelConnection(
            new AccountId("acme"),
            new ChannelId("c-1"),
            EmailChannel.KIND,
            1,
            "en",
            null,
            Map.of("address", Mails.MAILBOX),
            Map.of());

    private final EmailReading reading = new EmailReading(Mails.REPLIES, Mails.CONVERSATIONS);

    private Reading read(byte[] raw) throws IOException {
        return reading.of(CONNECTION, MailParts.read(raw));
    }

    private Arrival.Message message(String fixture) throws IOException {
        return (Arrival.Message)
                ((Reading.Understood) read(Mails.fixture(fixture))).arrivals().getFirst();
    }

    private static String content(RemoteFile file) throws IOException {
        return new String(file.content().open().readAllBytes(), UTF_8);
    }

    @Test
    void aMailWithPicturesAndFilesIsReadInItsPlainForm() throws IOException {
        var message = message("multipart.eml");

        assertThat(message.sender().externalId()).isEqualTo("anna@example.org");
        assertThat(message.sender().name()).isEqualTo("Anna Orlova");
        assertThat(message.sender().card().emails()).containsExactly("anna@example.org");
        assertThat(message.text()).isEqualTo("Price list\n\nHere is what I saw:\n[image]");
        assertThat(message.files()).extracting(RemoteFile::name).containsExactly("screen.png", "цены.pdf");
        assertThat(content(message.files().getLast())).isEqualTo("%PDF-1.7 a price list");
    }

    @ParameterizedTest
    @CsvSource({
        "quoted-printable.eml, Заказ 15, Где мой заказ № 15?",
        "koi8-r.eml, Вопрос, Сколько стоит доставка?",
        "windows-1251.eml, Возврат, Хочу вернуть товар.",
    })
    void lettersAreReadWhateverTheirCode(String fixture, String subject, String text) throws IOException {
        assertThat(message(fixture).text()).startsWith(subject + "\n\n").endsWith(text);
    }

    @Test
    void whatOutlookWrapsIsUnwrapped() throws IOException {
        var message = message("winmail.eml");

        assertThat(message.files()).extracting(RemoteFile::name).containsExactly("contract.txt");
        assertThat(content(message.files().getFirst())).isEqualTo("the contract itself");
    }

    @Test
    void anInvitationSaysWhatItIsAboutAndComesAlong() throws IOException {
        var message = message("calendar.eml");

        assertThat(message.text())
                .contains("Shall we meet?")
                .contains("📅 Delivery of the new desk, 2026-11-20 09:00 UTC, Main street 1, Moscow");
        assertThat(message.files()).extracting(RemoteFile::name).containsExactly("invite.ics");
    }

    @Test
    void htmlBecomesTextAndItsQuotesAreFolded() throws IOException {
        assertThat(message("html-reply.eml").text())
                .isEqualTo("Yes, this desk (https://acme.example/desk), please.\nTwo of them.\n• white\n• black\n⋯");
    }

    @Test
    void whatOutlookQuotesIsFolded() throws IOException {
        var message = message("outlook-reply.eml");

        assertThat(message.text()).isEqualTo("Спасибо, подходит.\n\nС уважением,\nАнна\n⋯");
        assertThat(message.repliesTo()).isEqualTo("<unknown@acme.example>");
    }

    @Test
    void lettersThatAreNoneAreReplacedAndTheDialogShowsIt() throws IOException {
        assertThat(message("invalid-utf8.eml").text())
                .contains("Good")
                .contains("�")
                .contains("cannot be read");
    }

    @Test
    void anArchiveInAnArchiveIsNotTakenAndTheDialogShowsItsName() throws IOException {
        var message = message("nested-archive.eml");

        assertThat(message.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("archive.zip");
            assertThat(file.content()).isNull();
            assertThat(file.size()).isGreaterThan(25L * 1024 * 1024);
        });
    }

    @ParameterizedTest
    @CsvSource({"out-of-office.eml, auto-reply", "list.eml, list"})
    void whatAMachineWroteOpensNoDialog(String fixture, String kind) throws IOException {
        assertThat(read(Mails.fixture(fixture))).isEqualTo(new Reading.Odd(null, kind, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-generated | auto-reply",
                "Precedence: bulk | list",
                "List-Post: <mailto:all@example.org> | list",
                "X-Loop: all@example.org | machine",
                "X-Auto-Response-Suppress: All | machine",
                "Return-Path: <> | machine",
                "X-Parley-Loop: c-1 | loop"
            })
    void eachMarkOfAMachineIsEnough(String header, String kind) throws IOException {
        String mail = header + "\r\nFrom: anna@example.org\r\n\r\nHello";

        assertThat(read(mail.getBytes(UTF_8))).isEqualTo(new Reading.Odd(null, kind, ""));
        assertThat(read(mail.replace(header, "Auto-Submitted: no").getBytes(UTF_8)))
                .isInstanceOf(Reading.Understood.class);
    }

    @Test
    void aMailFromOurOwnMailboxIsALoop() throws IOException {
        assertThat(read(("From: Shop@Acme.example\r\n\r\nHello").getBytes(UTF_8)))
                .isEqualTo(new Reading.Odd(null, "loop", ""));
    }

    @Test
    @Tag("C-11")
    void aMailThatCameBackSaysThatTheVisitorCannotBeWrittenTo() throws IOException {
        String bounce = new String(Mails.fixture("bounce.eml"), ISO_8859_1);
        String ours = bounce.replace("{{id}}", Mails.ourId(CONNECTION, "anna@example.org"));
        String anothers = bounce.replace("{{id}}", Mails.ourId(CONNECTION, "boris@example.org"));

        assertThat(((Reading.Understood) read(ours.getBytes(ISO_8859_1))).arrivals())
                .singleElement()
                .isInstanceOfSatisfying(Arrival.Reachability.class, told -> {
                    assertThat(told.reachable()).isFalse();
                    assertThat(told.sender().externalId()).isEqualTo("anna@example.org");
                    assertThat(told.reason()).isEqualTo("550 5.1.1 <anna@example.org>: there is no such mailbox");
                });
        assertThat(read(anothers.getBytes(ISO_8859_1))).isEqualTo(new Reading.Odd(null, "bounce", ""));
        assertThat(read(bounce.getBytes(ISO_8859_1))).isEqualTo(new Reading.Odd(null, "bounce", ""));
    }

    @Test
    void anAnswerFromAnotherAddressBelongsToTheConversationItsIdNames() throws IOException {
        String mail = "From: wife@example.org\r\nTo: shop@acme.example\r\nIn-Reply-To: "
                + Mails.ourId(CONNECTION, "anna@example.org") + "\r\n\r\nIt is me";

        var message = (Arrival.Message)
                ((Reading.Understood) read(mail.getBytes(UTF_8))).arrivals().getFirst();

        assertThat(message.conversation()).isEqualTo(Mails.conversation(CONNECTION, "anna@example.org"));
        var forged = (Arrival.Message)
                ((Reading.Understood) read(mail.replaceFirst("\\+.", "+x").getBytes(UTF_8)))
                        .arrivals()
                        .getFirst();
        assertThat(forged.conversation()).isNull();
    }

    @Test
    void whateverIsDamagedNothingIsThrown() {
        var random = new Random(7);
        for (String fixture : new String[] {"multipart.eml", "winmail.eml", "nested-archive.eml", "bounce.eml"}) {
            byte[] mail = Mails.fixture(fixture);
            for (int i = 0; i < 150; i++) {
                byte[] damaged = java.util.Arrays.copyOf(mail, mail.length - random.nextInt(mail.length / 2));
                for (int j = 0; j < 20; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                org.assertj.core.api.Assertions.assertThatCode(() -> {
                            try {
                                read(damaged);
                            } catch (IOException e) {
                                assertThat(e).hasMessageContaining("taken apart");
                            }
                        })
                        .doesNotThrowAnyException();
            }
        }
    }
}
