package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-16")
class CrmMappingTest {
    @Test
    void templatesAreFilledWithWhatIsKnown() throws IOException {
        var mapping = new CrmMapping(
                "{channelKind}: {visitorName}",
                "{email} {dialogUrl}",
                List.of("parley"),
                Map.of("7", "{departmentId}$1"));

        var ticket = mapping.ticket(dialog("""
                {"dialogId":"d-1","channelKind":"telegram","visitorName":"Иван","emails":["i@example.com"],
                 "departmentId":"sales","tags":["vip"]}"""), URI.create("https://parley.example"));

        assertThat(ticket)
                .isEqualTo(new CrmTicket(
                        "d-1",
                        "telegram: Иван",
                        "i@example.com https://parley.example/console/others/d-1",
                        new CrmTicket.Requester("visitor", "Иван", "i@example.com", null),
                        List.of("parley", "vip"),
                        Map.of("7", "sales$1")));
    }

    @Test
    void aVisitorWhoIsNotKnownHasANameAllTheSame() throws IOException {
        assertThat(CrmMapping.requester(dialog("{\"visitorId\":\"v-1\"}")).name())
                .isEqualTo("v-1");
        assertThat(CrmMapping.requester(dialog("{\"emails\":[\"a@b.c\"]}")).name())
                .isEqualTo("a@b.c");
    }

    @Test
    void anIdCountsOnlyWhenTheSiteVouchesForIt() throws IOException {
        assertThat(CrmMapping.requester(dialog("{\"visitorId\":\"v-1\",\"crmId\":\"42\",\"fieldsProof\":\"verified\"}"))
                        .id())
                .isEqualTo("42");
        assertThat(CrmMapping.requester(
                                dialog("{\"visitorId\":\"v-1\",\"crmId\":\"42\",\"fieldsProof\":\"unverified\"}"))
                        .id())
                .isEqualTo("v-1");
    }

    @Test
    void whatIsNoFactIsRefused() {
        assertThatThrownBy(() -> new CrmMapping("{password}", "x", List.of(), Map.of()))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> new CrmMapping(" ", "x", List.of(), Map.of())).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> new CrmMapping("x", "x", List.of(), Map.of("a b", "x")))
                .isInstanceOf(ContractViolation.class);
    }

    private static DialogFacts dialog(String json) throws IOException {
        return DialogFacts.of((ObjectNode) Json.mapper().readTree(json));
    }
}
