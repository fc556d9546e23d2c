package chat.parley.dialog.writer;

import java.time.Duration;

/** Told what the writer does, for metrics; called on the loop's thread, so it must be quick. */
public interface WriterWatch {
    /** Nobody looks. */
    WriterWatch NOBODY = new WriterWatch() {
        @Override
        public void handled(int commands, int events, Duration took) {}

        @Override
        public void buried(int deadLetters) {}

        @Override
        public void takenOver(int partition, int republished) {}

        @Override
        public void setBack(String why) {}

        @Override
        public void rulesStopped(int times) {}
    };

    /** A batch was committed and published. */
    void handled(int commands, int events, Duration took);

    /** Commands went to the dead letters. */
    void buried(int deadLetters);

    /** @param republished records that had not reached the topics */
    void takenOver(int partition, int republished);

    /** @param why a short fixed phrase: {@code fenced}, {@code database}, {@code publish}, {@code unknown-commit} */
    void setBack(String why);

    /** Automation rules were kept from acting, because they set each other off or acted too often [T-07]. */
    void rulesStopped(int times);
}
