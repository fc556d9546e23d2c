package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.visit.VisitorStage;
import chat.parley.ingest.visit.VisitReport;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("U-16")
class VisitParserTest {
    @ParameterizedTest
    @CsvSource({"available, AVAILABLE", "invite, INVITE", "chat, CHAT", "lead, LEAD"})
    void aPageSaysInWhichOfTheFourStatesItsVisitorIs(String said, VisitorStage stage) {
        assertThat(stage(said)).isEqualTo(stage);
    }

    @Test
    void anyOtherIsRefused() {
        assertThatThrownBy(() -> stage("dancing")).isInstanceOf(ContractViolation.class);
    }

    private static VisitorStage stage(String said) {
        var report = VisitParser.read(Map.of(
                "type", "page",
                "placementId", "shop",
                "key", "browser-0123456789",
                "tab", "t1",
                "url", "https://shop.example/",
                "seconds", 1,
                "visitSeconds", 1,
                "visit", 1,
                "stage", said));
        return ((VisitReport.Seen) report).stay().stage();
    }
}
