package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ContractViolation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a widget's frames become on their way to the log. */
class VisitorWishesTest extends WebIntakeScene {
    @Test
    @Tag("U-08")
    @Tag("U-06")
    void aMarkAndAWishForTheTranscriptNameTheirDialog() {
        var mark = sent(
                DialogCommand.RateDialog.class,
                "{\"type\":\"rate\",REF,\"dialogId\":\"d-1\",\"mark\":4,\"comment\":\"ok\"}");
        assertThat(mark.mark()).isEqualTo(4);
        assertThat(mark.comment()).isEqualTo("ok");

        var wish = sent(
                DialogCommand.SendTranscript.class,
                "{\"type\":\"transcript\",REF,\"dialogId\":\"d-1\",\"email\":\"v@example.org\"}");
        assertThat(wish.email()).isEqualTo("v@example.org");
    }

    @Test
    @Tag("U-14")
    void filesAreNamedByTheirIdsAndGoAsTheyAreKept() {
        var message = sent(
                DialogCommand.PostVisitorMessage.class,
                "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"attachments\":[\"f-1\"],\"offline\":true}");

        assertThat(message.attachments()).containsExactly(PRICES);
        assertThat(message.text()).isEmpty();
        assertThat(message.offline()).isTrue();
    }

    @Test
    @Tag("U-14")
    void aFileOfSomebodyElseIsNotFound() {
        var strange = frame("{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"attachments\":[\"f-2\"]}");

        assertThatThrownBy(() ->
                        intake.send(strange, visitor()).toCompletableFuture().join())
                .hasCauseInstanceOf(ContractViolation.class);
        assertThat(producer.history()).isEmpty();
    }
}
