package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Bodies that were right before somebody broke them: fields gone, null, of another type, from another sample, too long,
 * too deep or with characters that no database takes; bytes cut, doubled or flipped. The same chance gives the same
 * bodies.
 */
public final class MutatedJson implements Supplier<byte[]> {
    private static final int FEW = 2_000;
    private static final int MANY = 100_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<JsonNode> samples;
    private final RandomGenerator chance;

    /** @param samples each a JSON document; not empty */
    public MutatedJson(List<String> samples, RandomGenerator chance) {
        this.samples = samples.stream().map(MutatedJson::tree).toList();
        this.chance = chance;
    }

    /** How many bodies a test is to try: few in every build, many with {@code -Dparley.full}. */
    public static int cases() {
        return System.getProperty("parley.full") == null ? FEW : MANY;
    }

    /** The published samples of a topic, by its name, or of another folder beside the topics'. */
    public static List<String> samples(String folder) {
        Path samples = Path.of("../contracts/src/test/resources/samples", folder);
        try (var files = Files.list(samples)) {
            var texts = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return List.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] get() {
        JsonNode body = sample();
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            body = changed(body);
        }
        byte[] bytes = Json.bytes(body);
        return chance.nextInt(5) == 0 ? torn(bytes) : bytes;
    }

    private JsonNode sample() {
        return samples.get(chance.nextInt(samples.size())).deepCopy();
    }

    /** A field or an element somewhere in it, however deep, becomes something else. */
    private JsonNode changed(JsonNode body) {
        var holders = new ArrayList<JsonNode>();
        collect(body, holders);
        if (holders.isEmpty() || chance.nextInt(60) == 0) {
            return odd();
        }
        switch (holders.get(chance.nextInt(holders.size()))) {
            case ObjectNode object -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(chance.nextInt(names.size()));
                if (chance.nextInt(3) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, odd());
                }
            }
            case ArrayNode array -> array.set(chance.nextInt(array.size()), odd());
            default -> throw new IllegalStateException("only objects and arrays hold anything");
        }
        return body;
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode() && !node.isEmpty()) {
            holders.add(node);
            node.forEach(part -> collect(part, holders));
        }
    }

    private JsonNode odd() {
        return switch (chance.nextInt(18)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(Long.MAX_VALUE);
            case 3 -> NODES.numberNode(new java.math.BigDecimal("1e400"));
            case 4 -> NODES.numberNode(0.5);
            case 5 -> NODES.booleanNode(chance.nextBoolean());
            case 6 -> NODES.textNode("");
            case 7 -> NODES.textNode("a\u0000b");
            case 8 -> NODES.textNode("x".repeat(1 + chance.nextInt(70_000)));
            case 9 -> NODES.textNode("9".repeat(400));
            case 10 -> NODES.textNode("+999999999-12-31T23:59:59.999999999Z");
            case 11 -> NODES.textNode("../../\"'<script>{{${%0d%0a");
            case 12 -> NODES.objectNode();
            case 13 -> NODES.arrayNode().addNull().add(1).add("x");
            case 14 -> deep(chance.nextInt(200));
            case 15 -> NODES.textNode(Character.toString(0x1F600 + chance.nextInt(40)) + "\u202e\ufeff");
            case 16 -> NODES.numberNode(new java.math.BigInteger("9".repeat(300)));
            default -> sample();
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode node = NODES.arrayNode();
        for (int level = 0; level < levels; level++) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }

    private byte[] torn(byte[] bytes) {
        int at = chance.nextInt(bytes.length);
        return switch (chance.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << chance.nextInt(8));
                yield flipped;
            }
            case 2 -> (new String(bytes, UTF_8) + "}").getBytes(UTF_8);
            case 3 ->
                new String(bytes, UTF_8).replaceFirst(":\"", ":\"\\\\ud800").getBytes(UTF_8);
            case 4 ->
                new String(bytes, UTF_8)
                        .replaceFirst("\\{", "{\"deep\":" + "[".repeat(100_000))
                        .getBytes(UTF_8);
            default -> new byte[0];
        };
    }

    private static JsonNode tree(String sample) {
        try {
            return Json.mapper().readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
