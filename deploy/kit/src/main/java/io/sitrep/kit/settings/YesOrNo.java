package io.sitrep.kit.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code true} or {@code false}. The platform's own reading takes whatever it does not know for false, and says nothing. */
public class YesOrNo implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String text) {
        return switch (text.strip()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
