package chat.parley.admin.template;

import java.util.Arrays;

/** A list of numbers that costs no object for each of them. */
final class Numbers {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }
}
