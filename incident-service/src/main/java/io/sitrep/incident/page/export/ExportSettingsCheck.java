package io.sitrep.incident.page.export;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Wanted;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Refuses to start where the copy of the site could go nowhere, naming the variable and never its value. */
@Startup
@Singleton
public class ExportSettingsCheck {
    /** docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, 2026-11; other stores allow capitals and underscores. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");

    public ExportSettingsCheck(ExportSettings settings) {
        settings.dir().ifPresent(folder -> Wanted.folder("SITREP_EXPORT_DIR", folder));
        settings.s3().ifPresent(ExportSettingsCheck::bucket);
    }

    private static void bucket(ExportSettings.S3 s3) {
        Wanted.web("SITREP_EXPORT_S3_ENDPOINT", s3.endpoint());
        Wanted.that(
                BUCKET.matcher(s3.bucket()).matches(),
                "SITREP_EXPORT_S3_BUCKET",
                "must be a name of 3 to 63 letters, digits, dots and dashes");
        s3.region().ifPresent(region -> Wanted.word("SITREP_EXPORT_S3_REGION", region));
        Wanted.word("SITREP_EXPORT_S3_ACCESS_KEY", s3.accessKey());
        Wanted.word("SITREP_EXPORT_S3_SECRET_KEY", s3.secretKey());
    }
}
