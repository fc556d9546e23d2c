package chat.parley.contracts.id;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IdentifiersTest {
    static final List<Function<String, ?>> KINDS = List.of(
            AccountId::new,
            AttachmentId::new,
            AutomationId::new,
            CalendarId::new,
            KeywordRuleId::new,
            SlaId::new,
            ChannelId::new,
            CommandId::new,
            ConversationId::new,
            DecisionId::new,
            DepartmentId::new,
            DeviceId::new,
            DialogId::new,
            InvitationId::new,
            MessageId::new,
            OperatorId::new,
            PlacementId::new,
            VisitorId::new);

    @ParameterizedTest
    @FieldSource("KINDS")
    void takeWhatIsSafeInKeysPathsAndFileNames(Function<String, ?> kind) {
        for (var value : List.of("a", "Z", "0", "_", "-", "a-B_9", "x".repeat(64))) {
            assertThat(kind.apply(value)).hasToString(value).isEqualTo(kind.apply(value));
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void refuseEverythingElse(Function<String, ?> kind) {
        for (var value : List.of("", "x".repeat(65), "a b", "a/b", "a.b", "..", "é", "а", "a\n", "a\0", "%2e", "🚚")) {
            assertThatThrownBy(() -> kind.apply(value))
                    .as(value)
                    .isInstanceOf(ContractViolation.class)
                    .extracting(failure -> ((ContractViolation) failure).code())
                    .isEqualTo(ErrorCode.INVALID_ID);
        }
        assertThatThrownBy(() -> kind.apply(null)).isInstanceOf(ContractViolation.class);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void areWrittenAsBareTextAndReadBack(Function<String, ?> kind) throws Exception {
        var id = kind.apply("a-1");

        assertThat(MAPPER.writeValueAsString(id)).isEqualTo("\"a-1\"");
        assertThat((Object) MAPPER.readValue("\"a-1\"", id.getClass())).isEqualTo(id);
    }

    @Test
    void ofDifferentKindsAreNeverEqual() {
        assertThat((Object) new DialogId("a")).isNotEqualTo(new MessageId("a"));
    }

    @Test
    void areOrderedAsTheirText() {
        assertThat(new AccountId("a")).isLessThan(new AccountId("b")).isEqualByComparingTo(new AccountId("a"));
    }
}
