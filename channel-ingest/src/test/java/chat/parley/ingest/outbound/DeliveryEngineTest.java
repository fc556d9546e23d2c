package chat.parley.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.ingest.kit.Repeats;
import chat.parley.ingest.kit.ReplyWindow;
import chat.parley.ingest.kit.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeliveryEngineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeliveryScene scene = new DeliveryScene();

    @Test
    @Tag("N-17")
    void anAnswerIsSentOnceAndTheDialogIsTold() {
        scene.know("ann");
        var answer = scene.answer("ann", "Good morning");

        scene.happened(answer);
        scene.happened(answer);
        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("Good morning");
        assertThat(scene.statuses()).containsExactly(answer.messageId() + " SENT null");
    }

    @Test
    void whatTheVisitorWroteAndWhatIsOfTheWebChatIsNotSent() {
        scene.know("ann");

        assertThat(scene.happened(scene.wrote("ann", "Hello"), scene.answer("somebody-of-the-web-chat", "Hello")))
                .isZero();
    }

    @Test
    @Tag("N-18")
    void aProviderThatIsDownForSixHoursGetsEverythingAfterwardsInOrderAndHoldsUpNobodyElse() {
        scene.office.mood = text -> text.startsWith("elsewhere")
                ? new SendResult.Accepted(null)
                : new SendResult.Later("cannot be reached");
        scene.configureOther();
        scene.know("zoe", DeliveryScene.OTHER);
        for (int visitor = 0; visitor < 10; visitor++) {
            scene.know("v" + visitor);
            for (int i = 0; i < 5; i++) {
                scene.happened(scene.answer("v" + visitor, "answer " + i));
            }
        }
        scene.pass(Duration.ofHours(3), Duration.ofMinutes(1));
        scene.happened(scene.answer("zoe", "elsewhere"));
        scene.work();
        assertThat(scene.office.taken.remove("zoe")).containsExactly("elsewhere");
        scene.pass(Duration.ofHours(3), Duration.ofMinutes(1));
        int calls = scene.office.calls;

        scene.office.mood = text -> new SendResult.Accepted(null);
        scene.pass(Duration.ofMinutes(2), SECOND);

        assertThat(calls).as("no storm of attempts").isLessThan(800);
        assertThat(scene.office.taken)
                .hasSize(10)
                .allSatisfy((visitor, texts) -> assertThat(texts)
                        .containsExactlyElementsOf(IntStream.range(0, 5)
                                .mapToObj(i -> "answer " + i)
                                .toList()));
        assertThat(scene.list())
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    @Tag("C-06")
    void whatIsStillToBeSentThroughARemovedChannelFailsAndSaysWhy() {
        scene.know("ann");
        scene.office.mood = text -> new SendResult.Later("busy");
        var first = scene.answer("ann", "one");
        var second = scene.answer("ann", "two");
        scene.happened(first, second);
        scene.work();

        scene.remove(2);
        scene.pass(Duration.ofSeconds(20), SECOND);

        assertThat(scene.list()).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
            assertThat(delivery.reason()).isEqualTo("the channel was removed");
        });
        assertThat(scene.statuses())
                .containsExactlyInAnyOrder(
                        first.messageId() + " FAILED the channel was removed",
                        second.messageId() + " FAILED the channel was removed");
    }

    @Test
    @Tag("C-07")
    void theOwnerIsToldOnceWhenAChannelStopsWorkingAndOnceWhenItWorksAgain() throws InterruptedException {
        var told = new ArrayList<String>();
        var news = scene.news(health -> told.add(health.state() + " " + health.reason()));
        scene.know("ann");
        scene.happened(scene.answer("ann", "one"));
        scene.office.mood = text -> new SendResult.Later("cannot be reached");
        scene.pass(Duration.ofMinutes(1), SECOND);
        assertThat(news.tell()).as("it may recover by itself").isZero();
        scene.pass(Duration.ofMinutes(5), Duration.ofSeconds(30));

        news.tell();
        news.tell();
        assertThat(told).containsExactly("UNAVAILABLE cannot be reached");
        scene.office.mood = text -> new SendResult.Accepted(null);
        scene.pass(Duration.ofHours(2), Duration.ofMinutes(1));
        scene.news(health -> told.add(health.state() + " again")).tell();
        news.tell();

        assertThat(told).containsExactly("UNAVAILABLE cannot be reached", "ACTIVE again");
    }

    @Test
    @Tag("J-07")
    void whereTheProtocolSaysSoWhatIsNotTakenIsTriedThreeMoreTimesAndARefusalIsFinal() {
        scene.office.repeats = new Repeats(3, Duration.ofSeconds(3), Duration.ofSeconds(60));
        scene.know("ann");
        var first = scene.answer("ann", "one");
        var second = scene.answer("ann", "two");
        scene.happened(first, second);
        scene.office.mood = text -> text.equals("one") ? new SendResult.Later("busy") : new SendResult.Disowned("gone");

        scene.pass(Duration.ofMinutes(10), SECOND);

        assertThat(scene.office.calls).isEqualTo(5);
        assertThat(scene.statuses())
                .containsExactly(
                        first.messageId() + " FAILED given up after 4 attempts: busy",
                        second.messageId() + " FAILED gone");
    }

    @Test
    void onlyTheFirstOfAConversationIsTriedWhileItFails() {
        scene.know("ann");
        scene.know("boris");
        scene.happened(scene.answer("ann", "one"), scene.answer("ann", "two"), scene.answer("boris", "three"));
        scene.office.mood = text -> text.equals("one") ? new SendResult.Later("busy") : new SendResult.Accepted(null);

        scene.work();

        assertThat(scene.office.taken).containsOnlyKeys("boris");
        scene.office.mood = text -> new SendResult.Accepted(null);
        scene.pass(Duration.ofMinutes(1), SECOND);
        assertThat(scene.office.taken.get("ann")).containsExactly("one", "two");
    }

    @Test
    void whatIsRejectedFailsInTheProvidersWordsAndTheNextGoesOn() {
        scene.know("ann");
        var bad = scene.answer("ann", "bad");
        scene.happened(bad, scene.answer("ann", "good"));
        scene.office.mood = text ->
                text.equals("bad") ? new SendResult.Rejected("message is strange") : new SendResult.Accepted(null);

        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("good");
        assertThat(scene.statuses()).contains(bad.messageId() + " FAILED message is strange");
    }

    @Test
    @Tag("C-11")
    void whoCannotBeWrittenToIsToldOfWithTheReason() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "Hello?"));
        scene.office.mood = text -> new SendResult.Unreachable("bot was blocked by the user");

        scene.work();

        assertThat(scene.commands)
                .filteredOn(DialogCommand.RecordReachability.class::isInstance)
                .singleElement()
                .satisfies(command -> {
                    var told = (DialogCommand.RecordReachability) command;
                    assertThat(told.reachable()).isFalse();
                    assertThat(told.reason()).isEqualTo("bot was blocked by the user");
                });
    }

    @Test
    @Tag("N-17")
    void aLostAnswerIsShownAsUncertainAndNotRepeated() {
        scene.know("ann");
        var answer = scene.answer("ann", "Hello?");
        scene.happened(answer);
        scene.office.mood = text -> new SendResult.Unknown("no answer");

        scene.pass(Duration.ofMinutes(10), SECOND);

        assertThat(scene.office.calls).isEqualTo(1);
        assertThat(scene.statuses()).containsExactly(answer.messageId() + " UNCERTAIN no answer");
    }

    @Test
    @Tag("N-17")
    void aLostAnswerIsRepeatedWhereTheChannelSaysSo() {
        scene.configure(2, Map.of(AttemptClient.REPEAT_UNCERTAIN, "true"), true);
        scene.know("ann");
        scene.happened(scene.answer("ann", "Hello?"));
        scene.office.mood =
                text -> scene.office.calls < 2 ? new SendResult.Unknown("no answer") : new SendResult.Accepted(null);

        scene.pass(Duration.ofMinutes(1), SECOND);

        assertThat(scene.office.calls).isEqualTo(2);
        assertThat(scene.list().getFirst().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    @Tag("N-17")
    void anAttemptThatARestartInterruptedIsUncertain() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "Hello?"), scene.answer("ann", "Still there?"));
        scene.office.mood = text -> {
            throw new IllegalStateException("the process was killed in the middle of the call");
        };
        scene.work();
        scene.restart();
        scene.office.mood = text -> new SendResult.Accepted(null);

        scene.pass(Duration.ofMinutes(2), SECOND);

        assertThat(scene.list().getLast().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(scene.office.taken.get("ann")).containsExactly("Still there?");
    }

    @Test
    void aMessageInPiecesGoesOnWhereItStopped() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "The first sentence is here. The second one is there. And a third."));
        scene.office.mood = text -> text.startsWith("The second") && scene.office.calls < 3
                ? new SendResult.Later("busy")
                : new SendResult.Accepted(null);

        scene.pass(Duration.ofMinutes(1), SECOND);

        assertThat(scene.office.taken.get("ann"))
                .containsExactly("The first sentence is here.", "The second one is there. And a third.");
    }

    @Test
    void aWishToWaitHoldsTheWholeChannelAndIsNoFailure() {
        scene.know("ann");
        scene.know("boris");
        scene.happened(scene.answer("ann", "one"));
        scene.office.mood = text -> new SendResult.Throttled("too many", Duration.ofSeconds(30));
        scene.work();
        scene.happened(scene.answer("boris", "two"));
        scene.office.mood = text -> new SendResult.Accepted(null);

        scene.pass(Duration.ofSeconds(29), SECOND);
        assertThat(scene.office.taken).isEmpty();
        scene.pass(Duration.ofSeconds(2), SECOND);

        assertThat(scene.office.taken).containsOnlyKeys("ann", "boris");
    }

    @Test
    @Tag("C-07")
    void aRevokedAccountIsUnavailableThenDeactivatedAndTheOwnerIsToldOnce() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "Hello"));
        scene.office.mood = text -> new SendResult.Disowned("Unauthorized");

        scene.pass(Duration.ofHours(1), Duration.ofSeconds(10));

        assertThat(scene.office.calls).isEqualTo(5);
        assertThat(scene.metrics.counter("parley.channels.deactivated").count()).isEqualTo(1);
        assertThat(scene.list().getFirst().state()).isEqualTo(DeliveryState.PENDING);

        scene.office.mood = text -> new SendResult.Accepted(null);
        scene.configure(2, Map.of(), true);
        scene.pass(Duration.ofMinutes(20), Duration.ofSeconds(10));
        assertThat(scene.office.taken.get("ann")).containsExactly("Hello");
    }

    @Test
    void aPausedChannelSendsNothingUntilItGoesOn() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "Hello"));
        scene.configure(2, Map.of(), false);
        scene.pass(Duration.ofMinutes(1), SECOND);
        assertThat(scene.office.calls).isZero();

        scene.configure(3, Map.of(), true);
        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("Hello");
    }

    @Test
    @Tag("N-28")
    void aVisitorIsAnsweredUntilTheReplyWindowIsOverAndAgainOnceTheyWrite() {
        scene.configure(2, Map.of(ReplyWindow.HOURS, "24"), true);
        scene.know("ann");
        scene.happened(scene.wrote("ann", "Hello"));
        scene.clock.advance(Duration.ofHours(24).minus(SECOND));
        scene.happened(scene.answer("ann", "just in time"));
        scene.work();
        scene.clock.advance(SECOND.multipliedBy(2));
        var late = scene.answer("ann", "too late");
        scene.happened(late);
        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("just in time");
        assertThat(scene.statuses())
                .contains(
                        late.messageId() + " FAILED answers are taken for 24 h after the visitor's last message only");
        scene.happened(scene.wrote("ann", "Are you there?"), scene.answer("ann", "Yes"));
        scene.work();
        assertThat(scene.office.taken.get("ann")).containsExactly("just in time", "Yes");
    }

    @Test
    void anEditGoesToWhatTheProviderCallsTheMessage() {
        scene.know("ann");
        var answer = scene.answer("ann", "Good mornin");
        scene.happened(answer, scene.edit(answer, "ann", "Good morning"));

        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("Good mornin", "edit ext-1 Good morning");
    }

    @Test
    void whatFailedIsTriedAgainByHand() {
        scene.know("ann");
        scene.happened(scene.answer("ann", "one"), scene.answer("ann", "two"));
        scene.office.mood = text -> new SendResult.Rejected("no");
        scene.work();
        scene.office.mood = text -> new SendResult.Accepted(null);
        List<Delivery> failed = scene.list().reversed();

        scene.transactions.run(sql -> {
            for (Delivery delivery : failed) {
                scene.deliveries.again(sql, delivery, scene.clock.instant());
            }
            return true;
        });
        scene.work();

        assertThat(scene.office.taken.get("ann")).containsExactly("one", "two");
        assertThat(scene.list().getFirst().tries()).hasSize(2);
    }
}
