package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
class CommandIT extends RunningService {
    private final Fixtures.Thread thread = fixtures.aThread();
    private final DialogId dialog = fixtures.dialogId();
    private final String ref = UUID.randomUUID().toString();

    @Test
    void aReplyBecomesACommandOnTheLog() {
        var commands = probe(Topic.COMMANDS);
        var console = console(acme.ann(), "desk");

        console.command(ref, command("reply", Map.of("clientMessageId", "c-1", "text", "hello")));

        var seen = commands.await(record -> id(record).equals(ref));
        assertThat(seen.key()).isEqualTo(thread.conversationId().value());
        assertThat(seen.type()).isEqualTo("PostOperatorMessage");
        var sent = seen.as(DialogCommand.PostOperatorMessage.class);
        assertThat(sent.meta().accountId()).isEqualTo(acme.id());
        assertThat(sent.meta().issuer()).isEqualTo(SampleAccount.actor(acme.ann()));
        assertThat(sent.dialogId()).isEqualTo(dialog);
        assertThat(sent.text()).isEqualTo("hello");
        assertThat(seen.headers()).containsEntry("ce_accountid", acme.id().value());
    }

    @Test
    @Tag("T-04")
    void aTransferIsSentWithTheTargetsNameOrRefused() {
        var commands = probe(Topic.COMMANDS);
        var console = console(acme.ann(), "desk");
        configure(console, acme.boris(), acme.sales());

        console.command(ref, command("transfer", Map.of("target", Map.of("kind", "operator", "operatorId", "boris"))));
        var stranger = UUID.randomUUID().toString();
        console.command(
                stranger, command("transfer", Map.of("target", Map.of("kind", "operator", "operatorId", "nobody"))));
        var nowhere = UUID.randomUUID().toString();
        console.command(
                nowhere, command("transfer", Map.of("target", Map.of("kind", "department", "departmentId", "no"))));

        assertThat(commands.await(record -> id(record).equals(ref))
                        .body()
                        .at("/target/name")
                        .asText())
                .isEqualTo("Boris");
        assertRefused(console, stranger, "not-found");
        assertRefused(console, nowhere, "not-found");
    }

    @Test
    void textsThatNobodyCouldStoreOrShowAreRefusedAtOnce() {
        var commands = probe(Topic.COMMANDS);
        var console = console(acme.ann(), "desk");
        var tooLong = UUID.randomUUID().toString();
        var nul = UUID.randomUUID().toString();
        var half = UUID.randomUUID().toString();

        console.command(tooLong, command("note", Map.of("clientMessageId", "c", "text", "x".repeat(5_000))));
        console.sendText(raw(nul, "a\\u0000b"));
        console.sendText(raw(half, "\\ud83d"));
        console.command("not-a-uuid", command("take", Map.of()));
        console.command(ref, command("take", Map.of()));

        assertRefused(console, tooLong, "text-too-long");
        assertRefused(console, nul, "invalid-text");
        assertRefused(console, half, "invalid-text");
        assertRefused(console, "not-a-uuid", "invalid-request");
        commands.await(record -> id(record).equals(ref));
        assertThat(commands.all(
                        record -> key(record).equals(thread.conversationId().value())))
                .hasSize(1);
    }

    @Test
    void anOutcomeIsToldToTheDevicesOfItsIssuerOnly() {
        var desk = console(acme.ann(), "desk");
        var phone = console(acme.ann(), "phone");
        var boris = console(acme.boris(), "desk");
        var vera = console(acme.vera(), "desk");
        var accepted = new Outcome.Accepted(
                new CommandId(ref),
                acme.id(),
                thread.conversationId(),
                SampleAccount.actor(acme.ann()),
                7,
                4,
                dialog,
                fixtures.messageId());

        log.outcome(accepted);
        var last = UUID.randomUUID().toString();
        for (var operator : new chat.parley.contracts.settings.Setting.Operator[] {acme.boris(), acme.vera()}) {
            log.outcome(refused(operator, last));
        }

        for (var console : new Console[] {desk, phone}) {
            var frame = console.await(f -> Console.type(f).equals("outcome"));
            assertThat(frame.path("ref").asText()).isEqualTo(ref);
            assertThat(frame.at("/outcome/type").asText()).isEqualTo("Accepted");
            assertThat(frame.at("/outcome/sequence").asLong()).isEqualTo(7);
        }
        for (var console : new Console[] {boris, vera}) {
            var frame = console.await(f -> f.path("ref").asText().equals(last));
            assertThat(frame.at("/outcome/code").asText()).isEqualTo("dialog-closed");
            assertThat(console.frames(f -> f.path("ref").asText().equals(ref))).isEmpty();
        }
    }

