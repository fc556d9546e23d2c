package chat.parley.launcher.command;

import chat.parley.launcher.process.Supervised;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line per part while they start: its state and how long it took. On a terminal the lines change in place; else a
 * line is printed when a part is ready or ends. Safe for several threads.
 */
final class Progress implements Supervised.Listener {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintStream out;
    private final boolean inPlace;
    private final long began = System.nanoTime();
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, Long> starts = new HashMap<>();
    private boolean drawn;
    private boolean settled;
    private boolean silent;

    /** @param names of the parts, in the order to show them */
    Progress(PrintStream out, boolean inPlace, List<String> names) {
        this.out = out;
        this.inPlace = inPlace;
        names.forEach(name -> lines.put(name, "waiting"));
    }

    @Override
    public synchronized void changed(String name, Supervised.State state, String detail) {
        if (silent) {
            return;
        }
        var line = switch (state) {
            case STOPPED -> "stopped";
            case STARTING -> "starting";
            case READY ->
                String.format(Locale.ROOT, "ready in %5.1f s", secondsSince(starts.getOrDefault(name, began)));
            case DOWN -> "down: " + detail;
        };
        lines.put(name, line);
        if (inPlace && !settled) {
            draw();
        } else if (state == Supervised.State.READY || state == Supervised.State.DOWN) {
            out.println(row(name, line));
        }
    }

    private void draw() {
        if (drawn) {
            out.printf(Locale.ROOT, UP, lines.size());
        }
        drawn = true;
        lines.forEach((name, line) -> out.println(CLEAR_LINE + row(name, line)));
        out.flush();
    }

    private static String row(String name, String line) {
        return String.format(Locale.ROOT, "  %-22s %s", name, line);
    }

    /** From now on every change is a line of its own. */
    synchronized void settle() {
        settled = true;
    }

    /** From now on nothing is printed: what ends now was told to. */
    synchronized void silence() {
        silent = true;
    }

    /** How long it has been since the beginning. */
    double seconds() {
        return secondsSince(began);
    }

    private static double secondsSince(long instant) {
        return (System.nanoTime() - instant) / 1e9;
    }
}
