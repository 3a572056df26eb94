package io.sitrep.lines;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** For tests of the services: hears each line of the log until it is closed, with the fields it would have as JSON. */
public final class Lines extends Handler implements AutoCloseable {
    /** @param fields what stands in {@code mdc} */
    public record Line(String level, String text, Map<String, String> fields) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private Lines() {}

    public static Lines listen() {
        Lines heard = new Lines();
        Logger.getLogger("").addHandler(heard);
        return heard;
    }

    public List<Line> saying(String words) {
        return lines.stream().filter(line -> line.text().contains(words)).toList();
    }

    /** The same, of one thing. @param id the value of any field */
    public List<Line> saying(String words, Object id) {
        return saying(words).stream()
                .filter(line -> line.fields().containsValue(id.toString()))
                .toList();
    }

    @Override
    public void publish(LogRecord written) {
        ExtLogRecord line = ExtLogRecord.wrap(written);
        lines.add(new Line(line.getLevel().getName(), line.getFormattedMessage(), Map.copyOf(line.getMdcCopy())));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
