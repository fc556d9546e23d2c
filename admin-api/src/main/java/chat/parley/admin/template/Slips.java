package chat.parley.admin.template;

/** How many letters were left out, put in, exchanged or swapped with their neighbour. */
final class Slips {
    private Slips() {}

    /** The least number of slips that make one word of the other; some greater number where it is above {@code most}. */
    static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] earlier = new int[other.length() + 1];
        int[] before = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], earlier[j - 2] + 1);
                }
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return least;
            }
            int[] spare = earlier;
            earlier = before;
            before = now;
            now = spare;
        }
        return before[other.length()];
    }
}
