package chat.parley.integration.crm;

/**
 * A file of a dialog on its way to a CRM.
 *
 * @param id tells it from every other file
 * @param name as its sender named it; never used as a path
 */
public record CrmFile(String id, String name, String mediaType, byte[] bytes) {
    /** What stands beside it there and beside no other, so that a repeat finds it. */
    public String marker() {
        return "[parley file " + id + "]";
    }

    /** Nothing: names are what people chose. */
    @Override
    public String toString() {
        return "CrmFile[]";
    }
}