    @Test
    void tagsPriorityAndCategoryBecomeCommandsOnTheLog() {
        var commands = probe(Topic.COMMANDS);
        var console = console(acme.ann(), "desk");
        var priority = UUID.randomUUID().toString();
        var category = UUID.randomUUID().toString();
        var nothing = UUID.randomUUID().toString();
        var unknown = UUID.randomUUID().toString();

        console.command(ref, command("tag", Map.of("add", List.of("vip"), "remove", List.of("new"))));
        console.command(priority, command("priority", Map.of("priority", "urgent")));
        console.command(category, command("category", Map.of("category", "delivery")));
        console.command(nothing, command("category", Map.of()));
        console.command(unknown, command("priority", Map.of("priority", "whatever")));

        var tagged = commands.await(record -> id(record).equals(ref)).as(DialogCommand.TagDialog.class);
        assertThat(tagged.add()).containsExactly("vip");
        assertThat(tagged.remove()).containsExactly("new");
        assertThat(tagged.meta().issuer()).isEqualTo(SampleAccount.actor(acme.ann()));
        assertThat(commands.await(record -> id(record).equals(priority))
                        .as(DialogCommand.SetPriority.class)
                        .priority())
                .isEqualTo(DialogPriority.URGENT);
        assertThat(commands.await(record -> id(record).equals(category))
                        .as(DialogCommand.SetCategory.class)
                        .category())
                .isEqualTo("delivery");
        assertThat(commands.await(record -> id(record).equals(nothing))
                        .as(DialogCommand.SetCategory.class)
                        .category())
                .isNull();
        assertRefused(console, unknown, "invalid-request");
    }

    @Test
    @Tag("P-21")
    void anOutcomeOfAnotherAccountNeverReachesASocketWhateverItsIds() {
        var umbrella = Fixtures.unique();
        var ann = console(acme.ann(), "desk");
        var theirAnn = console(umbrella.acme().ann(), "desk");
        ann.command(ref, command("take", Map.of()));

        // The same command id, operator id and conversation id, in the other account.
        log.outcome(accepted(umbrella.account(), ref));
        var last = UUID.randomUUID().toString();
        log.outcome(accepted(acme.id(), last));

        theirAnn.await(f -> f.path("ref").asText().equals(ref));
        ann.await(f -> f.path("ref").asText().equals(last));
        assertThat(ann.frames(f -> f.path("ref").asText().equals(ref))).isEmpty();
        assertThat(theirAnn.frames(f -> f.path("ref").asText().equals(last))).isEmpty();
    }

    @Test
    void typingIsSignalledAtMostOncePerSecond() {
        var signals = probe(Topic.SIGNALS);
        var console = console(acme.ann(), "desk");

        for (int i = 0; i < 5; i++) {
            console.send(typing(true));
        }
        console.send(typing(false));

        signals.await(record -> mine(record) && !record.as(Signal.Typing.class).active());
        var all = signals.all(this::mine);
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().as(Signal.Typing.class).actor()).isEqualTo(SampleAccount.actor(acme.ann()));
        assertThat(all.getFirst().as(Signal.Typing.class).preview()).isNull();
    }

    @Test
    @Tag("P-21")
    void aConversationOfAnotherAccountIsNotFound() {
        var commands = probe(Topic.COMMANDS);
        var umbrella = Fixtures.unique();
        var vera = console(acme.vera(), "desk");
        var theirs = console(umbrella.acme().vera(), "desk");
        log.event(fixtures.story(thread).opened());
        vera.await(frame -> Console.type(frame).equals("event"));

        theirs.command(ref, command("take", Map.of()));

        assertRefused(theirs, ref, "not-found");
        assertThat(commands.all(record -> id(record).equals(ref))).isEmpty();
    }

    private Outcome accepted(AccountId account, String id) {
        return new Outcome.Accepted(
                new CommandId(id),
                account,
                thread.conversationId(),
                SampleAccount.actor(acme.ann()),
                7,
                4,
                dialog,
                null);
    }

    private Outcome refused(chat.parley.contracts.settings.Setting.Operator operator, String id) {
        return new Outcome.Refused(
                new CommandId(id),
                acme.id(),
                thread.conversationId(),
                SampleAccount.actor(operator),
                7,
                4,
                ErrorCode.DIALOG_CLOSED,
                "closed",
                null,
                null,
                null);
    }

    private Map<String, Object> command(String name, Map<String, ?> more) {
        var command = new HashMap<String, Object>(more);
        command.put("name", name);
        command.put("conversationId", thread.conversationId().value());
        command.put("dialogId", dialog.value());
        return command;
    }

    private String raw(String id, String text) {
        return "{\"type\":\"command\",\"ref\":\"" + id + "\",\"command\":{\"name\":\"reply\",\"conversationId\":\""
                + thread.conversationId().value() + "\",\"dialogId\":\"" + dialog.value()
                + "\",\"clientMessageId\":\"c\",\"text\":\"" + text + "\"}}";
    }

    private Map<String, Object> typing(boolean active) {
        return Map.of(
                "type",
                "typing",
                "conversationId",
                thread.conversationId().value(),
                "dialogId",
                dialog.value(),
                "active",
                active);
    }

    private boolean mine(TopicProbe.Seen record) {
        return key(record).equals(thread.conversationId().value());
    }

    private static String key(TopicProbe.Seen record) {
        return String.valueOf(record.key());
    }

    private static String id(TopicProbe.Seen record) {
        return record.body().at("/meta/commandId").asText();
    }

    private static void assertRefused(Console console, String ref, String code) {
        var frame = console.await(f -> f.path("ref").asText().equals(ref));
        assertThat(Console.type(frame)).isEqualTo("error");
        assertThat(frame.path("code").asText()).isEqualTo(code);
    }
}
