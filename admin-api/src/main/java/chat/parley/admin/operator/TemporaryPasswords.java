package chat.parley.admin.operator;

import java.security.SecureRandom;

/** Passwords for a first login: easy to read out, hard to guess, and in every character class a policy may ask for. */
public final class TemporaryPasswords {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final SecureRandom random;

    public TemporaryPasswords(SecureRandom random) {
        this.random = random;
    }

    /** Four groups of five letters, over 90 bits of chance, with a capital and a digit. */
    public String next() {
        var password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            for (int i = 0; i < GROUP_LENGTH; i++) {
                password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            password.append('-');
        }
        password.setCharAt(0, Character.toUpperCase(password.charAt(0)));
        return password.append(random.nextInt(10)).toString();
    }
}
