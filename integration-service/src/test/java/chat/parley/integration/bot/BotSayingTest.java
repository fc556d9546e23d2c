package chat.parley.integration.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.error.ContractViolation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotSayingTest {
    private static final String SWITCH =
            "'firstMessage':'A desk','lastMessage':'Gone','closeChatPhrases':['Stop'],'appendCloseChatButton':true";

    private static BotSaying read(String members) {
        return BotSaying.read(
                ("{'id':'1','chat_id':'c'," + members + "}").replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    @Tag("J-06")
    @Tag("J-08")
    void aSwitchIsAnInvitationWithWhatLeadsBack() {
        var handover = new Handover("A desk", "Gone", List.of("Stop"), true);

        assertThat(read("'event':'INVITE_AGENT'," + SWITCH)).isEqualTo(new BotSaying.InviteAgent("1", "c", handover));
        assertThat(read("'event':'BOT_MESSAGE','message':{'type':'switch'," + SWITCH + "}"))
                .isEqualTo(new BotSaying.InviteAgent("1", "c", handover));
        assertThat(read("'event':'INVITE_AGENT'"))
                .isEqualTo(new BotSaying.InviteAgent("1", "c", new Handover(null, null, List.of(), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'closeChatPhrases':'Stop'",
                "'closeChatPhrases':[1]",
                "'closeChatPhrases':['']",
                "'firstMessage':{}",
                "'appendCloseChatButton':'yes'",
                "'appendCloseChatButton':true"
            })
    @Tag("J-08")
    void aSwitchThatSaysNothingClearIsRefused(String members) {
        assertThatThrownBy(() -> read("'event':'INVITE_AGENT'," + members)).isInstanceOf(ContractViolation.class);
    }

    @Test
    void buttonsThatNoChannelShowsStayLinesOfText() {
        String label = "x".repeat(41);

        assertThat(read("'event':'BOT_MESSAGE','message':{'type':'BUTTONS','text':'?','buttons':[{'text':'" + label
                        + "'}]}"))
                .isEqualTo(new BotSaying.Message("1", "c", "?\n1. " + label, List.of()));
    }
}
