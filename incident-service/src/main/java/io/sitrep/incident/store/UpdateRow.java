package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of one update. */
@Entity
@Table(name = "incident_updates")
public class UpdateRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "public_id")
    public String publicId;

    @Column(name = "incident_id")
    public UUID incidentId;

    public int position;
    public String status;
    public String message;
    public String visibility;
    public String state;
    public boolean notify;
    public String components;
    public String[] regions;
    public String translations;

    @Column(name = "author_id")
    public String authorId;

    public String author;
    public String origin;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "published_at")
    public Instant publishedAt;

    /** JSON: what it will do once it is published; null from then on, so that it tells what is out from what is not. */
    public String pending;

    @Column(name = "publish_at")
    public Instant publishAt;

    @Column(name = "approved_by")
    public String approvedBy;

    @Column(name = "edited_at")
    public Instant editedAt;

    /** The body as it was imported, where it came as HTML, made safe. */
    @Column(name = "source_html", updatable = false)
    public String sourceHtml;

    /** Whether the page it was imported from told its subscribers; null for our own. */
    @Column(name = "source_notified", updatable = false)
    public Boolean sourceNotified;
}
