package chat.parley.ingest.kit;

/** How the provider greets us when it is asked who we are. */
public sealed interface Standing {
    /**
     * Everything works.
     *
     * @param externalId which foreign account this is; one of them belongs to one channel only [C-04]
     * @param title as people call it there
     */
    record Good(String externalId, String title) implements Standing {}

    /** No answer, or none that says anything of us. */
    record Away(String reason) implements Standing {}

    /** The provider does not know us: the token is wrong or revoked. */
    record Disowned(String reason) implements Standing {}
}
