package chat.parley.contracts.schema;

import chat.parley.contracts.ContractJson;
import chat.parley.contracts.Family;
import chat.parley.contracts.sample.Sample;
import chat.parley.contracts.sample.Samples;
import chat.parley.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics as an AsyncAPI 3.0 document. */
final class AsyncApi {
    private static final String DESCRIPTION =
            "Everything that may change a dialog is a command, everything that happened is an event. Bodies are JSON,"
                    + " headers are CloudEvents 1.0 in binary mode. Within the major version in a topic's name only"
                    + " optional fields and new types are added: ignore the ones you do not know.";

    private final SourceComments comments;

    AsyncApi(SourceComments comments) {
        this.comments = comments;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                map(
                        "title",
                        "Parley",
                        "version",
                        "1",
                        "description",
                        DESCRIPTION,
                        "license",
                        map("name", "Apache-2.0")));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels());
        document.put("operations", operations());
        document.put("components", map("messages", messages(), "schemas", headers()));
        return document;
    }

    private Map<String, Object> channels() {
        var channels = new LinkedHashMap<String, Object>();
        for (var topic : Topic.ALL) {
            var messages = new LinkedHashMap<String, Object>();
            for (var type : Family.of(topic).types()) {
                messages.put(type.getSimpleName(), reference("#/components/messages/" + messageName(topic, type)));
            }
            channels.put(
                    topic.name(),
                    map(
                            "address",
                            topic.name(),
                            "description",
                            "Keyed by " + topic.keyedBy() + ".",
                            "messages",
                            messages,
                            "bindings",
                            map("kafka", kafka(topic))));
        }
        return channels;
    }

    private static Map<String, Object> kafka(Topic topic) {
        var configuration = new TreeMap<String, Object>();
        topic.config().forEach((key, value) -> {
            // The binding knows these two only.
            if (key.equals("cleanup.policy")) {
                configuration.put(key, Arrays.asList(value.split(",", -1)));
            } else if (key.equals("retention.ms")) {
                configuration.put(key, Long.valueOf(value));
            }
        });
        return map(
                "topic",
                topic.name(),
                "partitions",
                Topic.PARTITIONS_ON_ONE_MACHINE,
                "topicConfiguration",
                configuration,
                "bindingVersion",
                "0.5.0");
    }

    private static Map<String, Object> operations() {
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : Topic.ALL) {
            for (var writer : topic.writers()) {
                operations.put(
                        writer + "_to_" + topic.name(),
                        map(
                                "action",
                                "send",
                                "channel",
                                reference("#/channels/" + topic.name()),
                                "summary",
                                writer + " writes to " + topic.name()));
            }
        }
        return operations;
    }

    private Map<String, Object> messages() {
        var messages = new LinkedHashMap<String, Object>();
        for (var topic : Topic.ALL) {
            for (var type : Family.of(topic).types()) {
                messages.put(messageName(topic, type), message(topic, type));
            }
        }
        return messages;
    }

    private Map<String, Object> message(Topic topic, Class<?> type) {
        var message = new LinkedHashMap<String, Object>();
        message.put("name", type.getSimpleName());
        var comment = comments.of(type);
        if (!comment.text().isEmpty()) {
            message.put("summary", comment.firstSentence());
        }
        message.put("headers", reference("#/components/schemas/" + headersName(topic)));
        message.put(
                "payload",
                map(
                        "schemaFormat",
                        "application/schema+json;version=draft-2020-12",
                        "schema",
                        reference("./schemas/" + JsonSchemas.file(type))));
        message.put(
                "bindings",
                map(
                        "kafka",
                        map("key", map("type", "string", "description", topic.keyedBy()), "bindingVersion", "0.5.0")));
        message.put("examples", examples(type));
        return message;
    }

    private static List<Object> examples(Class<?> type) {
        var examples = new ArrayList<Object>();
        for (Sample sample : Samples.ALL) {
            if (sample.body().getClass().equals(type)) {
                examples.add(map(
                        "name",
                        sample.variant().isEmpty() ? "usual" : sample.variant(),
                        "payload",
                        ContractJson.MAPPER.valueToTree(sample.body())));
            }
        }
        return examples;
    }

    private static Map<String, Object> headers() {
        var schemas = new LinkedHashMap<String, Object>();
        for (var topic : Topic.ALL) {
            var properties = new LinkedHashMap<String, Object>();
            for (var header : TopicHeaders.of(topic)) {
                properties.put(header.name(), map("type", "string", "description", header.meaning()));
            }
            schemas.put(
                    headersName(topic),
                    map(
                            "type",
                            "object",
                            "properties",
                            properties,
                            "required",
                            TopicHeaders.of(topic).stream()
                                    .filter(TopicHeaders::required)
                                    .map(TopicHeaders::name)
                                    .toList()));
        }
        return schemas;
    }

    private static String headersName(Topic topic) {
        return topic.name() + ".headers";
    }

    /** The same body is another message on another topic: its headers differ. */
    private static String messageName(Topic topic, Class<?> type) {
        return topic.equals(Topic.COMMANDS_DLQ) ? "dead." + ContractTypes.name(type) : ContractTypes.name(type);
    }

    private static Map<String, Object> reference(String target) {
        return Map.of("$ref", target);
    }

    /** A map in the order given: key, value, key, value. */
    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
