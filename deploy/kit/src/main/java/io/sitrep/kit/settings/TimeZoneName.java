package io.sitrep.kit.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a zone's name. The platform's own reading fails in a way that names neither the setting nor what is wanted. */
public class TimeZoneName implements Converter<ZoneId> {
    private static final long serialVersionUID = 1L;

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be the name of a time zone, such as Europe/Berlin", unknown);
        }
    }
}
