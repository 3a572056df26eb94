package io.sitrep.notifier.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.sitrep.notifier.importer.ImportLine.Bad;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Comma-separated values (RFC 4180) with a line of names at the top: those of the API's fields, or those of Statuspage's list of
 * subscribers. A row that is not in form ends the file, since nobody can say where the next begins.
 */
final class CsvSource implements ImportLine.Source {
    private static final int LONGEST_VALUE = 64 * 1024;
    private static final CsvMapper MAPPER = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_VALUE)
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    /** Makes a row of named values. */
    interface Columns {
        /** @return a row, or what is wrong with it */
        ImportLine row(long line, Map<String, String> values);
    }

    private final MappingIterator<String[]> rows;
    private final List<String> names;
    private final Columns columns;
    private boolean ended;

    CsvSource(Reader text) throws IOException {
        rows = MAPPER.readerFor(String[].class).readValues(text);
        names = new ArrayList<>();
        if (hasNext()) {
            for (String name : rows.nextValue()) {
                names.add(name.replace("\ufeff", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ -]+", "_"));
            }
        }
        columns = StatuspageColumns.areThose(names) ? new StatuspageColumns(names) : new OwnColumns(names);
    }

    @Override
    public ImportLine next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (!hasNext()) {
                ended = true;
                return null;
            }
            long line = rows.getCurrentLocation().getLineNr();
            String[] values = rows.nextValue();
            return values.length > names.size()
                    ? new Bad(line, "more values than the first line has names")
                    : columns.row(line, named(values));
        } catch (JsonProcessingException malformed) {
            ended = true;
            return new Bad(
                    rows.getParser().currentLocation().getLineNr(),
                    "not in the form of CSV: nothing after it was read");
        }
    }

    private boolean hasNext() throws IOException {
        return rows.hasNextValue();
    }

    private Map<String, String> named(String[] values) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && !values[i].isBlank()) {
                named.put(names.get(i), values[i].strip());
            }
        }
        return named;
    }
}
