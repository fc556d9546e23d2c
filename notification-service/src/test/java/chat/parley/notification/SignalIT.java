package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.signal.Signal;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
class SignalIT extends RunningService {
    private final DialogStory story = fixtures.story(fixtures.aThread());

    @Test
    @Tag("N-06")
    void whereAVisitorStandsInTheQueueIsForTheVisitorAlone() {
        var vera = console(acme.vera(), "desk");
        log.event(story.opened());
        vera.await(f -> Console.type(f).equals("event"));

        log.signal(new Signal.QueuePlace(
                acme.id(),
                story.thread().conversationId(),
                story.dialogId(),
                new Actor.System("routing-service"),
                1,
                null));
        log.signal(new Signal.Typing(
                acme.id(),
                story.thread().conversationId(),
                story.dialogId(),
                story.thread().actor(),
                true,
                "so"));

        vera.await(f -> f.at("/signal/type").asText().equals("Typing"));
        assertThat(vera.frames(f -> Console.type(f).equals("signal"))).hasSize(1);
    }
}
