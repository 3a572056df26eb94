package io.sitrep.incident.console.subscribers;

import io.sitrep.incident.console.Form;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form with a file, or with what is in it. */
public class HandedIn {
    /** What is longer is not shown again: it has to be chosen again. */
    private static final long SHOWN = 256 * 1024;

    @RestForm(Form.TOKEN)
    String formToken;

    @RestForm
    String once;

    @RestForm
    String text;

    @RestForm
    FileUpload file;

    boolean isFile() {
        return file != null && file.size() > 0;
    }

    String typed() {
        return text == null ? "" : text;
    }

    /** What is to be seen of it afterwards; nothing of a file that is long, or in letters that a form would change. */
    String shown() {
        if (!isFile()) {
            return typed();
        }
        try {
            String content = file.size() > SHOWN
                    ? ""
                    : new String(Files.readAllBytes(file.uploadedFile()), StandardCharsets.UTF_8);
            return content.contains("\ufffd") ? "" : content;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As another form has them. Of a file, what tells it from another: the notifier compares what is in it. */
    MultivaluedMap<String, String> fields() {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        put(fields, Form.TOKEN, formToken);
        put(fields, "once", once);
        put(fields, "text", text);
        if (isFile()) {
            put(fields, "file", file.fileName() + " " + file.size());
        }
        return fields;
    }

    private static void put(MultivaluedMap<String, String> fields, String name, String value) {
        if (value != null) {
            fields.putSingle(name, value);
        }
    }
}
