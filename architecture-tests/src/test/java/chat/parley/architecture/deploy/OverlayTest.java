package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OverlayTest {
    @Test
    void aFieldThatAModelDoesNotKnowIsATypo() throws IOException {
        var set = first("StatefulSet");
        var topic = first("KafkaTopic");
        assertThat(Overlay.as(set, StatefulSet.class)).isNotNull();
        assertThat(Overlay.as(topic, KafkaTopic.class)).isNotNull();

        ((ObjectNode) set.at("/spec/template/spec")).put("automountServiceAccountTokens", false);
        ((ObjectNode) topic.path("spec")).put("partition", 48);

        assertThatThrownBy(() -> Overlay.as(set, StatefulSet.class))
                .hasMessageContaining("automountServiceAccountTokens");
        assertThatThrownBy(() -> Overlay.as(topic, KafkaTopic.class)).hasMessageContaining("partition");
    }

    private static JsonNode first(String kind) throws IOException {
        return Overlay.documents(Rendering.kept("prod").text()).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }
}
