package chat.parley.ingest.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.ingest.inbound.ArrivalScene;
import chat.parley.ingest.inbound.OpeningClient;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator writes by e-mail to somebody who cannot be answered any more where they wrote. */
@Tag("N-28")
class OpeningTest {
    private static final String ANNA = "Anna@Example.org";

    private final ArrivalScene scene = new ArrivalScene();
    private final List<DialogCommand> sent = new ArrayList<>();
    private final OpeningClient openings = scene.openings(3, sent::add);
    private final Caller ann = new Caller(scene.acme.id(), new OperatorId("ann"), "Ann", Role.OPERATOR);
    private final EmailChannel email = new EmailChannel(
            new AddressClient(new AddressRule(true)),
            Mails.REPLIES,
            Mails.threads(),
            Mails.CONVERSATIONS,
            account -> new Company("Acme", "https://acme.example"),
            Mails.config(Duration.ofSeconds(1), 1_000),
            scene.clock);

    private ChannelConnection mailbox(Map<String, String> more) {
        var config = new HashMap<>(Map.of("address", Mails.MAILBOX));
        config.putAll(more);
        return new ChannelConnection(
                scene.acme.id(), new ChannelId("mail-1"), EmailChannel.KIND, 1, "en", null, config, Map.of());
    }

    private ChannelConnection mailbox() {
        return mailbox(Map.of("smtpHost", "127.0.0.1", "smtpPort", "25", "smtpSecurity", "none"));
    }

    private ConversationId open(String to, String request) throws InterruptedException {
        return openings.open(mailbox(), email, ann, to, "Anna", request);
    }

    @Test
    void theDialogIsTheOperatorsAndTheirAnswersGoToThatAddress() throws Exception {
        ConversationId conversation = open(ANNA, "r1");

        assertThat(sent).singleElement().isInstanceOfSatisfying(DialogCommand.OpenDialog.class, opened -> {
            assertThat(opened.meta().issuer()).isEqualTo(ann.actor());
            assertThat(opened.meta().conversationId()).isEqualTo(conversation);
            assertThat(opened.visitorName()).isEqualTo("Anna");
        });
        assertThat(scene.address(conversation))
                .hasValueSatisfying(address -> assertThat(address.externalId()).isEqualTo("anna@example.org"));
    }

    @Test
    void aSecondTryAtTheSameThingIsTheSameCommand() throws Exception {
        open(ANNA, "r1");
        open("anna@example.org", "r1");
        open(ANNA, "r2");

        assertThat(sent.stream().map(command -> command.meta().commandId()).distinct())
                .hasSize(2);
        assertThat(sent.stream().map(command -> command.meta().conversationId()).distinct())
                .hasSize(1);
    }

    @Test
    void nobodyIsWrittenToWhoHasNoAddressOrIsTheMailboxItself() {
        for (String to :
                List.of("", "anna", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@c.org", Mails.MAILBOX)) {
            assertThatThrownBy(() -> open(to, "r1"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        }
        assertThatThrownBy(() -> openings.open(mailbox(Map.of()), email, ann, ANNA, null, "r1"))
                .as("nothing is set that sends")
                .isInstanceOf(ProblemException.class);
        assertThat(email.writesFirst(mailbox())).isTrue();
        assertThat(email.writesFirst(mailbox(Map.of()))).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void nobodyWritesToEverybody() throws Exception {
        for (int i = 0; i < 3; i++) {
            open("a" + i + "@example.org", "r" + i);
        }

        assertThatThrownBy(() -> open(ANNA, "r4"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.RATE_LIMITED));
        assertThat(sent).hasSize(3);
    }
}
