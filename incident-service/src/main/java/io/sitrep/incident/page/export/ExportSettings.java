package io.sitrep.incident.page.export;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a copy of the site goes: nowhere, unless one of them is set. */
@ConfigMapping(prefix = "sitrep.export")
public interface ExportSettings {
    /** A directory that a web server elsewhere serves. */
    Optional<Path> dir();

    Optional<S3> s3();

    /** A bucket of an S3-compatible store. */
    interface S3 {
        URI endpoint();

        String bucket();

        /** {@code us-east-1} where the store does not say otherwise. */
        Optional<String> region();

        String accessKey();

        String secretKey();
    }
}
