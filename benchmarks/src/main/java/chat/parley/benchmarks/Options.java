package chat.parley.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * What to measure and how long.
 *
 * @param visitors sockets that write in turn
 * @param rate messages per second of the latency run
 * @param seconds of the latency run
 * @param steps rates tried one after the other for the throughput run
 * @param stepSeconds of each step
 * @param sockets idle ones that are held
 * @param addresses of this machine that they come from
 * @param warmUp at the rate of the latency run, before it
 * @param longLived whether the suite's programs use the optimising compiler however few processors there are
 */
record Options(
        int visitors,
        double rate,
        Duration seconds,
        List<Integer> steps,
        Duration stepSeconds,
        int sockets,
        int addresses,
        Duration warmUp,
        boolean longLived) {
    static final String HELP = """
            ./parley bench [options]     measures messages end to end and the floor, in one run
                --rate N                 messages per second of the latency run (100)
                --seconds N              its length (30)
                --visitors N             sockets that write in turn (200)
                --steps A,B,C            rates tried for the greatest sustained (500,1000,1500,2000,3000,4000)
                --step-seconds N         length of each (10)
                --warm-up N              seconds at that rate before the latency run (10)
                --long-lived             with the optimising compiler, as in images; wants a long warm-up
                --no-build               measure what was built before
            ./parley bench assignments   measures from a freed slot to the next dialog on the operator's socket, at 100/s
            ./parley bench burst         ten times the rate for 30 s, and how soon all is as usual after it
            ./parley bench roundtrip     visitor → operator → the operator's answer → visitor
            ./parley bench sockets       idle visitors' sockets at one channel-ingest process: memory, telling all
                --sockets N              how many; the limit of open files is the limit (5000)
                --addresses N            loopback addresses they come from (4)
            ./parley bench routing       measures the pure core of routing: nothing is started
            ./parley bench rules         measures what a thousand rules add to a first message: nothing is started""";

    static Options parse(String[] arguments) {
        int visitors = 200;
        double rate = 100;
        int seconds = 30;
        int stepSeconds = 10;
        int sockets = 5_000;
        int addresses = 4;
        int warmUp = 10;
        boolean longLived = false;
        var steps = List.of(500, 1_000, 1_500, 2_000, 3_000, 4_000);
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--no-build")) {
                continue;
            }
            if (option.equals("--long-lived")) {
                longLived = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " is no option, or lacks its value");
            }
            String value = arguments[++i];
            switch (option) {
                case "--rate" -> rate = Double.parseDouble(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--visitors" -> visitors = Integer.parseInt(value);
                case "--sockets" -> sockets = Integer.parseInt(value);
                case "--addresses" -> addresses = Integer.parseInt(value);
                case "--step-seconds" -> stepSeconds = Integer.parseInt(value);
                case "--steps" ->
                    steps = java.util.Arrays.stream(value.split(",", -1))
                            .map(Integer::valueOf)
                            .toList();
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new Options(
                visitors,
                rate,
                Duration.ofSeconds(seconds),
                steps,
                Duration.ofSeconds(stepSeconds),
                sockets,
                addresses,
                Duration.ofSeconds(warmUp),
                longLived);
    }
}
