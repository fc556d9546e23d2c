package chat.parley.admin.operator;

import chat.parley.admin.Shops.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who is to be an operator. */
final class Olga {
    private Olga() {}

    static Map<String, Object> body(Shop shop) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "Olga Nowak");
        body.put("email", shop.address("olga"));
        body.put("role", "supervisor");
        body.put("departments", List.of(shop.department()));
        body.put("languages", List.of("ru", "en"));
        body.put("maxDialogs", 3);
        return body;
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var copy = new LinkedHashMap<>(body);
        copy.put(field, value);
        return copy;
    }
}
