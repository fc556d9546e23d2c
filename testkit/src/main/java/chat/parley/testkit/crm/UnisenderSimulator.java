package chat.parley.testkit.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** UniSender's lists as its documentation has them: everything is a POST of a form, and answered with status 200. */
public final class UnisenderSimulator extends CrmServer {
    public static final String API_KEY = "un1sender-key";

    private static final String LIST_ID = "77";
    private static final int MOST = 500;
    private static final int MOST_FIELDS = 50;
    private static final int PER_MINUTE = 1_200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    /** Nobody in particular is there: those are not taken. */
    private static final Pattern ROLE = Pattern.compile("(info|sales|no-reply|noreply|admin|support)@.*");

    private static final Set<String> OWN = Set.of("email", "email_list_ids", "phone", "phone_list_ids");
    private static final Set<String> FIELDS =
            Set.of("email", "email_list_ids", "phone", "phone_list_ids", "Name", "Source");

    private final Span minute = new Span(PER_MINUTE, Duration.ofMinutes(1), System::nanoTime);
    private final Map<String, ObjectNode> contacts = new LinkedHashMap<>();
    private int calls;
    private int rows;

    private UnisenderSimulator() throws IOException {}

    public static UnisenderSimulator start() throws IOException {
        return new UnisenderSimulator();
    }

    /** The name of the list that there is. */
    public String list() {
        return Integer.toString(port());
    }

    /** All contacts of the list in the order in which they came. */
    public synchronized List<JsonNode> contacts() {
        return contacts.values().stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    /** How often contacts were brought. */
    public synchronized int imports() {
        return calls;
    }

    /** How many contacts were brought, each time counted. */
    public synchronized int rows() {
        return rows;
    }

    @Override
    boolean changes(Request request) {
        return request.path().endsWith("/importContacts");
    }

    @Override
    Answer answer(Request request) {
        if (!request.is("POST", "/(ru|en|it)/api/\\w+")
                || !"json".equals(request.query().get("format"))
                || !"application/x-www-form-urlencoded".equals(request.header("content-type"))) {
            return error("unspecified", "Method not found");
        }
        Map<String, String> form = request.form();
        if (request.query().containsKey("api_key") || !API_KEY.equals(form.get("api_key"))) {
            return error("invalid_api_key", "API key is invalid");
        }
        if (!minute.take()) {
            return error("api_call_limit_exceeded_for_api_key", "More than " + PER_MINUTE + " calls in a minute");
        }
        return switch (request.part(2)) {
            case "getLists" ->
                result(array().add(object().put("id", 1).put("title", "others"))
                        .add(object().put("id", Integer.parseInt(LIST_ID)).put("title", list())));
            case "getFields" -> result(array().add(object().put("id", 1).put("name", "Source")));
            case "importContacts" -> imported(form);
            default -> error("unspecified", "Method not found");
        };
    }

    private Answer imported(Map<String, String> form) {
        var columns = new ArrayList<String>();
        while (form.containsKey("field_names[" + columns.size() + "]")) {
            columns.add(form.get("field_names[" + columns.size() + "]"));
        }
        if (columns.stream().filter(column -> !OWN.contains(column)).count() > MOST_FIELDS) {
            return error("invalid_arg", "more than " + MOST_FIELDS + " fields");
        }
        if (!FIELDS.containsAll(columns)) {
            return error("invalid_arg", "unknown field in " + columns);
        }
        var brought = new TreeMap<Integer, ObjectNode>();
        form.forEach((name, value) -> {
            if (name.startsWith("data[")) {
                String[] parts = name.split("[\\[\\]]+", -1);
                brought.computeIfAbsent(Integer.valueOf(parts[1]), row -> object())
                        .put(columns.get(Integer.parseInt(parts[2])), value);
            }
        });
        if (brought.isEmpty() || brought.size() > MOST) {
            return error("invalid_arg", "from 1 to " + MOST + " contacts");
        }
        calls++;
        int inserted = 0;
        ArrayNode log = array();
        for (var entry : brought.entrySet()) {
            ObjectNode row = entry.getValue();
            String email = row.path("email").asText().toLowerCase(Locale.ROOT);
            String phone = row.path("phone").asText();
            String list = row.path(email.isEmpty() ? "phone_list_ids" : "email_list_ids")
                    .asText();
            if ((email.isEmpty() && phone.isEmpty()) || !list.equals(LIST_ID)) {
                return error("invalid_arg", "a contact needs an address or a number, and its list");
            }
            rows++;
            if (!email.isEmpty()
                    && (!ADDRESS.matcher(email).matches() || ROLE.matcher(email).matches())) {
                log.addObject()
                        .put("index", entry.getKey())
                        .put("code", "invalid_email")
                        .put("message", "Email " + email + " is not taken");
            } else {
                inserted += contacts.put(email.isEmpty() ? phone : email, row) == null ? 1 : 0;
            }
        }
        ObjectNode result = object().put("total", brought.size())
                .put("inserted", inserted)
                .put("updated", brought.size() - inserted - log.size())
                .put("deleted", 0)
                .put("new_emails", inserted)
                .put("invalid", log.size());
        result.set("log", log);
        return result(result);
    }

    private static Answer result(JsonNode result) {
        return new Answer(200, object().set("result", result));
    }

    private static Answer error(String code, String words) {
        return new Answer(200, object().put("error", words).put("code", code));
    }
}
